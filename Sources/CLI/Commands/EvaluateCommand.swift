import ArgumentParser
import Recommend

/// `confide evaluate …`.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure the models on files, with popularity as the floor.",
        discussion: """
            Full ranking, no sampled negatives. Parameters are chosen on what the training file holds out, or on a \
            validation file, never on the test file.
            """,
        subcommands: [NextItemEvaluationCommand.self, ForYouEvaluationCommand.self, GoesWithEvaluationCommand.self])
}

/// What all evaluations take.
struct EvaluationOptions: ParsableArguments {
    @Option(help: "Seconds for choosing parameters; 0 takes the defaults.")
    var tune = 60

    @Option(help: "Places of an answer that count.")
    var top = 20

    @Option(help: "Items with their categories, for how varied and how balanced the answers are.")
    var categories: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard tune >= 0 else { throw ValidationError("--tune is a number of seconds, 0 or more.") }
        guard (1...1_000).contains(top) else { throw ValidationError("--top is between 1 and 1000.") }
    }

    /// By item number: its category; empty where no file was named.
    func categories(of items: Numbering) throws -> [UInt32] {
        try categories.map { try CategoryFile($0, of: items).categories } ?? []
    }

    func print(_ report: Report) { Swift.print(json ? report.json() : report.table()) }
}
