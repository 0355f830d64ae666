public import Consent
public import Ledger
public import Oversight
public import Shop

extension SQLiteStore: ConsentBook {
    /// What is on record about a shopper; nil when nothing is.
    public func entry(of shopper: Pseudonym, in shop: ShopNumber) async throws -> ConsentEntry? {
        try await read(shop) { rows throws(StoreFault) in try rows.entry(of: shopper) }
    }

    /// Every decision of a shopper, oldest first.
    public func decisions(of shopper: Pseudonym, in shop: ShopNumber) async throws -> [Decision] {
        try await read(shop) { rows throws(StoreFault) in try rows.decisions(of: shopper) }
    }
}

extension SQLiteStore: ProfileShelf {
    /// The sealed row of the permit's shopper and purpose, or nil.
    public func row<P: Purpose>(under permit: borrowing Permit<P>) async throws -> SealedRow? {
        guard let shopper = permit.account?.shopper else { return nil }
        return try await read(permit.shop) { rows throws(StoreFault) in try rows.sealedRow(of: shopper, P.code) }
    }
}

extension SQLiteStore: Journal {
    /// Makes a change durable together with others that wait at the same time, or throws and writes nothing of it.
    ///
    /// When it returns, what it erased, forgot or destroyed is in neither the database file nor the log. Only a reading
    /// that lasts, such as a copy made by another process, can delay that: then the log is emptied as soon as it ends,
    /// by the next write, by a try every second, or when the store is closed.
    public func commit(_ change: Change) async throws -> Committed {
        try await writer.perform { group throws(StoreFault) in
            try group.act(on: change.shop) { acting throws(StoreFault) in
                try acting.make(change)
                return acting.committed
            }
        }
    }

    /// The facts of a shop after a number, oldest first, at most `limit`.
    public func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        guard limit > 0 else { return [] }
        return try await read(shop) { rows throws(StoreFault) in
            Facts.merge(
                try rows.journalFacts(after: number, limit: limit), try rows.itemFacts(after: number, limit: limit),
                limit: limit)
        }
    }

    /// The newest number of a shop's journal; 0 when it is empty.
    public func head(of shop: ShopNumber) async throws -> UInt64 {
        try await read { session throws(StoreFault) in try session.first(.head, .integer(shop)) { $0.uint(0) } ?? 0 }
    }
}

extension SQLiteStore: CatalogShelf {
    /// The numbers of items, in the order of `ids`; an unknown id gets the next one.
    public func numbers(of ids: [String], in shop: ShopNumber) async throws -> [ItemNumber] {
        let known = try await read(shop) { rows throws(StoreFault) in
            var numbers: [ItemNumber] = []
            for id in ids {
                guard let number = try rows.number(of: id) else { break }
                numbers.append(number)
            }
            return numbers
        }
        // Nearly always all are known, and then nothing has to wait for the writer.
        if known.count == ids.count { return known }
        return try await writer.perform { group throws(StoreFault) in
            try group.act(on: shop) { acting throws(StoreFault) in try acting.numbers(of: ids) }
        }
    }

    /// The number of an id, if it has one.
    public func number(of id: String, in shop: ShopNumber) async throws -> ItemNumber? {
        try await read(shop) { rows throws(StoreFault) in try rows.number(of: id) }
    }

    /// The ids of numbers; those that nothing has are missing.
    public func ids(of numbers: Set<ItemNumber>, in shop: ShopNumber) async throws -> [ItemNumber: String] {
        try await read(shop) { rows throws(StoreFault) in
            var ids: [ItemNumber: String] = [:]
            for number in numbers { ids[number] = try rows.id(of: number) }
            return ids
        }
    }

    /// An item of the catalog; nil when it is unknown or unlisted.
    public func item(_ id: String, in shop: ShopNumber) async throws -> Item? {
        let stored = try await read(shop) { rows throws(StoreFault) in try rows.stored(id) }
        return stored?.item.availability == .unlisted ? nil : stored?.item
    }

