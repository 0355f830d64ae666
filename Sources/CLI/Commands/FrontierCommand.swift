import Anonymity
import ArgumentParser
import Engagement
import Recommend

/// `confide frontier`.
struct FrontierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frontier", abstract: "Measure what each level of privacy costs in relevance, and what it buys.",
        discussion: """
            Takes the files of evaluate next-item, or those of evaluate for-you. It asks the same questions at every \
            level, with graphs released under each ε, and replays the attack of Calandrino and others (2011) on lists of \
            related items. It publishes nothing: what it prints about graphs without noise and about questions is exact, \
            and for the shop's own eyes.
            """)

    @Option(help: "What to learn from.") var train: String?
    @Option(help: "The questions.") var test: String?
    @Option(help: "Items with what the catalog says of them: an item, a tab, words.") var attributes: String?
    @Option(help: "Make up so many shoppers with planted tastes instead.") var simulate: Int?
    @Option(help: "Items of the made-up shop; of files, only so many of the most wanted are kept.") var items: Int?
    @Option(help: "How many items get a cell for each pair.") var head = 1_000
    @Option(help: "The budgets to measure, set apart by commas.") var epsilon = "0.5,1,2,4,8"
    @Option(help: "The chance that a promise does not hold.") var delta = 1e-6
    @Option(help: "How often each noise is drawn.") var seeds = 5
    @Option(help: "How many shoppers are attacked; 0 for none.") var attacks = 50
    @Option(
        help: "How many others buy between two looks at the lists, set apart by commas; twice as many must be left.")
    var between = "0,10,100,1000"
    @Option(help: "How long the lists are that are attacked; what is published has 20 items for each.") var related = 20
    @Option(help: "Draw the two curves into this file.") var svg: String?
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard (simulate == nil) == (train != nil), (train == nil) == (test == nil) else {
            throw ValidationError("Give --train and --test, or --simulate.")
        }
        guard simulate ?? 2 >= 2, simulate ?? 2 <= 10_000_000 else {
            throw ValidationError("--simulate is between 2 and 10000000.")
        }
        guard attributes == nil || train != nil else { throw ValidationError("--attributes goes with --train.") }
        guard items ?? 2 >= 2, items ?? 2 <= 1_000_000 else {
            throw ValidationError("--items is between 2 and 1000000.")
        }
        guard (2...10_000).contains(head) else { throw ValidationError("--head is between 2 and 10000.") }
        guard (1...100).contains(seeds) else { throw ValidationError("--seeds is between 1 and 100.") }
        guard attacks >= 0 else { throw ValidationError("--attacks is 0 or more.") }
        guard (1...1_000).contains(related) else { throw ValidationError("--related is between 1 and 1000.") }
        _ = try epsilons()
        _ = try crowds()
        do { _ = try Delta(delta) } catch {
            throw ValidationError("--delta is above 0 and below 1 (\(error.code.rawValue)).")
        }
    }

    func run() async throws {
        var data: FrontierData
        if let train, let test {
            data = try FrontierData(train: train, test: test, attributes: attributes)
        } else {
            Terminal.progress("making up a shop")
            data = SimulatedShop(items: items ?? 1_000).data(shoppers: simulate ?? 2)
        }
        data.keep(mostWanted: items ?? data.count)
        guard !data.trials.isEmpty else {
            throw Refusal(
                "no question is about items of the training",
                next: "name the items as the training file does, or raise --items")
        }
        let catalog = data.catalog(withTraits: attributes != nil || simulate != nil)
        let (epsilons, delta) = (try epsilons(), try Delta(delta))
        let frontier = Frontier(
            data: data, catalog: catalog, head: head, epsilons: epsilons, delta: delta, seeds: seeds)
        var report = FrontierReport(
            source: data.source, shoppers: data.shoppers.count, items: data.count, questions: data.trials.count,
            head: min(head, data.count), delta: self.delta)
        report.rows = try await frontier.rows()
        if attacks > 0 {
            let attack = RelatedItemsAttack(
                data: data, catalog: catalog, head: head, delta: delta, trials: attacks, between: try crowds(),
                length: related)
            report.related = related
            report.attacks = try await attack.results(epsilons)
        }
        if let svg, !Files.create(svg, FrontierChart(report: report).svg(), mode: 0o644) {
            throw Refusal("\(svg) cannot be written, or is there already", next: "name a new file")
        }
        print(json ? report.json() : report.table())
    }

    private func crowds() throws -> [Int] {
        try between.split(separator: ",", omittingEmptySubsequences: false).map { text in
            guard let number = Int(text), (0...1_000_000).contains(number) else {
                throw ValidationError("--between: \(text) is not a number from 0 to 1000000.")
            }
            return number
        }
    }

    private func epsilons() throws -> [Epsilon] {
        try epsilon.split(separator: ",", omittingEmptySubsequences: false).map { text in
            guard let value = Double(text) else { throw ValidationError("--epsilon: \(text) is not a number.") }
            do {
                let epsilon = try Epsilon(value)
                // What is too little to draw noise for is refused before anything is read.
                _ = try GraphRelease(rho: try Rho(wideNoise: epsilon, delta: try Delta(delta)), head: head)
                return epsilon
            } catch let error as PrivacyError {
                throw ValidationError(
                    "--epsilon: \(text) is refused (\(error.code.rawValue)): give more than 0 and at most \(Epsilon.largest)."
                )
            }
        }
    }
}
