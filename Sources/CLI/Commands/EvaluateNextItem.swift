import ArgumentParser
import Recommend

/// `confide evaluate next-item`.
struct NextItemEvaluationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next-item", abstract: "What comes next in a running visit.",
        discussion:
            "Training: one session a line, items oldest first, lines in time order. Test: prefix, tab, next item.")

    @Option(help: "The sessions to learn from.") var train: String
    @Option(help: "The queries.") var test: String
    @Option(help: "Queries for choosing parameters; without it the newest 5 % of the sessions.") var valid: String?
    @OptionGroup var options: EvaluationOptions

    func run() async throws {
        let files = try SessionFiles(train: train)
        let trials = try files.trials(test)
        let categories = try options.categories(of: files.items)
        let held =
            try valid.map { (visits: files.visits, trials: try files.trials($0)) } ?? SessionFiles.heldOut(files.visits)
        let parameters = await choose(held.visits, held.trials, items: files.items.count)

        var contest = Contest(
            trials: trials, limit: options.top, learned: files.visits.lazy.flatMap(\.steps).map(\.item),
            items: files.items.count, categories: categories
        ) { $0 }
        await contest.enter("popularity") { Floor(files.visits, items: files.items.count) }
        for variant in NextItemPredictor.Variant.allCases {
            let parameters = variant.parameters(from: parameters)
            await contest.enter(
                variant.rawValue, parameters: Dial.figures(NextItemParameters.dials, parameters), bytes: { $0.bytes }
            ) { NextItemPredictor(files.visits, parameters) }
        }
        options.print(
            Report(
                data: .init(visits: files.visits.count, items: files.items.count, events: files.events),
                units: trials.map(\.unit), rows: contest.rows, deciding: .hitRate))
    }

    private func choose(
        _ visits: [Visit], _ trials: [Trial<[ItemNumber]>], items: Int
    ) async -> NextItemParameters {
        guard options.tune > 0 else { return NextItemParameters() }
        let learned = NextItemPredictor(visits, NextItemParameters())
        let choosing = Choosing(
            dials: NextItemParameters.dials, trials: trials, items: items, limit: options.top, seconds: options.tune)
        return await choosing.best(from: NextItemParameters()) {
            $1.worth($0, on: $2)
        } model: {
            learned.with($0)
        }
    }
}
