import Recommend

/// The files of `evaluate goes-with`: baskets to learn from, and items with what they were bought with.
struct BasketFiles {
    private(set) var items = Numbering()
    private(set) var baskets: [Visit] = []
    private(set) var events = 0

    /// One basket a line: its name, a tab, its items; lines in time order.
    init(train path: String) throws {
        var file = try EvaluationFile(path)
        while let fields = try file.next() {
            guard fields.count == 2 else {
                throw file.fault("not a basket", next: "write the basket's name, a tab, and its items")
            }
            let steps = EvaluationFile.names(fields[1]).map { Step(items.number($0), .purchase) }
            guard !steps.isEmpty else { continue }
            events += steps.count
            baskets.append(Visit(id: UInt64(baskets.count), day: 0, order: UInt64(baskets.count), steps: steps))
        }
        guard !baskets.isEmpty else { throw Refusal("\(path) holds no baskets", next: "give one basket a line") }
        for number in baskets.indices { baskets[number].day = Int32(number * SessionFiles.days / baskets.count) }
    }

    /// One query a line: the basket's name, the items in hand, and the items that belong with them. What training
    /// never saw is asked about by nobody, and not looked for either.
    func trials(_ path: String) throws -> [Trial<[ItemNumber]>] {
        var file = try EvaluationFile(path)
        var trials: [Trial<[ItemNumber]>] = []
        var line = 0
        while let fields = try file.next() {
            guard fields.count == 3, !fields[1].isEmpty, !fields[2].isEmpty else {
                throw file.fault(
                    "not a query", next: "write the basket's name, the items in hand, and what belongs with them")
            }
            line += 1
            let query = EvaluationFile.names(fields[1]).compactMap { items[$0] }
            let targets = EvaluationFile.names(fields[2]).compactMap { items[$0] }
            guard !query.isEmpty, !targets.isEmpty else { continue }
            trials.append(Trial(query, targets: Array(Set(targets)).sorted(), unit: line))
        }
        guard !trials.isEmpty else { throw Refusal("\(path) holds no queries", next: "give one query a line") }
        return trials
    }

    /// How baskets are asked about.
    enum Asking { case oneItem, allButOne }

    /// The newest twentieth of the baskets as questions, and the baskets before it.
    ///
    /// Few baskets are asked about several times, each time with another of their items, so that chance decides less.
    func heldOut(asking: Asking) -> (baskets: [Visit], trials: [Trial<[ItemNumber]>]) {
        let held = max(1, baskets.count / 20)
        let times = min(max(1, Self.enough / held), 8)
        let trials = baskets[(baskets.count - held)...].enumerated().flatMap { unit, basket in
            var items: [ItemNumber] = []
            for step in basket.steps where !items.contains(step.item) { items.append(step.item) }
            guard items.count > 1 else { return [Trial<[ItemNumber]>]() }
            return (0..<min(times, items.count)).map { time in
                var others = items
                let one = others.remove(at: (unit + time * items.count / min(times, items.count)) % items.count)
                return asking == .oneItem
                    ? Trial([one], targets: others, unit: unit) : Trial(others, targets: [one], unit: unit)
            }
        }
        return (Array(baskets[..<(baskets.count - held)]), trials)
    }

    /// With so many questions the settings of a dial can be told apart.
    private static let enough = 8_000
}
