public import Consent
public import Engagement
public import Oversight
public import Shop

/// Everything that works for one shop, wired together.
public struct ShopRoom: Sendable {
    public let record: ShopRecord
    public let secret: ShopSecret
    public let fold: Fold
    public let follower: Follower
    public let journal: FollowedJournal
    public let intake: Intake
    public let placements: Placements
    public let answers: Answers
    public let erasure: Erasure
    public let ledger: ShopLedger
    public let policy: Policy
    public let requests: RequestDesk
    let tokens: ShopperTokens
    private let watch = SignalWatch()

    /// Opens the shop's secret; a wrong master key throws `KeyFault.cannotUnwrap`.
    public init(
        _ record: ShopRecord, store: any Store, master: MasterKey, policy: Policy, rights: RightsSettings = .init(),
        caches: [any PersonalCache] = [], clock: @escaping @Sendable () -> Int64
    ) async throws {
        self.record = record
        self.policy = policy
        secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
        let desk = ConsentDesk(book: store, master: master, watch: watch, struck: rights.struck, clock: clock)
        let profiles = Profiles(shelf: store)
        let catalog = Catalog(shop: record.number, shelf: store)
        fold = Fold(catalog: catalog)
        follower = Follower(fold: fold, journal: store, clock: clock)
        journal = FollowedJournal(store, followedBy: follower)
        intake = Intake(
            shop: record.number, secret: secret, desk: desk, journal: journal, profiles: profiles, catalog: catalog)
        placements = Placements(desk: desk, profiles: profiles, fold: fold)
        answers = Answers(
            shop: record.number, book: store, desk: desk, journal: journal, profiles: profiles,
            controller: policy.controller)
        erasure = Erasure(
            shop: record.number, book: store, desk: desk, journal: journal, profiles: profiles, catalog: catalog,
            caches: caches, witness: FoldWitness(fold: fold), kept: rights.kept)
        ledger = try ShopLedger(record, secret: secret, book: store)
        requests = RequestDesk(
            shop: record.number, secret: secret, book: store, journal: journal, answers: answers, erasure: erasure,
            courier: rights.courier, clockwork: policy)
        tokens = ShopperTokens(secret: secret, shop: record.name)
    }

    /// Records the signals that came or went since the last time.
    func recordSignals(now: Int64) async throws {
        for (shopper, isSet) in watch.take() {
            try await answers.note(signalIsSet: isSet, of: shopper, time: now)
        }
    }
}

/// Every port of the house; a store engine implements them all.
public typealias Store = CatalogShelf & ConsentBook & Journal & LedgerBook & ProfileShelf & RequestBook & ShopRegister
    & StoreSweep & TallyBook
