import Consent
import Engagement
import Shop
import Storage

/// One shop over a store in memory: its catalog and models, its placements, and an intake that fills profiles.
struct Shopfront {
    static let number: ShopNumber = 1
    static let day: Int32 = 20_454
    static let now = Int64(day) * 86_400 + 43_200

    let store = MemoryStore()
    let master: MasterKey
    let secret: ShopSecret
    let fold: Fold
    let follower: Follower

    init() throws {
        master = try MasterKey(hex: MasterKey.newHex())
        secret = try ShopSecret(
            wrapped: ShopSecret.newWrapped(for: Self.number, by: master), of: Self.number, by: master)
        fold = Fold(catalog: Catalog(shop: Self.number, shelf: store))
        follower = Follower(fold: fold, journal: store) { Self.now }
    }

    var desk: ConsentDesk { ConsentDesk(book: store, master: master) { Self.now } }
    var placements: Placements { placements() }

    /// Placements over another shelf or book than the store, such as a broken one.
    func placements(shelf: (any ProfileShelf)? = nil, book: (any ConsentBook)? = nil) -> Placements {
        Placements(
            desk: ConsentDesk(book: book ?? store, master: master) { Self.now },
            profiles: Profiles(shelf: shelf ?? store),
            fold: fold)
    }

    func shopper(_ name: String) -> Pseudonym { secret.pseudonym(of: name) }

    func claim(_ name: String? = nil, carried: [PurposeCode: Level] = [:], gpc: Bool = false) -> Claim {
        var choices = Choices()
        for (purpose, level) in carried { choices[purpose] = level }
        return Claim(
            shop: Self.number, shopper: name.map(shopper), carried: choices,
            signals: Signals(globalPrivacyControl: gpc))
    }

    @discardableResult
    func commit(_ writes: [Write]) async throws -> Committed {
        let committed = try await store.commit(Change(shop: Self.number, writes: writes))
        try await follower.catchUp(to: committed.position)
        return committed
    }

    func list(_ items: Item...) async throws { try await commit(items.map { .item($0, nil) }) }
    func list(ids: String...) async throws { try await commit(ids.map { .item(Item(id: $0, title: $0), nil) }) }

    /// Lets so many visits look at the same items, one after the other.
    func teach(_ ids: String..., times: UInt64 = 3, as action: VisitAction = .view) async throws {
        let numbers = try await store.numbers(of: ids, in: Self.number)
        let steps = numbers.map { VisitStep(item: $0, action: action) }
        let first = try await store.head(of: Self.number) + 1_000
        try await commit(
            (first..<first + times).map { .contribute(Contribution(stored: $0, day: Self.day, steps: steps)) })
    }

    /// Puts decisions of a shopper on record, with a key once any of them reaches the account.
    func decide(_ name: String, _ levels: [PurposeCode: Level]) async throws {
        let entry = try await store.entry(of: shopper(name), in: Self.number)
        let notice = Notice(version: "1", language: "en")
        let decisions = levels.map { Decision(purpose: $0.key, level: $0.value, notice: notice, time: Self.now) }
        let needsKey = levels.values.contains(.account) && entry?.wrappedKey == nil
        let key = needsKey ? try desk.newWrappedKey(for: shopper(name), in: Self.number) : nil
        try await commit([.decide(shopper(name), decisions, after: entry?.version ?? 0, key: key)])
    }

    /// Takes in what a shopper did with an item, for the purposes that she agreed to.
    func note(_ kind: EventKind, _ item: String, of name: String, visit: String = "v1") async throws {
        let intake = Intake(
            shop: Self.number, secret: secret, desk: desk, journal: store, profiles: Profiles(shelf: store),
            catalog: fold.catalog, clock: { Self.now })
        let event = Event(kind: kind, time: Self.now, visit: visit, lines: [EventLine(item: item)])
        _ = try await intake.take([event], claim: claim(name))
    }

    /// The ids that a placement shows.
    func shown(_ request: RecommendationRequest, for claim: Claim? = nil) async -> [String] {
        await placements.recommend(request, for: claim ?? self.claim()).ids
    }
}

extension Recommendation {
    var ids: [String] { items.map(\.id) }
}

extension RecommendationRequest {
    static func of(
        _ placement: Placement = .home, page: [String] = [], visit: [String] = [], limit: Int = 10,
        exclude: [String] = [], filter: ItemFilter = ItemFilter()
    ) -> Self {
        var request = Self(placement: placement)
        request.page = page
        request.visit = CarriedVisit(visit)
        request.limit = limit
        request.exclude = exclude
        request.filter = filter
        return request
    }
}
