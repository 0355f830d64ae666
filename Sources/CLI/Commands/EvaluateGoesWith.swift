import ArgumentParser
import Recommend

/// `confide evaluate goes-with`.
struct GoesWithEvaluationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "goes-with", abstract: "What belongs with an item or a basket.",
        discussion: """
            Training: a basket's name, a tab, its items; lines in time order. Test: the basket's name, a tab, the items \
            in hand, a tab, the items that belong with them.
            """)

    @Option(help: "The baskets to learn from.") var train: String
    @Option(help: "The queries.") var test: String
    @OptionGroup var options: EvaluationOptions

    func run() async throws {
        let files = try BasketFiles(train: train)
        let trials = try files.trials(test)
        let categories = try options.categories(of: files.items)
        let parameters = await choose(files, like: trials)
        var contest = Contest(
            trials: trials, limit: options.top, learned: files.baskets.lazy.flatMap(\.steps).map(\.item),
            items: files.items.count, categories: categories
        ) { $0 }
        await contest.enter("popularity") { Floor(files.baskets, items: files.items.count) { $0 } }
        for (name, parameters) in Self.variants(of: parameters) {
            await contest.enter(
                name, parameters: Dial.figures(GoesWithParameters.dials, parameters)
            ) { await GoesWithPredictor(files.baskets, parameters) }
        }
        options.print(
            Report(
                data: .init(visits: files.baskets.count, items: files.items.count, events: files.events),
                units: trials.map(\.unit), rows: contest.rows, deciding: .ndcg))
    }

    /// Chooses on the newest baskets, asked about as the test asks: with one item, or with all but one.
    private func choose(_ files: BasketFiles, like trials: [Trial<[ItemNumber]>]) async -> GoesWithParameters {
        guard options.tune > 0 else { return GoesWithParameters() }
        let single = trials.count { $0.query.count == 1 } * 2 > trials.count
        let held = files.heldOut(asking: single ? .oneItem : .allButOne)
        let choosing = Choosing(
            dials: GoesWithParameters.dials, trials: held.trials, items: files.items.count, limit: options.top,
            seconds: options.tune, doubt: 0.1)
        return await choosing.best(from: GoesWithParameters()) { accuracy, _, _ in
            // One item is wanted, as of a visit: to be among the first, and to be the very first.
            single ? accuracy.ndcg : accuracy.hitRate + 2 * accuracy.reciprocalRank
        } model: {
            await GoesWithPredictor(held.baskets, $0)
        }
    }

    /// The whole, and counting pairs alone.
    private static func variants(of whole: GoesWithParameters) -> [(String, GoesWithParameters)] {
        var pairs = whole
        pairs.company = 0
        return [("pairs", pairs), ("confide", whole)]
    }
}
