public import Anonymity
public import Consent
public import Shop

/// What the shop may read about many visits: counts, and none of a group below the threshold.
///
/// A day is published once it is over, and always at the same grain: tables of overlapping ranges, or of a day that
/// still grows, could be subtracted from each other until one visit is left.
public struct Insight: Sendable {
    /// How often one kind of event happened on one day, by item.
    public struct Table: Sendable {
        public let day: Int32
        public let kind: EventKind
        /// Item numbers, with their counts and contributors.
        public let cells: PublishedTable<ItemNumber>
    }

    private let book: any TallyBook
    private let threshold: Threshold

    public init(book: any TallyBook, threshold: Threshold = Threshold()) {
        self.book = book
        self.threshold = threshold
    }

    /// The smallest group that is shown.
    public var k: Int { threshold.k }

    /// The tables of the days `from...to` (since 1970, UTC) that are before `today`, by day and kind.
    public func measurements(of shop: ShopNumber, from: Int32, to: Int32, today: Int32) async throws -> [Table] {
        guard from <= min(to, today - 1) else { return [] }
        let counters = try await book.counters(of: shop, from: from, to: min(to, today - 1))
        var tables: [Table] = []
        var rest = counters[...]
        // Counters come in the order of day and kind, so each table is one run of them.
        while let first = rest.first?.key {
            let run = rest.prefix { $0.key.day == first.day && $0.key.kind == first.kind }
            rest = rest.dropFirst(run.count)
            // Events that named no visit have no contributor to count, so nobody can say that there were k of them.
            let cells = try run.filter { $0.contributors > 0 }.map { counter in
                try Cell(
                    key: counter.key.item, count: Int(max(counter.events, counter.contributors)),
                    contributors: Int(counter.contributors))
            }
            let published = try threshold.publish(cells, spread: .severalCells)
            tables.append(Table(day: first.day, kind: first.kind, cells: published))
        }
        return tables
    }
}
