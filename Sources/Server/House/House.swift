public import Anonymity
public import Consent
public import Engagement
public import Oversight
public import Shop

/// The shops of this node, and what they share.
public struct House: Sendable {
    public let store: any Store
    public let rooms: [ShopNumber: ShopRoom]
    public let insight: Insight
    let keys: KeyRing
    let rights: RightsSettings
    /// Answers that are kept for repeated requests.
    let repeats = Idempotency()
    let rounds = CallbackRounds()
    /// Whole seconds since 1970.
    let clock: @Sendable () -> Int64

    /// Opens every shop of the store and folds its journal.
    ///
    /// Throws `StoreFault`, `BudgetError` where the book of charges was edited, and `KeyFault.cannotUnwrap` when the
    /// master key is not the one the store was made with.
    public init(
        store: any Store, master: MasterKey, policy: Policy = Policy(), rights: RightsSettings = .init(),
        limits: RetentionLimits = .init(), publishing: (rules: PublishingRules, charges: any ChargeStore)? = nil,
        clock: @escaping @Sendable () -> Int64
    ) async throws {
        self.store = store
        self.rights = rights
        self.clock = clock
        insight = Insight(book: store)
        keys = KeyRing(register: store)
        var rooms: [ShopNumber: ShopRoom] = [:]
        let shops = try await store.shops()
        var press: (rules: PublishingRules, budget: Budget)?
        if let (rules, charges) = publishing {
            press = (rules, try await rules.budget(of: shops.map(\.number), in: charges))
        }
        for record in shops {
            let room = try await ShopRoom(
                record, store: store, master: master, policy: policy, rights: rights, limits: limits, publishing: press,
                caches: [repeats], clock: clock)
            try await room.follower.catchUp()
            rooms[record.number] = room
        }
        self.rooms = rooms
        try await keys.reload()
    }

    /// The shop that webhooks are about: the one that the operator named, or the only one.
    var webhookRoom: ShopRoom? {
        guard let name = rights.webhookShop else { return rooms.count == 1 ? rooms.values.first : nil }
        return rooms.values.first { $0.record.name == name }
    }

    /// Looks after the requests of every shop: carries out what a fault kept back, and counts what is late.
    public func watchRequests() async throws -> RequestWatch {
        var sum = RequestWatch()
        for room in rooms.values {
            let watch = try await room.requests.watch(now: clock())
            room.requestStanding.note(watch)
            sum.add(watch)
        }
        return sum
    }

    /// Follows what other processes write, such as an import beside a running server, until the task is cancelled;
    /// keeps a signed checkpoint of each ledger that grew.
    ///
    /// `onFault` hears of readings that failed; the next one is tried all the same.
    public func follow(every interval: Duration, onFault: @Sendable (any Error) -> Void) async {
        while !Task.isCancelled {
            for room in rooms.values {
                do {
                    try await room.follower.catchUp()
                    try await room.ledger.keepCheckpoint()
                    try await room.recordSignals(now: clock())
                } catch { if !Task.isCancelled { onFault(error) } }
            }
            do { try await keys.reload() } catch { if !Task.isCancelled { onFault(error) } }
            try? await Task.sleep(for: interval)
        }
    }
}
