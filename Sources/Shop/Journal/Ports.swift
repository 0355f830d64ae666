public import Consent

/// Where acts are written and read back in order. Implemented by every store engine.
public protocol Journal: Sendable {
    /// Makes a change durable, or throws a `StoreFault` and writes nothing.
    func commit(_ change: Change) async throws -> Committed
    /// The facts of a shop after a number, oldest first, at most `limit`.
    func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact]
    /// The newest number of a shop's journal; 0 when it is empty.
    func head(of shop: ShopNumber) async throws -> UInt64
}

/// Where sealed rows are kept. Implemented by every store engine.
public protocol ProfileShelf: Sendable {
    /// The sealed row of the permit's shopper and purpose, or nil.
    func row<P: Purpose>(under permit: borrowing Permit<P>) async throws -> SealedRow?
}

/// Where the catalog is kept. Implemented by every store engine.
public protocol CatalogShelf: Sendable {
    /// The numbers of items, in the order of `ids`; an unknown id gets a number and stays unlisted.
    func numbers(of ids: [String], in shop: ShopNumber) async throws -> [ItemNumber]
    /// The number of an id, if it has one; gives none.
    func number(of id: String, in shop: ShopNumber) async throws -> ItemNumber?
    /// The ids of numbers, also of items that were only ever named by events; numbers that nothing has are missing.
    func ids(of numbers: Set<ItemNumber>, in shop: ShopNumber) async throws -> [ItemNumber: String]
    /// An item of the catalog; nil when it is unknown or unlisted.
    func item(_ id: String, in shop: ShopNumber) async throws -> Item?
    /// Begins a reading of a feed.
    func openFeed(_ name: String, in shop: ShopNumber) async throws -> FeedRun
    /// How many items of a feed are listed, and how many of them a run has not seen.
    func feedCoverage(_ run: FeedRun, in shop: ShopNumber) async throws -> (listed: Int, unseen: Int)
}

/// Where counters are kept. Implemented by every store engine.
public protocol TallyBook: Sendable {
    /// The counters of the days `from...to`, in the order of day, kind and item.
    func counters(of shop: ShopNumber, from: Int32, to: Int32) async throws -> [Counter]
}
