import Consent
import Engagement
import Oversight
import Shop
import Storage

/// One shop over a store in memory, with everything that a shopper's rights reach: store, models and ledger.
struct Shopfront {
    static let number: ShopNumber = 1
    static let day: Int32 = 20_454
    static let now = Int64(day) * 86_400 + 43_200

    typealias Store = CatalogShelf & ConsentBook & Journal & LedgerBook & ProfileShelf & RequestBook & RetentionBook
        & StoreSweep & TallyBook

    let store: any Store
    let secret: ShopSecret
    let desk: ConsentDesk
    let fold: Fold
    let follower: Follower
    let journal: WatchedJournal
    let intake: Intake
    let answers: Answers
    let erasure: Erasure
    let courier = CaughtLetters()
    let requests: RequestDesk
    let retention: Retention

    init(
        store: any Store = MemoryStore(), limits: RetentionLimits = .init(),
        struck: (any StruckKeys)? = StruckInMemory()
    ) throws {
        self.store = store
        let master = try MasterKey(hex: MasterKey.newHex())
        secret = try ShopSecret(
            wrapped: ShopSecret.newWrapped(for: Self.number, by: master), of: Self.number, by: master)
        desk = ConsentDesk(book: store, master: master, struck: struck) { Self.now }
        fold = Fold(catalog: Catalog(shop: Self.number, shelf: store))
        follower = Follower(fold: fold, journal: store) { Self.now }
        journal = WatchedJournal(FollowedJournal(store, followedBy: follower))
        let profiles = Profiles(shelf: store)
        intake = Intake(
            shop: Self.number, secret: secret, desk: desk, journal: journal, profiles: profiles, catalog: fold.catalog,
            limits: limits, clock: { Self.now })
        answers = Answers(shop: Self.number, book: store, desk: desk, journal: journal, profiles: profiles)
        erasure = Erasure(
            shop: Self.number, secret: secret, book: store, desk: desk, journal: journal, profiles: profiles,
            catalog: fold.catalog,
            witness: FoldWitness(fold: fold),
            kept: [KeptElsewhere(what: "orders", by: "the shop", basis: "tax law", years: 7)])
        requests = RequestDesk(
            shop: Self.number, secret: secret, book: store, journal: journal, answers: answers, erasure: erasure,
            courier: courier)
        retention = Retention(
            shop: Self.number, limits: limits, book: store, consents: store, desk: desk, journal: journal,
            profiles: profiles)
    }

    func shopper(_ name: String) -> Pseudonym { secret.pseudonym(of: name) }

    func claim(_ name: String?) -> Claim { Claim(shop: Self.number, shopper: name.map(shopper)) }

    static func decision(_ purpose: PurposeCode, _ level: Level) -> Decision {
        Decision(purpose: purpose, level: level, notice: Notice(version: "2026-1", language: "en"), time: now)
    }

    @discardableResult
    func say(_ name: String, _ level: Level, to purposes: PurposeCode...) async throws -> [Receipt] {
        try await answers.record(purposes.map { Self.decision($0, level) }, of: shopper(name)).receipts
    }

    func erase(_ name: String) async throws -> Certificate {
        try await erasure.erase(shopper(name), time: Self.now)
    }

    /// Somebody does something with an item; without a name, a visitor who agreed to learning.
    func note(
        _ item: String, as kind: EventKind = .viewItem, of name: String?, visit: String, daysAgo: Int64 = 0,
        message: String? = nil
    ) async throws {
        var carried = Choices()
        if name == nil { carried[.learning] = .visit }
        var event = Event(
            kind: kind, time: Self.now - daysAgo * 86_400, visit: visit, lines: [EventLine(item: item)],
            carried: carried)
        event.message = message
        _ = try await intake.take([event], claim: claim(name))
    }

    func entry(of name: String) async throws -> ConsentEntry? {
        try await store.entry(of: shopper(name), in: Self.number)
    }

    /// How many steps are remembered of a shopper for a purpose; nil without her yes to it.
    func remembered<P: Purpose>(_ name: String, _: P.Type) async throws -> Int? {
        let profiles = Profiles(shelf: store)
        return try await desk.withStanding(for: claim(name)) { standing in
            try await standing.withPermit(P.self) { permit in
                try await profiles.profile(under: permit).profile.sittings.reduce(0) { $0 + $1.steps.count }
            }
        }
    }

    /// The sealed row of a shopper for a purpose, as it is stored.
    func sealedRow<P: Purpose>(_ name: String, _: P.Type) async throws -> SealedRow? {
        try await desk.withDuty(.erase, to: shopper(name), in: Self.number, P.self) { permit in
            try await store.row(under: permit)
        } ?? nil
    }

    /// A node that starts now and folds what the store still holds.
    func newNode() async throws -> FoldStanding {
        let fold = Fold(catalog: Catalog(shop: Self.number, shelf: store))
        try await Follower(fold: fold, journal: store) { Self.now }.catchUp()
        return fold.standing()
    }
}
