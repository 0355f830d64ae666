public import Consent
public import Shop

/// One table of a store, as its registry describes it.
public struct Dataset: Sendable, Hashable {
    public let table: String
    /// The places of the list of what is held of a shopper; empty for what is about nobody.
    public let holdings: [Holding]
    /// What it holds, or why nothing of hers is there.
    public let meaning: String
    /// The class of records by whose limit rows go that are about nobody; nil where they stay.
    public let kept: RecordClass?
    /// How many rows a shop has in it; nil where they were not counted.
    public var rows: Int?

    /// Without a meaning it is what its places are.
    public init(
        _ table: String, _ holdings: [Holding], _ meaning: String? = nil, kept: RecordClass? = nil, rows: Int? = nil
    ) {
        self.table = table
        self.kept = kept
        self.holdings = holdings
        self.meaning = meaning ?? holdings.map(\.meaning).joined(separator: ", ")
        self.rows = rows
    }
}

/// Says what a store keeps. Implemented by every store engine.
public protocol DatasetBook: Sendable {
    /// Every table, with how many rows of a shop it has. Takes as long as counting them.
    func datasets(of shop: ShopNumber) async throws -> [Dataset]
}
