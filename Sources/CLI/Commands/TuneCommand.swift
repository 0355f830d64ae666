import ArgumentParser
import Engagement
import Recommend
import Server
import Shop
import Storage

/// `confide tune`.
struct TuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune", abstract: "Choose the models' parameters on the shop's own visits.",
        discussion: """
            The newest 5 % of the visits are held out, settings are tried until the time is over, and the best are kept \
            if they are better than today's. A running server takes them over by itself.
            """)

    @OptionGroup var options: StoreOptions

    @Option(help: "How long to search.")
    var seconds = 60

    @Flag(help: "Say what would be chosen, and change nothing.")
    var dryRun = false

    func validate() throws {
        guard seconds > 0 else { throw ValidationError("--seconds is 1 or more.") }
    }

    func run() async throws {
        let settings = try await options.settings()
        let store = try options.openStore(settings)
        defer { store.close() }
        let record = try await options.record(in: store)
        let fold = Fold(catalog: Catalog(shop: record.number, shelf: store))
        try await Follower(fold: fold, journal: store, clock: Terminal.now).catchUp()

        let visits = fold.visits
        let (known, trials) = SessionFiles.heldOut(visits)
        guard trials.count >= Self.fewest else {
            throw Refusal(
                "\(visits.count) visits are too few to choose by: they hold out \(trials.count) questions, and it takes \(Self.fewest)",
                next: "tune when more visits were learned; until then the defaults hold")
        }
        var parameters = fold.parameters
        let learned = NextItemPredictor(known, parameters.nextItem)
        let items = Int(visits.lazy.flatMap(\.steps).map(\.item).max() ?? 0) + 1
        let before = await learned.measure(trials, limit: 20, items: items).accuracy
        let choosing = Choosing(
            dials: NextItemParameters.dials, trials: trials, items: items, limit: 20, seconds: seconds)
        parameters.nextItem = await choosing.best(from: parameters.nextItem) {
            $1.worth($0, on: $2)
        } model: {
            learned.with($0)
        }
        let chosen = learned.with(parameters.nextItem)
        let after = await chosen.measure(trials, limit: 20, items: items).accuracy

        print("\(trials.count) questions of the newest visits; HR@20 and MRR@20:")
        print("  today   \(Report.text(before.hitRate, 4)) \(Report.text(before.reciprocalRank, 4))")
        print("  chosen  \(Report.text(after.hitRate, 4)) \(Report.text(after.reciprocalRank, 4))")
        guard chosen.worth(after, on: trials) > learned.worth(before, on: trials) else {
            print("Nothing better was found; nothing was changed.")
            return
        }
        if dryRun {
            print("Nothing was changed (--dry-run).")
        } else {
            let tuning = Tuning(parameters.numbers)
            _ = try await store.commit(Change(shop: record.number, writes: [.tune(tuning)]))
            print("Kept. Servers take it over within a second.")
        }
    }

    /// With fewer questions than this the choice would be chance.
    private static let fewest = 200
}
