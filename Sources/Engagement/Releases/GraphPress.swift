public import Anonymity
public import Consent
import Recommend
public import Shop

/// What a node may publish of its shops, and from which book of charges that is paid.
public struct PublishingRules: Sendable {
    /// Days from one edition to the next; the days begin in 1970, so that the time of an edition says nothing.
    public let days: Int
    /// What an edition may cost each person it is made from.
    public let rho: Rho
    /// How many of the most wanted items get a cell for each pair.
    public let head: Int

    /// Throws `not-positive` where nothing could ever be published.
    public init(days: Int, rho: Rho, head: Int = 1_000) throws(PrivacyError) {
        guard days > 0 else { throw PrivacyError(.notPositive) }
        _ = try GraphRelease(rho: rho, head: head)
        self.days = days
        self.rho = rho
        self.head = head
    }

    /// What a shop's visits may cost for its graph, in a period of `days`: one edition.
    func key(of shop: ShopNumber) throws(BudgetError) -> BudgetKey {
        try BudgetKey(dataset: "shop-\(shop).visits", purpose: "item-graph")
    }

    /// The book of charges of these shops.
    public func budget(of shops: [ShopNumber], in store: any ChargeStore) async throws -> Budget {
        var limits: [BudgetKey: Cost] = [:]
        for shop in shops { limits[try key(of: shop)] = Cost(rho: rho) }
        return try await Budget(store: store, limits: limits, period: Int64(days) * 86_400)
    }
}

/// Publishes a graph of a shop's items once in each period, made from those who agree to `learning` at that moment.
///
/// The charge is durable before the noise is drawn. What was drawn and could not be written is written later, never
/// drawn again.
public actor GraphPress {
    private let shop: ShopNumber
    private let rules: PublishingRules
    private let budget: Budget
    private let fold: Fold
    private let histories: Histories
    private let desk: ConsentDesk
    private let journal: any Journal
    private var waiting: GraphEdition?

    public init(
        shop: ShopNumber, rules: PublishingRules, budget: Budget, fold: Fold, histories: Histories, desk: ConsentDesk,
        journal: any Journal
    ) {
        self.shop = shop
        self.rules = rules
        self.budget = budget
        self.fold = fold
        self.histories = histories
        self.desk = desk
        self.journal = journal
    }

    /// The first day of the period that a moment in seconds since 1970 lies in.
    private func day(at now: Int64) -> Int32 {
        let length = Int64(rules.days) * 86_400
        return Int32(clamping: (now >= 0 ? now / length : 0) * Int64(rules.days))
    }

    /// Whether this period has no edition yet.
    public func isDue(now: Int64) -> Bool { fold.published.map { $0.day < day(at: now) } ?? true }

    /// Publishes this period's edition, if it has none and the catalog is not empty; answers how many items it has.
    ///
    /// Throws `BudgetError` (`spent` where this period's charge is gone, such as by a crash), or what the store throws.
    @discardableResult
    public func publish(now: Int64) async throws -> Int? {
        guard isDue(now: now) else { return nil }
        if waiting.map({ $0.day < day(at: now) }) ?? true { waiting = try await make(now: now) }
        guard let edition = waiting else { return nil }
        _ = try await journal.commit(Change(shop: shop, writes: [.publish(edition)]))
        waiting = nil
        return fold.published?.names.count
    }

    private func make(now: Int64) async throws -> GraphEdition? {
        let catalog = releaseCatalog
        guard !catalog.items.isEmpty else { return nil }
        let people = try await desk.withCohort(of: shop, Learning.self) { try await histories.all(under: $0) }
        let release = try GraphRelease(rho: rules.rho, head: rules.head)
        var purse = try await budget.withdraw(release.cost, from: try rules.key(of: shop), now: now)
        let released = try release.release(
            of: people.enumerated().lazy.map { (person: $0, items: $1.visits.flatMap { $0.steps.map(\.item) }) },
            in: catalog, paying: &purse)
        let names = fold.catalog.read { view in released.items.map { view.id(of: $0) } }
        return GraphEdition(
            day: day(at: now), rho: release.cost.rho.units,
            shards: try released.graph.shards(of: PublishedGraph.shardSize, names: names))
    }

    /// What can be ordered now, by what the catalog says of it.
    private var releaseCatalog: ReleaseCatalog {
        fold.catalog.read { view in
            fold.state.read { state in
                ReleaseCatalog(
                    view.listed.filter { view.entry($0).availability.isOrderable }
                        .map { (item: $0, traits: state.recommender.traits(of: $0)) })
            }
        }
    }
}
