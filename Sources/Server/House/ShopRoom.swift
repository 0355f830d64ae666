public import Anonymity
public import Consent
public import Engagement
public import Oversight
public import Shop

/// Everything that works for one shop, wired together.
///
/// A class, because every request holds one: copying its parts would cost more than finding them.
public final class ShopRoom: Sendable {
    public let record: ShopRecord
    public let secret: ShopSecret
    /// Mints permits; also the cohorts of releases about many.
    public let desk: ConsentDesk
    public let fold: Fold
    public let histories: Histories
    public let follower: Follower
    public let journal: FollowedJournal
    public let intake: Intake
    public let placements: Placements
    public let preferences: Preferences
    public let answers: Answers
    public let erasure: Erasure
    public let ledger: ShopLedger
    public let agreements: Agreements
    public let policy: Policy
    public let retention: Retention
    public let requests: RequestDesk
    public let records: Records
    /// Publishes what may be known of many; nil where the operator wants nothing published.
    public let press: GraphPress?
    let tokens: ShopperTokens
    let retentionWatch = RetentionWatch()
    let requestStanding = RequestStanding()
    private let watch = SignalWatch()

    /// Opens the shop's secret; a wrong master key throws `KeyFault.cannotUnwrap`.
    public init(
        _ record: ShopRecord, store: any Store, master: MasterKey, policy: Policy, rights: RightsSettings = .init(),
        limits: RetentionLimits = .init(), publishing: (rules: PublishingRules, budget: Budget)? = nil,
        caches: [any PersonalCache] = [], clock: @escaping @Sendable () -> Int64
    ) async throws {
        self.record = record
        self.policy = policy
        secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
        desk = ConsentDesk(book: store, master: master, watch: watch, struck: rights.struck, clock: clock)
        let profiles = Profiles(shelf: store)
        let catalog = Catalog(shop: record.number, shelf: store)
        fold = Fold(catalog: catalog)
        follower = Follower(fold: fold, journal: store, clock: clock)
        histories = Histories(fold: fold, follower: follower, book: store)
        journal = FollowedJournal(store, followedBy: follower)
        intake = Intake(
            shop: record.number, secret: secret, desk: desk, journal: journal, profiles: profiles, catalog: catalog,
            limits: limits, clock: clock)
        placements = Placements(desk: desk, profiles: profiles, fold: fold)
        preferences = Preferences(shop: record.number, desk: desk, profiles: profiles, journal: journal)
        answers = Answers(
            shop: record.number, book: store, desk: desk, journal: journal, profiles: profiles,
            controller: policy.controller)
        erasure = Erasure(
            shop: record.number, secret: secret, book: store, desk: desk, journal: journal, profiles: profiles,
            catalog: catalog,
            caches: caches, witness: FoldWitness(fold: fold), kept: rights.kept,
            controller: policy.controller)
        retention = Retention(
            shop: record.number, limits: limits, book: store, consents: store, desk: desk, journal: journal,
            profiles: profiles)
        ledger = try ShopLedger(record, secret: secret, book: store)
        agreements = Agreements(shop: record.number, desk: desk, book: store)
        requests = RequestDesk(
            shop: record.number, secret: secret, book: store, journal: journal, answers: answers, erasure: erasure,
            courier: rights.courier, clockwork: policy, keptFor: Int64(limits.requests) * 86_400)
        records = Records(
            shop: record.number, policy: policy, limits: limits, processors: rights.processors, kept: rights.kept,
            book: store)
        press = publishing.map { [fold, histories, desk, journal] in
            GraphPress(
                shop: record.number, rules: $0.rules, budget: $0.budget, fold: fold, histories: histories, desk: desk,
                journal: journal)
        }
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
public typealias Store = CatalogShelf & CohortBook & ConsentBook & DatasetBook & Journal & LedgerBook & ProfileShelf
    & RequestBook & RetentionBook & ShopRegister & StoreSweep & TallyBook
