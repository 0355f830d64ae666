import Engagement
import Recommend

/// What a frontier is measured on: shoppers with their items, questions about some of them, and a public catalog.
struct FrontierData: Sendable {
    /// Shoppers with their items, oldest first.
    var shoppers: [(person: Int, items: [ItemNumber])]
    /// What somebody had, oldest first, and what she wanted next.
    var trials: [Trial<[ItemNumber]>]
    /// By item: the numbers of its traits.
    var traits: [[UInt32]]
    /// Where it is from, in words.
    var source: String

    /// The files of `evaluate next-item`, or those of `evaluate for-you`: which, the first line of the training tells.
    init(train: String, test: String, attributes: String?) throws {
        var first = try EvaluationFile(train)
        guard let line = try first.next() else {
            throw Refusal("\(train) is empty", next: "give one session a line, or a user, a tab and an item")
        }
        let items: Numbering
        if line.count > 1 {
            var files = InteractionFiles()
            let deeds = try files.read(train)
            let sought = try files.read(test)
            shoppers = files.histories(deeds).map { (Int($0.id), $0.entries.map(\.item)) }
            trials = files.trials(known: deeds, sought: sought, learned: Set(deeds.map(\.item)), repeats: false)
                .map { Trial($0.query.history.map(\.item), targets: $0.targets, unit: $0.unit) }
            items = files.items
        } else {
            let files = try SessionFiles(train: train)
            shoppers = files.visits.enumerated().map { ($0, $1.steps.map(\.item)) }
            trials = try files.trials(test)
            items = files.items
        }
        traits = [[UInt32]](repeating: [], count: items.count)
        source = "\(train), \(test)"
        if let attributes { try read(attributes, of: items) }
    }

    init(shoppers: [[ItemNumber]], trials: [Trial<[ItemNumber]>], traits: [[UInt32]], source: String) {
        self.shoppers = shoppers.enumerated().map { ($0, $1) }
        self.trials = trials
        self.traits = traits
        self.source = source
    }

    /// An item, a tab, and what the catalog says of it, words set apart by spaces.
    private mutating func read(_ path: String, of items: Numbering) throws {
        var file = try EvaluationFile(path)
        var names = Numbering()
        var known = 0
        while let fields = try file.next() {
            guard fields.count == 2, !fields[0].isEmpty else {
                throw file.fault("not an item with its attributes", next: "write an item, a tab, and its attributes")
            }
            guard let item = items[fields[0]] else { continue }
            known += 1
            traits[Int(item)] = EvaluationFile.names(fields[1]).map { names.number($0) }
        }
        guard known > 0 else {
            throw Refusal("\(path) names no item of the training", next: "name the items as the training file does")
        }
    }

    /// How many items there are.
    var count: Int { traits.count }

    /// Leaves only the items that most shoppers had, and the questions about these; questions whose answer the shopper
    /// had before are left out, for a graph proposes nothing that is in the visit.
    mutating func keep(mostWanted limit: Int) {
        var counts = [Int](repeating: 0, count: count)
        for (_, items) in shoppers { for item in Set(items) { counts[Int(item)] += 1 } }
        let order = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        var numbers = [ItemNumber?](repeating: nil, count: count)
        for (number, item) in order.prefix(limit).enumerated() { numbers[item] = ItemNumber(number) }
        func kept(_ items: [ItemNumber]) -> [ItemNumber] { items.compactMap { numbers[Int($0)] } }

        shoppers = shoppers.map { ($0.person, kept($0.items)) }.filter { !$0.1.isEmpty }
        trials = trials.compactMap { trial in
            let query = kept(trial.query)
            let targets = kept(trial.targets).filter { !query.contains($0) }
            guard !query.isEmpty, !targets.isEmpty else { return nil }
            return Trial(query, targets: targets, unit: trial.unit)
        }
        traits = order.prefix(limit).map { traits[$0] }
    }

    /// The items as a public catalog, with their traits or without.
    func catalog(withTraits: Bool) -> ReleaseCatalog {
        ReleaseCatalog(traits.enumerated().map { (ItemNumber($0), withTraits ? $1 : []) })
    }
}
