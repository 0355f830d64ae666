/// How much may be learned from each set of data for each purpose in a period: a book that is charged before anything
/// is released.
///
/// A charge is durable before there is a purse, and a release needs one. So a crash may lose a purse that was charged
/// for, but nothing is ever released without its charge, and the charges of a period never exceed its limit.
public actor Budget {
    private let store: any ChargeStore
    private let limits: [BudgetKey: Cost]
    private let length: Int64
    private var chain: ChargeChain
    private var isSound = true
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Opens the book with limits for a period of so many seconds.
    ///
    /// Throws `not-positive`, `edited`, `truncated`, or what the store throws.
    public init(store: any ChargeStore, limits: [BudgetKey: Cost], period seconds: Int64) async throws {
        guard seconds > 0, limits.values.allSatisfy({ $0.rho > .zero }) else { throw BudgetError(.notPositive) }
        let log = try await store.log()
        chain = try ChargeChain(log: log, note: try await store.note())
        if chain.length < log.count { try await store.cut(to: chain.length) }
        self.store = store
        self.limits = limits
        length = seconds
    }

    /// Charges a cost at a time in seconds since 1970, and returns a purse that holds it.
    ///
    /// Throws `spent`, `unknown`, `not-positive`, `clock-went-back`, `overflow`, `unfinished`, or what the store throws; then
    /// there is nothing to release with.
    public func withdraw(_ cost: Cost, from key: BudgetKey, now: Int64) async throws -> Purse {
        await takeTurn()
        defer { endTurn() }
        guard isSound else { throw BudgetError(.unfinished) }
        guard cost != .zero else { throw BudgetError(.notPositive) }
        guard let limit = limits[key] else { throw BudgetError(.unknown) }
        let period = try number(at: now)
        do {
            _ = try spent(from: key).adding(cost)
            guard try spent(from: key, in: period).adding(cost).isCovered(by: limit) else {
                throw BudgetError(.spent)
            }
        } catch let error as PrivacyError where error.code == .overflow {
            throw BudgetError(.overflow)
        }
        // Until both are durable, nobody knows what a reader of the book would find.
        isSound = false
        try await store.append(chain.add(Charge(key: key, period: period, cost: cost)))
        try await store.replaceNote(chain.note)
        isSound = true
        return Purse(cost)
    }

    /// What has been charged and what the limit is, for each key in order, at a time in seconds since 1970.
    public func statements(now: Int64) throws -> [Statement] {
        let period = try number(at: now)
        return try limits.sorted { $0.key < $1.key }.map { key, limit in
            Statement(
                key: key, limit: limit, spent: try spent(from: key, in: period), lifetime: try spent(from: key))
        }
    }

    /// Where the book ends: kept elsewhere, it shows that a book was replaced.
    public var end: String { String(decoding: chain.note.dropLast(), as: UTF8.self) }

    /// Periods are counted without a calendar; throws `clock-went-back` before the last one that was charged.
    private func number(at now: Int64) throws(BudgetError) -> Int64 {
        let period = now >= 0 ? now / length : (now + 1) / length - 1
        guard chain.charges.allSatisfy({ $0.period <= period }) else { throw BudgetError(.clockWentBack) }
        return period
    }

    /// One charge at a time, in the order of asking, though each waits for the store.
    private func takeTurn() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func endTurn() {
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }

    private func spent(from key: BudgetKey, in period: Int64? = nil) throws(PrivacyError) -> Cost {
        var sum = Cost.zero
        for charge in chain.charges where charge.key == key && (period == nil || charge.period == period) {
            sum = try sum.adding(charge.cost)
        }
        return sum
    }
}
