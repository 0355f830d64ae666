/// Counts what an import refused, by reason, with the first few lines of each as examples.
public struct RefusalTally<Reason: Hashable & Sendable>: Sendable {
    /// One reason's count.
    public struct Entry: Sendable, Hashable {
        /// Why.
        public let reason: Reason
        /// How many rows.
        public var count = 0
        /// The first lines, at most five.
        public var lines: [Int] = []
    }

    private var order: [Reason: Int] = [:]
    private var found: [Entry] = []

    /// Nothing refused so far.
    public init() {}

    /// How many rows were refused.
    public var total: Int { found.reduce(0) { $0 + $1.count } }

    /// The reasons, the most frequent first; equal ones in the order in which they were met.
    public var entries: [Entry] {
        found.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }

    /// Counts one row.
    public mutating func add(_ reason: Reason, line: Int) {
        let index = order[reason] ?? found.count
        if index == found.count {
            order[reason] = index
            found.append(Entry(reason: reason))
        }
        found[index].count += 1
        if found[index].lines.count < 5 { found[index].lines.append(line) }
    }
}
