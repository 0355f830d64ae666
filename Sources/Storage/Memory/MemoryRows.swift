import Consent
import Ledger
import Oversight
import Shop

/// One shop's rows in memory, with the means to take a change back.
struct MemoryRows {
    var tail = Tail()
    private(set) var entries: [Pseudonym: ConsentEntry] = [:]
    private(set) var decisions: [Pseudonym: [Decision]] = [:]
    private(set) var sealed: [Pseudonym: [PurposeCode: Seal]] = [:]
    private(set) var seen: [UInt64: Int32] = [:]
    private(set) var facts: [UInt64: Fact] = [:]
    private(set) var contributed: [UInt64: [UInt64]] = [:]
    private(set) var counters: [Tally.Key: Counter] = [:]
    private(set) var contributors: [UInt64: Int32] = [:]
    private(set) var lines: [Int: LogLine] = [:]
    private(set) var nodes: [NodePlace: Hash] = [:]
    private(set) var checkpoints: [Int: KeptCheckpoint] = [:]
    private(set) var items: [String: StoredItem] = [:]
    private(set) var feeds: [String: StoredFeed] = [:]
    private(set) var runs: [Int64: RetentionRun] = [:]
    private(set) var marks: [ItemNumber: Mark] = [:]
    private(set) var requests: [RequestNumber: RequestRow] = [:]
    /// How to take back each step of the change that is being made, in the order it was made.
    private var undo: [@Sendable (inout MemoryRows) -> Void] = []

    struct Mark: Sendable {
        var id: String
        var feed: Int64
        var run: Int64
    }

    /// A sealed row, and the day of the oldest thing in it.
    struct Seal: Sendable {
        let row: SealedRow
        let oldest: Int32
    }

    /// Runs a change; if it throws, everything is as it was.
    mutating func change<Result>(
        _ body: (inout Acting<MemoryRows>) throws(StoreFault) -> Result
    ) throws(StoreFault) -> Result {
        var acting = Acting(on: self, tail: tail)
        // The only other reference to the tables is gone, so that changing them copies nothing.
        self = MemoryRows()
        do throws(StoreFault) {
            let result = try body(&acting)
            self = acting.rows
            tail = acting.tail
            undo = []
            return result
        } catch {
            self = acting.rows
            for step in undo.reversed() { step(&self) }
            undo = []
            throw error
        }
    }

    /// Puts or deletes one row of one table, and remembers what was there.
    private mutating func set<Key: Hashable & Sendable, Row: Sendable>(
        _ table: any WritableKeyPath<MemoryRows, [Key: Row]> & Sendable, _ key: Key, _ row: Row?
    ) {
        let before = self[keyPath: table][key]
        self[keyPath: table][key] = row
        undo.append { $0[keyPath: table][key] = before }
    }
}

extension MemoryRows: ConsentTables, SealedTables {
    func entry(of shopper: Pseudonym) -> ConsentEntry? { entries[shopper] }
    mutating func put(_ entry: ConsentEntry, of shopper: Pseudonym) { set(\.entries, shopper, entry) }
    mutating func removeEntry(of shopper: Pseudonym) { set(\.entries, shopper, nil) }

    mutating func append(_ decision: Decision, of shopper: Pseudonym) {
        set(\.decisions, shopper, decisions[shopper, default: []] + [decision])
    }

    mutating func removeDecisions(of shopper: Pseudonym) -> Int {
        let count = decisions[shopper]?.count ?? 0
        set(\.decisions, shopper, nil)
        return count
    }

    func revision(of shopper: Pseudonym, _ purpose: PurposeCode) -> UInt64? {
        sealed[shopper]?[purpose]?.row.revision
    }

    mutating func put(_ row: Sealed) {
        var rows = sealed[row.account.shopper] ?? [:]
        rows[row.purpose] = Seal(row: SealedRow(revision: row.revision, bytes: row.bytes), oldest: row.oldest)
        set(\.sealed, row.account.shopper, rows)
    }

    mutating func removeSealed(of shopper: Pseudonym, _ purpose: PurposeCode?) -> Int {
        let before = sealed[shopper] ?? [:]
        let after = purpose.map { purpose in before.filter { $0.key != purpose } } ?? [:]
        set(\.sealed, shopper, after.isEmpty ? nil : after)
        return before.count - after.count
    }
}

extension MemoryRows {
    /// Every pseudonym and wrapped key that any row holds.
    var shopperBytes: [[UInt8]] {
        entries.flatMap { [$0.bytes] + [$1.wrappedKey].compactMap(\.self) } + decisions.keys.map(\.bytes)
            + sealed.keys.map(\.bytes) + requests.values.compactMap { $0.shopper?.bytes }
    }
}

extension MemoryRows: JournalTables {
    mutating func mark(_ messages: [UInt64], day: Int32) -> [UInt64] {
        var known: [UInt64] = []
        for message in messages {
            if seen[message] != nil { known.append(message) } else { set(\.seen, message, day) }
        }
        return known
    }

    mutating func append(_ contribution: Contribution, at number: UInt64) {
        set(\.facts, number, Fact(number: number, body: .contributed(contribution)))
        set(\.contributed, contribution.visit, contributed[contribution.visit, default: []] + [number])
    }

    mutating func append(forgotten visit: UInt64, at number: UInt64) {
        set(\.facts, number, Fact(number: number, body: .forgotten(visit: visit)))
    }

    mutating func append(_ tuning: Tuning, at number: UInt64) {
        set(\.facts, number, Fact(number: number, body: .tuned(tuning)))
    }

