import Consent
import Ledger
import Oversight
import Server
import Shop
import Synchronization

/// A store that fails when it is told to, and that counts how often a person's rows are read.
final class FaultyStore: Store {
    /// What can fail.
    enum Call: Hashable, Sendable, CaseIterable {
        case entry, decisions, row, commit, head, facts, item, keys, frontier, roots, counters, members
    }

    /// A fault that no room of the house knows; it holds what must not get out.
    struct Unforeseen: Error { var secret = "erika.mustermann@example.com" }

    private struct State {
        var faults: [Call: (after: Int, times: Int, error: any Error)] = [:]
        var calls: [Call: Int] = [:]
        var gate: (@Sendable () async -> Void)?
    }

    private let inner: any Store
    private let state = Mutex(State())

    init(_ inner: any Store) { self.inner = inner }

    /// Lets `call` fail so many times, after so many more that still succeed.
    func fail(
        _ call: Call, after successes: Int = 0, times: Int = .max, with error: any Error = StoreFault(.unavailable)
    ) {
        state.withLock { $0.faults[call] = (successes, times, error) }
    }

    /// Works again.
    func heal() { state.withLock { $0.faults = [:] } }

    /// How often something was asked for since the last time this was asked.
    func takeCount(of call: Call) -> Int { state.withLock { $0.calls.removeValue(forKey: call) ?? 0 } }

    /// Makes every change wait for `gate` first.
    func hold(_ gate: @escaping @Sendable () async -> Void) { state.withLock { $0.gate = gate } }

    private func pass(_ call: Call) throws {
        let fault: (any Error)? = state.withLock { state in
            state.calls[call, default: 0] += 1
            guard var fault = state.faults[call], fault.times > 0 else { return nil }
            defer { state.faults[call] = fault }
            guard fault.after == 0 else {
                fault.after -= 1
                return nil
            }
            fault.times -= 1
            return fault.error
        }
        if let fault { throw fault }
    }
}

extension FaultyStore {
    func entry(of shopper: Pseudonym, in shop: ShopNumber) async throws -> ConsentEntry? {
        try pass(.entry)
        return try await inner.entry(of: shopper, in: shop)
    }

    func decisions(of shopper: Pseudonym, in shop: ShopNumber) async throws -> [Decision] {
        try pass(.decisions)
        return try await inner.decisions(of: shopper, in: shop)
    }

    func row<P: Purpose>(under permit: borrowing Permit<P>) async throws -> SealedRow? {
        try pass(.row)
        return try await inner.row(under: permit)
    }
}

extension FaultyStore {
    func members<P: Purpose>(of cohort: borrowing Cohort<P>) async throws -> [Level: Int] {
        try pass(.members)
        return try await inner.members(of: cohort)
    }

    func rows<P: Purpose>(
        of cohort: borrowing Cohort<P>, after last: CohortRow?, limit: Int
    ) async throws -> [CohortRow] {
        try pass(.members)
        return try await inner.rows(of: cohort, after: last, limit: limit)
    }

    func commit(_ change: Change) async throws -> Committed {
        if let gate = state.withLock({ $0.gate }) { await gate() }
        try pass(.commit)
        return try await inner.commit(change)
    }

    func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        try pass(.facts)
        return try await inner.facts(of: shop, after: number, limit: limit)
    }

    func head(of shop: ShopNumber) async throws -> UInt64 {
        try pass(.head)
        return try await inner.head(of: shop)
    }
}

extension FaultyStore {
    func numbers(of ids: [String], in shop: ShopNumber) async throws -> [ItemNumber] {
        try await inner.numbers(of: ids, in: shop)
    }

    func number(of id: String, in shop: ShopNumber) async throws -> ItemNumber? {
        try pass(.item)
        return try await inner.number(of: id, in: shop)
    }

    func ids(of numbers: Set<ItemNumber>, in shop: ShopNumber) async throws -> [ItemNumber: String] {
        try pass(.item)
        return try await inner.ids(of: numbers, in: shop)
    }

    func item(_ id: String, in shop: ShopNumber) async throws -> Item? {
        try pass(.item)
        return try await inner.item(id, in: shop)
    }

