import ArgumentParser
import Recommend

/// `confide evaluate for-you`.
struct ForYouEvaluationCommand: AsyncParsableCommand {
    /// Whether what a user had may be suggested and is looked for.
    enum Repeats: String, ExpressibleByArgument, CaseIterable { case include, exclude }

    static let configuration = CommandConfiguration(
        commandName: "for-you", abstract: "What fits a history.",
        discussion: """
            A line is a user, a tab and an item; then a position or a time, or a basket and a time in seconds. Give \
            --test for users of the training file, or --test-in and --test-out for strangers: what is known of them, \
            and what is sought.
            """)

    @Option(help: "What to learn from.") var train: String
    @Option(help: "What is sought of users of the training file.") var test: String?
    @Option(help: "What is known of strangers.") var testIn: String?
    @Option(help: "What is sought of them.") var testOut: String?
    @Option(
        help: "For choosing parameters, and learned from afterwards; without it a part of the training is held out.")
    var valid: String?
    @Option(help: "Whether what a user had may be suggested and is looked for: include or exclude.")
    var repeats = Repeats.exclude
    @OptionGroup var options: EvaluationOptions

    func validate() throws {
        guard (test != nil) != (testIn != nil && testOut != nil), (testIn == nil) == (testOut == nil) else {
            throw ValidationError("Give --test, or --test-in and --test-out.")
        }
        guard test != nil || valid == nil else { throw ValidationError("--valid goes with --test.") }
    }

    func run() async throws {
        var files = InteractionFiles()
        let train = try files.read(train)
        let valid = try valid.map { try files.read($0) }
        let known = try testIn.map { try files.read($0) }
        let sought = try files.read(test ?? testOut ?? "-")
        let categories = try options.categories(of: files.items)

        let fit = train + (valid ?? [])
        let now = InteractionFiles.lastDay(fit)
        let learned = Set(fit.map(\.item))
        let parts: (left: [InteractionFiles.Deed], known: [InteractionFiles.Deed], held: [InteractionFiles.Deed])
        if let valid {
            parts = (train, train, valid)
        } else if known != nil {
            parts = files.heldOutUsers(train)
        } else {
            let held = files.heldOut(train)
            parts = (held.left, held.left, held.held)
        }
        let parameters = await choose(files, parts.left, known: parts.known, held: parts.held)

        let trials = files.trials(known: known ?? fit, sought: sought, learned: learned, repeats: repeats == .include)
        guard !trials.isEmpty else {
            throw Refusal("no user of the test is known", next: "name files of the same users and items")
        }
        let histories = files.histories(fit)
        let visits = histories.map { Visit(id: $0.id, day: now, order: $0.id, steps: $0.entries.map { Step($0.item) }) }
        var contest = Contest(
            trials: trials, limit: options.top, learned: fit.lazy.map(\.item), items: learned.count,
            categories: categories
        ) { $0.history.map(\.item) }
        let width = Int(learned.max() ?? 0) + 1
        await contest.enter("popularity") {
            Floor<ForYouQuery>(visits, items: width) { $0.excludeOwn ? $0.history.map(\.item) : [] }
        }
        for (name, parameters) in Self.variants(of: parameters) {
            await contest.enter(
                name, parameters: Dial.figures(ForYouParameters.dials, parameters)
            ) { ForYouPredictor(model: ForYou(learning: histories, parameters, now: now), now: now) }
        }
        options.print(
            Report(
                data: .init(visits: histories.count, items: learned.count, events: fit.count),
                units: trials.map(\.unit), rows: contest.rows, deciding: .ndcg))
    }

    private func choose(
        _ files: InteractionFiles, _ left: [InteractionFiles.Deed], known: [InteractionFiles.Deed],
        held: [InteractionFiles.Deed]
    ) async -> ForYouParameters {
        guard options.tune > 0 else { return ForYouParameters() }
        let learned = Set(left.map(\.item))
        let trials = files.trials(known: known, sought: held, learned: learned, repeats: repeats == .include)
        let now = InteractionFiles.lastDay(left)
        let models = ForYouModels(files.histories(left), now: now)
        let choosing = Choosing(
            dials: dials, trials: trials, items: learned.count, limit: options.top,
            seconds: options.tune)
        return await choosing.best(from: ForYouParameters()) { accuracy, _, _ in
            accuracy.ndcg
        } model: {
            ForYouPredictor(model: await models.model($0), now: now)
        }
    }

    /// The dials that can matter here, those first that cost least to turn.
    private var dials: [Dial<ForYouParameters>] {
        let telling = ForYouParameters.dials.filter { repeats == .include || !$0.name.hasPrefix("own") }
        func effort(_ dial: Dial<ForYouParameters>) -> ForYouParameters.Effort {
            var turned = ForYouParameters()
            turned[keyPath: dial.path] = .pi
            return ForYouParameters().effort(to: turned)
        }
        return telling.enumerated().sorted { (effort($0.element), $0.offset) < (effort($1.element), $1.offset) }
            .map(\.element)
    }

    /// The blend, and its parts alone.
    private static func variants(of blend: ForYouParameters) -> [(String, ForYouParameters)] {
        var linear = blend
        linear.followers = 0
        linear.ease = 1
        var followers = blend
        followers.ease = 0
        followers.followers = 1
        return [("followers", followers), ("ease", linear), ("confide", blend)]
    }
}