    /// Begins a reading of a feed.
    public func openFeed(_ name: String, in shop: ShopNumber) async throws -> FeedRun {
        try await writer.perform { group throws(StoreFault) in
            try group.act(on: shop) { acting throws(StoreFault) in try acting.open(name) }
        }
    }

    /// How many items of a feed are listed, and how many of them a run has not seen.
    public func feedCoverage(_ run: FeedRun, in shop: ShopNumber) async throws -> (listed: Int, unseen: Int) {
        try await read(shop) { rows throws(StoreFault) in try rows.coverage(of: run) }
    }
}

extension SQLiteStore: TallyBook {
    /// The counters of the days `from...to`, in the order of day, kind and item.
    public func counters(of shop: ShopNumber, from: Int32, to: Int32) async throws -> [Counter] {
        try await read(shop) { rows throws(StoreFault) in try rows.counters(from: from, to: to) }
    }
}

extension SQLiteStore: RequestBook {
    /// A request by its number; nil when there is none.
    public func request(_ number: RequestNumber, in shop: ShopNumber) async throws -> RequestRow? {
        try await read(shop) { rows throws(StoreFault) in try rows.request(number) }
    }

    /// Every request of a shopper, in the order of their deadlines.
    public func requests(of shopper: Pseudonym, in shop: ShopNumber) async throws -> [RequestRow] {
        try await read(shop) { rows throws(StoreFault) in try rows.requests(of: shopper) }
    }

    /// The requests that are open, or all, in the order of their deadlines.
    public func requests(in shop: ShopNumber, onlyOpen: Bool, limit: Int) async throws -> [RequestRow] {
        guard limit > 0 else { return [] }
        return try await read(shop) { rows throws(StoreFault) in
            try rows.requests(onlyOpen: onlyOpen, limit: limit)
        }
    }

    /// What visits of hers taught the models.
    public func contributions(
        of visits: [UInt64], under permit: borrowing Permit<Learning>
    ) async throws -> [Contribution] {
        try await read(permit.shop) { rows throws(StoreFault) in
            var found: [Contribution] = []
            for visit in visits { found += try rows.contributions(of: visit) }
            return found
        }
    }
}

extension SQLiteStore: LedgerBook {
    /// The tree over all lines of a shop.
    public func frontier(of shop: ShopNumber) async throws -> Frontier {
        try await read { session throws(StoreFault) in try session.tail(of: shop).frontier }
    }

    /// The lines of a shop from an index on, at most `limit`, up to the first that is missing or cannot be read.
    public func lines(of shop: ShopNumber, from index: Int, limit: Int) async throws -> [LogLine] {
        guard limit > 0 else { return [] }
        return try await read(shop) { rows throws(StoreFault) in try rows.lines(from: index, limit: limit) }
    }

    /// The roots over runs of lines, from kept nodes; nil where one is missing.
    public func roots(of shop: ShopNumber, over runs: [Range<Int>]) async throws -> [Hash?] {
        try await read(shop) { rows throws(StoreFault) in
            var roots: [Hash?] = []
            for run in runs { roots.append(try MerkleTree.root(of: run, kept: rows.kept)) }
            return roots
        }
    }

    /// Checkpoints of more lines than `size`, smallest first, at most `limit`.
    public func checkpoints(of shop: ShopNumber, after size: Int, limit: Int) async throws -> [KeptCheckpoint] {
        try await read(shop) { rows throws(StoreFault) in try rows.checkpoints(after: size, limit: limit) }
    }

    /// Keeps a signed checkpoint, durably; the first of each size stays.
    public func keep(_ checkpoint: KeptCheckpoint, of shop: ShopNumber) async throws {
        try await writer.perform { group throws(StoreFault) in
            try group.act(on: shop) { acting throws(StoreFault) in try acting.rows.keep(checkpoint) }
        }
    }
}
