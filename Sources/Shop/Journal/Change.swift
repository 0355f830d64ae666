public import Consent
public import Ledger

/// Everything that one act writes: all of it is durable, or none.
///
/// Writes are values, so that what an act will do can be tested without a store, and every engine does the same.
public struct Change: Sendable {
    public let shop: ShopNumber
    /// What must still hold when the change is made; otherwise it throws and writes nothing.
    public var guards: [Guard]
    public var writes: [Write]

    public init(shop: ShopNumber, guards: [Guard] = [], writes: [Write] = []) {
        self.shop = shop
        self.guards = guards
        self.writes = writes
    }
}

extension Change {
    /// Whether it takes anything out of the models.
    public var forgets: Bool { !forgotten.isEmpty }

    /// The visits that it takes out of the models.
    public var forgotten: [UInt64] {
        writes.compactMap { write in if case .forget(let visit) = write { visit } else { nil } }
    }
}

/// What must still hold when a change is made.
public enum Guard: Sendable {
    /// None of these messages was taken in before; they are marked as taken by the change. Otherwise `.seen`.
    case unseen([UInt64], day: Int32)
    /// Her consent is still of this version. Otherwise `.stale`.
    case current(Account)
    /// Her sealed row of a purpose is still of this revision, 0 for none. Otherwise `.stale`.
    case revision(Pseudonym, PurposeCode, UInt64)
}

/// One thing that a change writes.
public enum Write: Sendable {
    /// Adds steps to a visit, for the models.
    case contribute(Contribution)
    /// Takes a visit out of the store and, through the journal, out of every model.
    case forget(visit: UInt64)
    /// Replaces a shopper's sealed row of one purpose; an unexpected revision is `.stale`.
    case seal(Sealed)
    /// Deletes her sealed row of one purpose.
    case unseal(Pseudonym, PurposeCode)
    /// Adds to a counter, and counts those of its contributors that it had not counted before.
    case tally(Tally)
    /// Appends decisions, made on version `after` of her entry (0 for none); otherwise `.stale`. A key is kept if given.
    case decide(Pseudonym, [Decision], after: UInt64, key: [UInt8]?)
    /// Keeps her signal's transition in her entry, of version `after`; its line is the last of the change so far.
    case signal(Pseudonym, SignalMark, after: UInt64)
    /// Destroys her wrapped key.
    case destroyKey(Pseudonym)
    /// Deletes all that is left of her: key, decisions, sealed rows, requests. Her entry must be of version `after`.
    case erase(Pseudonym, after: UInt64)
    /// Clears the purposes whose yes ran out from her entry, of version `after`; her decisions stay as evidence.
    case lapse(Pseudonym, [PurposeCode], after: UInt64)
    /// Deletes her decisions that ran out before a day, and all that is left of her when none remains.
    case dropDecisions(of: Pseudonym, before: Int32)
    /// Deletes rows that are past their date and that no shopper's key or model depends on.
    case drop(Aged)
    /// Notes that everything due was deleted at this time, and where the journal then ended.
    case retained(time: Int64)
    /// Puts an item into the catalog; inside a feed run it is marked as seen by it.
    case item(Item, FeedRun?)
    /// Takes an item out of the catalog by its id; what the models learned of it stays until its visits are forgotten.
    case unlist(String)
    /// Ends a feed run: what the feed held before and this run did not see becomes unlisted.
    case closeFeed(FeedRun)
    /// Tunes the shop's models.
    case tune(Tuning)
    /// Writes a request whose stored events are still the first `after` of these; otherwise `.stale`.
    case request(RequestRow, after: Int)
    /// Deletes a request.
    case dropRequest(RequestNumber)
    /// Changes the rules of the shop's shelves.
    case rule(ShopRules)
    /// Publishes a graph of items in the place of the one before.
    case publish(GraphEdition)
    /// Appends a line to the ledger.
    case line(Commitment)
}

/// One reading of a feed, from its first row to its last.
public struct FeedRun: Sendable, Hashable {
    public let feed: String
    public let number: Int64

    public init(feed: String, number: Int64) {
        self.feed = feed
        self.number = number
    }
}

/// What a change did, once it is durable.
public struct Committed: Sendable, Hashable {
    /// The shop's newest journal number after the change.
    public var position: UInt64
    /// The ledger index of each line of the change, in order.
    public var lines: [UInt64]
    /// Rows that the change altered or deleted, by kind.
    public var counts: Counts

    public struct Counts: Sendable, Hashable {
        public var itemsChanged = 0
        /// Rows whose id the same run had seen before.
        public var itemsRepeated = 0
        public var itemsUnlisted = 0
        public var visitsForgotten = 0
        public var sealedDeleted = 0
        public var decisionsDeleted = 0
        public var keysDestroyed = 0
        /// Marks, counters and words about forgotten visits that were past their date.
        public var agedDeleted = 0
        public var requestsDeleted = 0
        public init() {}
    }

    public init(position: UInt64, lines: [UInt64] = [], counts: Counts = .init()) {
        self.position = position
        self.lines = lines
        self.counts = counts
    }
}