    mutating func append(rules json: [UInt8], at number: UInt64) {
        set(\.facts, number, Fact(number: number, body: .ruled(json)))
    }

    mutating func append(_ edition: GraphEdition, at number: UInt64) {
        for old in facts.values { if case .published = old.body { set(\.facts, old.number, nil) } }
        set(\.facts, number, Fact(number: number, body: .published(edition)))
    }

    mutating func removeContributions(of visit: UInt64) -> Int {
        let numbers = contributed[visit] ?? []
        for number in numbers { set(\.facts, number, nil) }
        set(\.contributed, visit, nil)
        return numbers.count
    }

    mutating func add(_ tally: Tally) {
        var sum = counters[tally.key] ?? Counter(key: tally.key, events: 0, pieces: 0, contributors: 0)
        for mark in tally.contributors where contributors[mark] == nil {
            set(\.contributors, mark, tally.key.day)
            sum.contributors += 1
        }
        sum.events += tally.events
        sum.pieces += tally.pieces
        set(\.counters, tally.key, sum)
    }
}

extension MemoryRows: RetentionTables {
    mutating func removeDecisions(of shopper: Pseudonym, before day: Int32) -> Int {
        let before = decisions[shopper] ?? []
        let after = before.filter { $0.expires.number >= Int64(day) }
        set(\.decisions, shopper, after.isEmpty ? nil : after)
        return before.count - after.count
    }

    func decisionCount(of shopper: Pseudonym) -> Int { decisions[shopper]?.count ?? 0 }

    mutating func remove(_ aged: Aged) -> Int {
        switch aged {
        case .messages(let day, let slice):
            let old = seen.filter { UInt8($0.key >> 56) == slice && $0.value < day }.keys
            for mark in old { set(\.seen, mark, nil) }
            return old.count
        case .contributors(let day, let slice):
            let old = contributors.filter { UInt8($0.key >> 56) == slice && $0.value < day }.keys
            for mark in old { set(\.contributors, mark, nil) }
            return old.count
        case .counters(let day):
            let old = counters.keys.filter { $0.day < day }
            for key in old { set(\.counters, key, nil) }
            return old.count
        case .forgotten(let position):
            let old = facts.values.filter { $0.number <= position && $0.isForgotten }
            for fact in old { set(\.facts, fact.number, nil) }
            return old.count
        }
    }

    mutating func put(_ run: RetentionRun) { set(\.runs, run.time, run) }
}

extension Fact {
    var isForgotten: Bool { if case .forgotten = body { true } else { false } }
    var contribution: Contribution? { if case .contributed(let contribution) = body { contribution } else { nil } }
}

extension MemoryRows: LedgerTables {
    /// Where a node stands.
    struct NodePlace: Hashable, Sendable {
        let level: Int
        let place: Int
    }

    mutating func append(_ line: LogLine) { set(\.lines, line.index, line) }

    mutating func append(_ node: LogNode) {
        set(\.nodes, NodePlace(level: node.level, place: node.place), node.hash)
    }

    mutating func keep(_ checkpoint: KeptCheckpoint) {
        if checkpoints[checkpoint.size] == nil { set(\.checkpoints, checkpoint.size, checkpoint) }
    }

    func kept(_ level: Int, _ places: Range<Int>) -> [Hash] {
        places.compactMap { level == 0 ? lines[$0]?.leaf : nodes[NodePlace(level: level, place: $0)] }
    }
}

extension MemoryRows: RequestTables {
    static func byDue(_ rows: some Sequence<RequestRow>) -> [RequestRow] {
        rows.sorted { ($0.due, $0.number.text) < ($1.due, $1.number.text) }
    }

    func requests(of shopper: Pseudonym) -> [RequestRow] {
        Self.byDue(requests.values.filter { $0.shopper == shopper })
    }

    func eventCount(of number: RequestNumber) -> Int { requests[number]?.events.count ?? 0 }

    mutating func put(_ row: RequestRow, after count: Int) {
        var row = row
        row.events = Array((requests[row.number]?.events ?? []).prefix(count) + row.events.dropFirst(count))
        set(\.requests, row.number, row)
    }

    mutating func removeRequest(_ number: RequestNumber) -> Int {
        let count = requests[number] == nil ? 0 : 1
        set(\.requests, number, nil)
        return count
    }

    func contributions(of visit: UInt64) -> [Contribution] {
        (contributed[visit] ?? []).compactMap { number in
            if case .contributed(let contribution)? = facts[number]?.body { contribution } else { nil }
        }
    }
}

extension MemoryRows: CatalogTables {
    func stored(_ id: String) -> StoredItem? { items[id] }
    mutating func put(_ item: StoredItem) { set(\.items, item.item.id, item) }
    func feed(_ name: String) -> StoredFeed? { feeds[name] }
    mutating func put(_ feed: StoredFeed) { set(\.feeds, feed.name, feed) }

    mutating func mark(_ item: StoredItem, by run: (feed: Int64, number: Int64)) -> Bool {
        if let known = marks[item.number], known.feed == run.feed, known.run >= run.number { return false }
        set(\.marks, item.number, Mark(id: item.item.id, feed: run.feed, run: run.number))
        return true
    }

    mutating func unmark(_ item: StoredItem) { set(\.marks, item.number, nil) }

    func unseen(by run: (feed: Int64, number: Int64)) -> [String] {
        marks.filter { $0.value.feed == run.feed && $0.value.run < run.number }.sorted { $0.key < $1.key }.map(
            \.value.id)
    }
}
