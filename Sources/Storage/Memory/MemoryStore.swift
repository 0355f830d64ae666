public import Consent
public import Ledger
public import Oversight
public import Shop
import Synchronization

/// An engine that keeps everything in memory and nothing when it is gone: for tests and for trying things out.
///
/// It follows the same rules as the durable engines, because they are the same code.
public final class MemoryStore: Sendable {
    private struct State {
        var shops: [ShopRecord] = []
        var keys: [String: ApiKey] = [:]
        var rows: [ShopNumber: MemoryRows] = [:]
    }

    private let state = Mutex(State())

    /// An empty store.
    public init() {}

    func read<Result: Sendable>(_ shop: ShopNumber, _ body: (MemoryRows) throws -> Result) rethrows -> Result {
        try body(state.withLock { $0.rows[shop] ?? MemoryRows() })
    }

    private func change<Result: Sendable>(
        _ shop: ShopNumber, _ body: (inout Acting<MemoryRows>) throws(StoreFault) -> Result
    ) throws(StoreFault) -> Result {
        try state.withLock { state throws(StoreFault) in try state.rows[shop, default: MemoryRows()].change(body) }
    }
}

extension MemoryStore: ConsentBook, ProfileShelf {
    /// What is on record about a shopper; nil when nothing is.
    public func entry(of shopper: Pseudonym, in shop: ShopNumber) async throws -> ConsentEntry? {
        read(shop) { $0.entries[shopper] }
    }

    /// Every decision of a shopper, oldest first.
    public func decisions(of shopper: Pseudonym, in shop: ShopNumber) async throws -> [Decision] {
        read(shop) { $0.decisions[shopper] ?? [] }
    }

    /// The sealed row of the permit's shopper and purpose, or nil.
    public func row<P: Purpose>(under permit: borrowing Permit<P>) async throws -> SealedRow? {
        guard let shopper = permit.account?.shopper else { return nil }
        return read(permit.shop) { $0.sealed[shopper]?[P.code]?.row }
    }
}

extension MemoryStore: Journal {
    /// Makes a change, or throws and writes nothing.
    public func commit(_ change: Change) async throws -> Committed {
        try self.change(change.shop) { acting throws(StoreFault) in
            try acting.make(change)
            return acting.committed
        }
    }

    /// The facts of a shop after a number, oldest first, at most `limit`.
    public func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        guard limit > 0 else { return [] }
        return read(shop) { rows in
            let journal = rows.facts.values.filter { $0.number > number }
            let items = rows.items.values.filter { $0.fact > number }
            let all = journal + items.map { Fact(number: $0.fact, body: .item($0.number, $0.item)) }
            return Array(all.sorted { $0.number < $1.number }.prefix(limit))
        }
    }

    /// The newest number of a shop's journal; 0 when it is empty.
    public func head(of shop: ShopNumber) async throws -> UInt64 { read(shop) { $0.tail.journal } }
}

extension MemoryStore: CatalogShelf {
    /// The numbers of items, in the order of `ids`; an unknown id gets the next one.
    public func numbers(of ids: [String], in shop: ShopNumber) async throws -> [ItemNumber] {
        try change(shop) { acting throws(StoreFault) in try acting.numbers(of: ids) }
    }

    /// The number of an id, if it has one.
    public func number(of id: String, in shop: ShopNumber) async throws -> ItemNumber? {
        read(shop) { $0.items[id]?.number }
    }

    /// The ids of numbers; those that nothing has are missing.
    public func ids(of numbers: Set<ItemNumber>, in shop: ShopNumber) async throws -> [ItemNumber: String] {
        read(shop) { rows in
            let named = rows.items.filter { numbers.contains($0.value.number) }
            return Dictionary(uniqueKeysWithValues: named.map { ($0.value.number, $0.key) })
        }
    }

    /// An item of the catalog; nil when it is unknown or unlisted.
    public func item(_ id: String, in shop: ShopNumber) async throws -> Item? {
        let item = read(shop) { $0.items[id]?.item }
        return item?.availability == .unlisted ? nil : item
    }

    /// Begins a reading of a feed.
    public func openFeed(_ name: String, in shop: ShopNumber) async throws -> FeedRun {
        try change(shop) { acting throws(StoreFault) in try acting.open(name) }
    }

