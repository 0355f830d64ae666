import Recommend

/// The files of `evaluate next-item`: sessions to learn from, and prefixes with the item that came next.
struct SessionFiles {
    private(set) var items = Numbering()
    private(set) var visits: [Visit] = []
    private(set) var events = 0

    /// The days that the lines of a training file are spread over: the files have an order, but no dates.
    static let days = 180

    /// One session a line, item names oldest first, lines in time order.
    init(train path: String) throws {
        var file = try EvaluationFile(path)
        while let fields = try file.next() {
            let names = fields.flatMap(EvaluationFile.names)
            guard !names.isEmpty else { continue }
            let steps = names.map { Step(items.number($0)) }
            events += steps.count
            visits.append(Visit(id: UInt64(visits.count), day: 0, order: UInt64(visits.count), steps: steps))
        }
        guard !visits.isEmpty else { throw Refusal("\(path) holds no sessions", next: "give one session a line") }
        for number in visits.indices { visits[number].day = Int32(number * Self.days / visits.count) }
    }

    /// One query a line: the items so far, a tab, the item that came next. An item that training never saw is a miss.
    func trials(_ path: String) throws -> [Trial<[ItemNumber]>] {
        var file = try EvaluationFile(path)
        var trials: [Trial<[ItemNumber]>] = []
        var last: [Substring] = []
        var unit = -1
        while let fields = try file.next() {
            let names = fields.first.map(EvaluationFile.names) ?? []
            guard fields.count == 2, !names.isEmpty, !fields[1].isEmpty else {
                throw file.fault("not a query", next: "write the items so far, a tab, and the item that came next")
            }
            // The prefixes of one session follow each other, the longest first or last.
            if !(names.starts(with: last) || last.starts(with: names)) || last.isEmpty { unit += 1 }
            last = names
            trials.append(Self.trial(names.compactMap { items[$0] }, next: items[fields[1]], unit: unit))
        }
        guard !trials.isEmpty else { throw Refusal("\(path) holds no queries", next: "give one query a line") }
        return trials
    }

    /// Every prefix of the newest twentieth of the visits, and the visits before it.
    static func heldOut(_ visits: [Visit]) -> (visits: [Visit], trials: [Trial<[ItemNumber]>]) {
        let cut = visits.count - max(1, visits.count / 20)
        let trials = visits[cut...].enumerated().flatMap { unit, visit in
            visit.steps.indices.dropFirst().map { at in
                trial(visit.steps[..<at].map(\.item), next: visit.steps[at].item, unit: unit)
            }
        }
        return (Array(visits[..<cut]), trials)
    }

    private static func trial(_ prefix: [ItemNumber], next: ItemNumber?, unit: Int) -> Trial<[ItemNumber]> {
        Trial(prefix, targets: next.map { [$0] } ?? [], unknown: next == nil ? 1 : 0, unit: unit)
    }
}
