import Ledger
import Shop

/// Where each growing list of a shop ends. One row a shop, so that an append never has to count.
struct Tail: Sendable {
    /// The newest number of the journal.
    var journal: UInt64 = 0
    /// The newest version given to any shopper's entry.
    ///
    /// One counter for the whole shop: a version never comes back for a shopper who was erased, and yet nothing about
    /// her has to be remembered for that.
    var version: UInt64 = 0
    /// The next free number of an item.
    var items: UInt64 = 0
    /// The newest number of a feed.
    var feeds: Int64 = 0
    /// The tree over the ledger's lines.
    var frontier = Frontier()

    mutating func nextFact() -> UInt64 {
        journal += 1
        return journal
    }

    mutating func nextVersion() -> UInt64 {
        version += 1
        return version
    }

    mutating func nextFeed() -> Int64 {
        feeds += 1
        return feeds
    }

    mutating func nextItem() throws(StoreFault) -> ItemNumber {
        guard let number = ItemNumber(exactly: items) else { throw StoreFault(.unavailable) }
        items += 1
        return number
    }
}