    /// How many items of a feed are listed, and how many of them a run has not seen.
    public func feedCoverage(_ run: FeedRun, in shop: ShopNumber) async throws -> (listed: Int, unseen: Int) {
        read(shop) { rows in
            guard let feed = rows.feeds[run.feed] else { return (0, 0) }
            let marks = rows.marks.values.filter { $0.feed == feed.number }
            return (marks.count, marks.count { $0.run < run.number })
        }
    }
}

extension MemoryStore: TallyBook, LedgerBook {
    /// The counters of the days `from...to`, in the order of day, kind and item.
    public func counters(of shop: ShopNumber, from: Int32, to: Int32) async throws -> [Counter] {
        read(shop) { rows in
            rows.counters.values.filter { from <= $0.key.day && $0.key.day <= to }.sorted { $0.key < $1.key }
        }
    }

    /// The tree over all lines of a shop.
    public func frontier(of shop: ShopNumber) async throws -> Frontier { read(shop) { $0.tail.frontier } }

    /// The lines of a shop from an index on, at most `limit`.
    public func lines(of shop: ShopNumber, from index: Int, limit: Int) async throws -> [LogLine] {
        read(shop) { rows in
            let count = rows.lines.count
            guard limit > 0, 0..<count ~= index else { return [] }
            return (index..<min(count, index + min(limit, count))).compactMap { rows.lines[$0] }
        }
    }

    /// The roots over runs of lines, from kept nodes; nil where one is missing.
    public func roots(of shop: ShopNumber, over runs: [Range<Int>]) async throws -> [Hash?] {
        read(shop) { rows in runs.map { MerkleTree.root(of: $0, kept: rows.kept) } }
    }

    /// Checkpoints of more lines than `size`, smallest first, at most `limit`.
    public func checkpoints(of shop: ShopNumber, after size: Int, limit: Int) async throws -> [KeptCheckpoint] {
        read(shop) { rows in
            Array(rows.checkpoints.values.filter { $0.size > size }.sorted { $0.size < $1.size }.prefix(limit))
        }
    }

    /// Keeps a signed checkpoint; the first of each size stays.
    public func keep(_ checkpoint: KeptCheckpoint, of shop: ShopNumber) async throws {
        try change(shop) { acting in acting.rows.keep(checkpoint) }
    }
}

extension MemoryStore: CohortBook {
    /// How many shoppers belong to a cohort, by how far its purpose reaches for them.
    public func members<P: Purpose>(of cohort: borrowing Cohort<P>) async throws -> [Level: Int] {
        var members: [Level: Int] = [:]
        for entry in read(cohort.shop, { $0.entries }).values {
            let level = cohort.level(of: LiveDecision(for: P.code, in: entry))
            if level > .off { members[level, default: 0] += 1 }
        }
        return members
    }

    /// The sealed rows of a cohort's purpose behind `last`, by shopper, each with her live decision of that moment.
    public func rows<P: Purpose>(
        of cohort: borrowing Cohort<P>, after last: CohortRow?, limit: Int
    ) async throws -> [CohortRow] {
        let behind = last?.shopper.bytes ?? []
        let found = read(cohort.shop) { rows in
            rows.entries.compactMap { shopper, entry -> CohortRow? in
                guard behind.lexicographicallyPrecedes(shopper.bytes), let key = entry.wrappedKey,
                    let row = rows.sealed[shopper]?[P.code]?.row
                else { return nil }
                return CohortRow(of: shopper, live: LiveDecision(for: P.code, in: entry), wrappedKey: key, row: row)
            }
        }
        return Array(
            found.sorted { $0.shopper.bytes.lexicographicallyPrecedes($1.shopper.bytes) }.prefix(max(0, limit)))
    }
}

extension MemoryStore: WrappedKeyShelf {
    /// The secret of every shop, by number.
    public func wrappedSecrets() async throws -> [WrappedKey] {
        try await shops().map { WrappedKey(shop: $0.number, shopper: nil, bytes: $0.wrappedSecret) }
    }

    /// The keys of a shop's shoppers in the order of their pseudonyms, behind `shopper`, at most `limit`.
    public func wrappedKeys(
        of shop: ShopNumber, after shopper: Pseudonym?, limit: Int
    ) async throws -> [WrappedKey] {
        let behind = shopper?.bytes ?? []
        let keys = read(shop) { rows in
            rows.entries.compactMap { shopper, entry in
                entry.wrappedKey.map { WrappedKey(shop: shop, shopper: shopper, bytes: $0) }
            }
        }
        let places = keys.map { (key: $0, place: $0.shopper?.bytes ?? []) }
        let after = places.filter { behind.lexicographicallyPrecedes($0.place) }
        return after.sorted { $0.place.lexicographicallyPrecedes($1.place) }.prefix(limit).map(\.key)
    }

