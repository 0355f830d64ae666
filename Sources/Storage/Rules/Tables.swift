import Consent
import Ledger
import Oversight
import Shop

/// What an engine can do inside one transaction for one shop.
///
/// The rules of a change are written once, over these; engines only fetch and put rows, so they cannot drift apart.
typealias Tables = ConsentTables & SealedTables & JournalTables & LedgerTables & CatalogTables & RequestTables
    & RetentionTables

/// Rows about shoppers' decisions and keys.
protocol ConsentTables {
    func entry(of shopper: Pseudonym) throws(StoreFault) -> ConsentEntry?
    /// Writes her entry over the one that was there.
    mutating func put(_ entry: ConsentEntry, of shopper: Pseudonym) throws(StoreFault)
    mutating func removeEntry(of shopper: Pseudonym) throws(StoreFault)
    mutating func append(_ decision: Decision, of shopper: Pseudonym) throws(StoreFault)
    mutating func removeDecisions(of shopper: Pseudonym) throws(StoreFault) -> Int
}

/// Sealed rows.
protocol SealedTables {
    func revision(of shopper: Pseudonym, _ purpose: PurposeCode) throws(StoreFault) -> UInt64?
    /// Writes a row over the one that was there.
    mutating func put(_ sealed: Sealed) throws(StoreFault)
    /// Deletes the row of one purpose, or of all when it is nil.
    mutating func removeSealed(of shopper: Pseudonym, _ purpose: PurposeCode?) throws(StoreFault) -> Int
}

/// Rows that are mostly appended: messages, contributions, counters, lines.
protocol JournalTables {
    /// Marks messages as taken in; answers those that already were.
    mutating func mark(_ messages: [UInt64], day: Int32) throws(StoreFault) -> [UInt64]
    mutating func append(_ contribution: Contribution, at number: UInt64) throws(StoreFault)
    mutating func append(forgotten visit: UInt64, at number: UInt64) throws(StoreFault)
    mutating func append(_ tuning: Tuning, at number: UInt64) throws(StoreFault)
    mutating func append(rules json: [UInt8], at number: UInt64) throws(StoreFault)
    /// Appends an edition, and takes out those before it.
    mutating func append(_ edition: GraphEdition, at number: UInt64) throws(StoreFault)
    mutating func removeContributions(of visit: UInt64) throws(StoreFault) -> Int
    /// Adds to a counter, and one to its contributors for each that was not marked before.
    mutating func add(_ tally: Tally) throws(StoreFault)
}

/// Rows that leave by their date.
protocol RetentionTables {
    /// Deletes her decisions that ran out before a day; answers how many.
    mutating func removeDecisions(of shopper: Pseudonym, before day: Int32) throws(StoreFault) -> Int
    func decisionCount(of shopper: Pseudonym) throws(StoreFault) -> Int
    /// Deletes rows; answers how many.
    mutating func remove(_ aged: Aged) throws(StoreFault) -> Int
    mutating func put(_ run: RetentionRun) throws(StoreFault)
}

/// Rows of the ledger: they are only ever added to.
protocol LedgerTables {
    mutating func append(_ line: LogLine) throws(StoreFault)
    mutating func append(_ node: LogNode) throws(StoreFault)
    /// Keeps a signed checkpoint, if there is none of that size yet.
    mutating func keep(_ checkpoint: KeptCheckpoint) throws(StoreFault)
    /// The hashes of neighbouring places of a kept level (0 for leaves), up to the first that is missing or damaged.
    func kept(_ level: Int, _ places: Range<Int>) throws(StoreFault) -> [Hash]
}

/// Rows of data subject requests.
protocol RequestTables {
    func requests(of shopper: Pseudonym) throws(StoreFault) -> [RequestRow]
    func eventCount(of number: RequestNumber) throws(StoreFault) -> Int
    /// Writes a request over the one that was there, and its events from `count` on.
    mutating func put(_ row: RequestRow, after count: Int) throws(StoreFault)
    mutating func removeRequest(_ number: RequestNumber) throws(StoreFault) -> Int
}

/// Rows of the catalog and its feeds.
protocol CatalogTables {
    func stored(_ id: String) throws(StoreFault) -> StoredItem?
    /// Writes an item over the one of the same number.
    mutating func put(_ item: StoredItem) throws(StoreFault)
    /// The feed of that name, or nil.
    func feed(_ name: String) throws(StoreFault) -> StoredFeed?
    mutating func put(_ feed: StoredFeed) throws(StoreFault)
    /// Notes that an item was seen by a run of a feed; false when that run had seen it before.
    mutating func mark(_ item: StoredItem, by run: (feed: Int64, number: Int64)) throws(StoreFault) -> Bool
    /// Takes the mark of any feed off an item.
    mutating func unmark(_ item: StoredItem) throws(StoreFault)
    /// The ids of a feed's items that no run from this one on has seen, by number.
    func unseen(by run: (feed: Int64, number: Int64)) throws(StoreFault) -> [String]
}

/// An item as it is stored.
struct StoredItem: Sendable {
    let number: ItemNumber
    var item: Item
    /// Where its last change stands in the journal; 0 while it was only ever named by events.
    var fact: UInt64
}

/// A feed as it is stored.
struct StoredFeed: Sendable {
    let number: Int64
    let name: String
    /// The newest run.
    var run: Int64
    /// The newest run that was closed.
    var closed: Int64
}