    func openFeed(_ name: String, in shop: ShopNumber) async throws -> FeedRun {
        try await inner.openFeed(name, in: shop)
    }

    func feedCoverage(_ run: FeedRun, in shop: ShopNumber) async throws -> (listed: Int, unseen: Int) {
        try await inner.feedCoverage(run, in: shop)
    }
}

extension FaultyStore {
    func request(_ number: RequestNumber, in shop: ShopNumber) async throws -> RequestRow? {
        try await inner.request(number, in: shop)
    }

    func requests(of shopper: Pseudonym, in shop: ShopNumber) async throws -> [RequestRow] {
        try await inner.requests(of: shopper, in: shop)
    }

    func requests(in shop: ShopNumber, onlyOpen: Bool, limit: Int) async throws -> [RequestRow] {
        try await inner.requests(in: shop, onlyOpen: onlyOpen, limit: limit)
    }

    func contributions(
        of visits: [UInt64], under permit: borrowing Permit<Learning>
    ) async throws -> [Contribution] { try await inner.contributions(of: visits, under: permit) }

    func sweep(for needles: [[UInt8]]) async throws -> SweepReport { try await inner.sweep(for: needles) }
}

extension FaultyStore {
    func counters(of shop: ShopNumber, from: Int32, to: Int32) async throws -> [Counter] {
        try pass(.counters)
        return try await inner.counters(of: shop, from: from, to: to)
    }

    func frontier(of shop: ShopNumber) async throws -> Frontier {
        try pass(.frontier)
        return try await inner.frontier(of: shop)
    }

    func lines(of shop: ShopNumber, from index: Int, limit: Int) async throws -> [LogLine] {
        try await inner.lines(of: shop, from: index, limit: limit)
    }

    func roots(of shop: ShopNumber, over runs: [Range<Int>]) async throws -> [Hash?] {
        try pass(.roots)
        return try await inner.roots(of: shop, over: runs)
    }

    func checkpoints(of shop: ShopNumber, after size: Int, limit: Int) async throws -> [KeptCheckpoint] {
        try await inner.checkpoints(of: shop, after: size, limit: limit)
    }

    func keep(_ checkpoint: KeptCheckpoint, of shop: ShopNumber) async throws {
        try await inner.keep(checkpoint, of: shop)
    }

    func shops() async throws -> [ShopRecord] { try await inner.shops() }

    func addShop(
        named name: String, wrap: @Sendable (ShopNumber) throws -> [UInt8]
    ) async throws -> ShopRecord { try await inner.addShop(named: name, wrap: wrap) }

    func keys() async throws -> [ApiKey] {
        try pass(.keys)
        return try await inner.keys()
    }

    func addKey(_ key: ApiKey) async throws { try await inner.addKey(key) }

    func revokeKey(_ id: String) async throws -> Bool { try await inner.revokeKey(id) }
}

extension FaultyStore {
    func agedVisits(of shop: ShopNumber, before day: Int32, limit: Int) async throws -> [UInt64] {
        try await inner.agedVisits(of: shop, before: day, limit: limit)
    }

    func agedSeals(
        of shop: ShopNumber, _ purpose: PurposeCode, before day: Int32, limit: Int
    ) async throws -> [Pseudonym] {
        try await inner.agedSeals(of: shop, purpose, before: day, limit: limit)
    }

    func lapsed(of shop: ShopNumber, by day: Int32, limit: Int) async throws -> [Pseudonym] {
        try await inner.lapsed(of: shop, by: day, limit: limit)
    }

    func agedDecisions(of shop: ShopNumber, before day: Int32, limit: Int) async throws -> [Pseudonym] {
        try await inner.agedDecisions(of: shop, before: day, limit: limit)
    }

    func census(of shop: ShopNumber, _ kind: RecordClass, before day: Int32) async throws -> Census {
        try await inner.census(of: shop, kind, before: day)
    }

    func datasets(of shop: ShopNumber) async throws -> [Dataset] {
        try pass(.members)
        return try await inner.datasets(of: shop)
    }

    func run(of shop: ShopNumber, by time: Int64) async throws -> RetentionRun? {
        try await inner.run(of: shop, by: time)
    }
}