    /// Puts keys of one shop in the place of others, all or none.
    public func replace(_ keys: [(old: WrappedKey, new: WrappedKey)], of shop: ShopNumber) async throws -> Int {
        try state.withLock { state throws(StoreFault) in
            var replaced = 0
            for (old, new) in keys {
                if let shopper = old.shopper {
                    let isReplaced = try state.rows[shop, default: MemoryRows()].change { acting throws(StoreFault) in
                        try acting.rewrap(old.bytes, as: new.bytes, of: shopper)
                    }
                    replaced += isReplaced ? 1 : 0
                } else if let place = state.shops.firstIndex(where: {
                    $0.number == shop && $0.wrappedSecret == old.bytes
                }) {
                    let record = state.shops[place]
                    state.shops[place] = ShopRecord(
                        number: record.number, name: record.name, wrappedSecret: new.bytes)
                    replaced += 1
                }
            }
            return replaced
        }
    }
}

extension MemoryStore: RequestBook {
    /// A request by its number; nil when there is none.
    public func request(_ number: RequestNumber, in shop: ShopNumber) async throws -> RequestRow? {
        read(shop) { $0.requests[number] }
    }

    /// Every request of a shopper, in the order of their deadlines.
    public func requests(of shopper: Pseudonym, in shop: ShopNumber) async throws -> [RequestRow] {
        read(shop) { rows in MemoryRows.byDue(rows.requests.values.filter { $0.shopper == shopper }) }
    }

    /// The requests that are open, or all, in the order of their deadlines.
    public func requests(in shop: ShopNumber, onlyOpen: Bool, limit: Int) async throws -> [RequestRow] {
        guard limit > 0 else { return [] }
        return read(shop) { rows in
            let open = MemoryRows.byDue(rows.requests.values.filter(\.isOpen))
            let rest = onlyOpen ? [] : MemoryRows.byDue(rows.requests.values.filter { !$0.isOpen })
            return Array((open + rest).prefix(limit))
        }
    }

    /// What visits of hers taught the models.
    public func contributions(
        of visits: [UInt64], under permit: borrowing Permit<Learning>
    ) async throws -> [Contribution] {
        read(permit.shop) { rows in visits.flatMap { rows.contributions(of: $0) } }
    }
}

extension MemoryStore: StoreSweep {
    /// Looks at every key of every row about shoppers.
    public func sweep(for needles: [[UInt8]]) async throws -> SweepReport {
        let all = state.withLock { $0.rows.values.flatMap(\.shopperBytes) }
        return SweepReport(bytes: all.reduce(0) { $0 + $1.count }, found: Set(needles).intersection(all).count)
    }
}

extension MemoryStore: ShopRegister {
    /// Every shop, by number.
    public func shops() async throws -> [ShopRecord] { state.withLock { $0.shops } }

    /// Adds a shop; a name that is taken throws `.stale`.
    public func addShop(
        named name: String, wrap: @Sendable (ShopNumber) throws -> [UInt8]
    ) async throws -> ShopRecord {
        try state.withLock { state in
            guard !state.shops.contains(where: { $0.name == name }) else { throw StoreFault(.stale) }
            let number = ShopNumber(state.shops.count + 1)
            let shop = ShopRecord(number: number, name: name, wrappedSecret: try wrap(number))
            state.shops.append(shop)
            return shop
        }
    }

    /// Every key that was not revoked, by id.
    public func keys() async throws -> [ApiKey] { state.withLock { $0.keys.values.sorted { $0.id < $1.id } } }

    /// Adds a key; throws `.stale` when its id is taken or its shop does not exist.
    public func addKey(_ key: ApiKey) async throws {
        try state.withLock { state in
            guard state.keys[key.id] == nil, state.shops.contains(where: { $0.number == key.shop }) else {
                throw StoreFault(.stale)
            }
            state.keys[key.id] = key
        }
    }

    /// Deletes a key by its id; false when there is none.
    public func revokeKey(_ id: String) async throws -> Bool {
        state.withLock { $0.keys.removeValue(forKey: id) != nil }
    }
}
