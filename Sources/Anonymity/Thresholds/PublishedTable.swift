/// How the contributors of a table are spread over its cells.
public enum Spread: Sendable, Hashable {
    /// Each contributor is counted in one cell at most, as a visit is on one day: contributors may be added up.
    case oneCell
    /// A contributor may be counted in several cells, as a visit sees several items: ten cells of one contributor may
    /// all be the same one.
    case severalCells
}

/// A number about several cells together.
public struct Aggregate: Sendable, Hashable {
    /// How often it happened, in all cells together.
    public let count: Int

    /// How many different contributors there were; nil when cells share contributors, for then nobody knows.
    public let contributors: Int?
}

/// What may be read of a table: made by ``Threshold/publish(_:spread:)`` only.
public struct PublishedTable<Key: Hashable & Comparable & Sendable>: Sendable, Hashable {
    /// The cells that may be read, in ascending order of their keys; each has at least k contributors.
    public let shown: [Cell<Key>]

    /// The withheld cells together; nil when nothing was withheld, or when too few contributed to it.
    public let other: Aggregate?

    /// All cells together, the sum of ``shown`` and ``other``; nil when even the whole table is withheld.
    public let total: Aggregate?

    init(shown: [Cell<Key>], other: Aggregate?, total: Aggregate?) {
        self.shown = shown
        self.other = other
        self.total = total
    }
}
