import Anonymity
import Consent
import Ledger
import Recommend
import Shop
import Storage
import Testing

@testable import Engagement

/// The graph of a shop's items is published once in each period, from who agrees then, and never without its charge.
@Suite struct GraphPressTests {
    private static let day: Int64 = 86_400
    private static let start = Shopfront.now - Shopfront.now % (28 * day) + 5 * day

    private static func press(
        _ front: Shopfront, charges: any ChargeStore = MemoryCharges(), journal: (any Journal)? = nil
    ) async throws -> GraphPress {
        let rules = try PublishingRules(days: 28, rho: try Rho(wideNoise: try Epsilon(8), delta: try Delta(1e-6)))
        return GraphPress(
            shop: Shopfront.number, rules: rules,
            budget: try await rules.budget(of: [Shopfront.number], in: charges), fold: front.fold,
            histories: Histories(fold: front.fold, follower: front.follower, book: front.store),
            desk: ConsentDesk(book: front.store, master: front.master) { Shopfront.now },
            journal: journal ?? FollowedJournal(front.store, followedBy: front.follower))
    }

    private static func shop() async throws -> Shopfront {
        let front = try Shopfront()
        try await front.list(ids: "cup", "pot", "tea", "jug")
        try await front.teach("cup", "pot", times: 300)
        return front
    }

    @Test func anEditionIsForItsPeriodAndAllNodesHaveIt() async throws {
        let front = try await Self.shop()
        let press = try await Self.press(front)
        #expect(front.fold.published == nil)
        #expect(await press.isDue(now: Self.start))
        #expect(try await press.publish(now: Self.start) == 4)
        let published = try #require(front.fold.published)
        #expect(Int64(published.day) * Self.day == Self.start - 5 * Self.day, "the period's first day")
        #expect(published.names.sorted() == ["cup", "jug", "pot", "tea"])
        #expect(published.names.prefix(2).sorted() == ["cup", "pot"], "what 300 visits were about")
        #expect(try await press.publish(now: Self.start + 22 * Self.day) == nil, "one a period")
        #expect(front.fold.published === published)
        #expect(try await press.publish(now: Self.start + 23 * Self.day) == 4)
        #expect(front.fold.published !== published)
        // A node that is started anew reads it from the journal.
        let fold = Fold(catalog: Catalog(shop: Shopfront.number, shelf: front.store))
        try await Follower(fold: fold, journal: front.store) { Shopfront.now }.catchUp()
        #expect(fold.published?.day == published.day + 28)
        #expect(fold.published?.shards.map(\.bytes) == front.fold.published?.shards.map(\.bytes))
    }

    /// Editions are read before the models are locked, and only the one that counts: the newest that can be read.
    @Test func ofManyEditionsTheNewestThatCanBeReadCounts() async throws {
        let front = try await Self.shop()
        func edition(_ day: Int32, _ names: [String]) throws -> GraphEdition {
            let graph = try ItemGraph(positions: [1], neighbours: names.map { _ in [] })
            return GraphEdition(day: day, rho: 1, shards: try graph.shards(names: names))
        }
        let editions = try [
            edition(1, ["cup"]), edition(2, ["cup", "pot"]), GraphEdition(day: 3, rho: 1, shards: [[1, 2, 3]]),
        ]
        var facts = try await front.store.facts(of: Shopfront.number, after: 0, limit: 10_000)
        for edition in editions {
            let before = front.fold.position
            try await front.commit([.publish(edition)])
            // The journal keeps the newest only; a reader that is behind may have had them all.
            facts += try await front.store.facts(of: Shopfront.number, after: before, limit: 10)
        }
        #expect(front.fold.published?.day == 2, "one after the other")
        let fold = Fold(catalog: Catalog(shop: Shopfront.number, shelf: front.store))
        fold.apply(facts, day: Shopfront.day)
        #expect(fold.published?.names == ["cup", "pot"], "all at once")
        #expect(fold.standing().digest == front.fold.standing().digest)
    }

    @Test func anEmptyCatalogPublishesNothingAndCostsNothing() async throws {
        let charges = MemoryCharges()
        let press = try await Self.press(try Shopfront(), charges: charges)
        #expect(try await press.publish(now: Self.start) == nil)
        #expect(await charges.log().isEmpty)
    }

    /// A crash after the charge may cost the period its edition; it never gets noise drawn twice for one charge.
    @Test func aChargeWithoutAnEditionIsNotMadeGoodByAnother() async throws {
        let front = try await Self.shop()
        let charges = MemoryCharges()
        struct Broken: Journal {
            let store: MemoryStore
            func commit(_ change: Change) async throws -> Committed { throw StoreFault(.unavailable) }
            func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
                try await store.facts(of: shop, after: number, limit: limit)
            }
            func head(of shop: ShopNumber) async throws -> UInt64 { try await store.head(of: shop) }
        }
        let crashed = try await Self.press(front, charges: charges, journal: Broken(store: front.store))
        await #expect(throws: StoreFault.self) { try await crashed.publish(now: Self.start) }
        let charged = await charges.log()
        #expect(!charged.isEmpty)
        // The same node keeps what it drew, and pays no second time.
        await #expect(throws: StoreFault.self) { try await crashed.publish(now: Self.start + 60) }
        #expect(await charges.log() == charged)
        // Another does not have it, and waits for the next period.
        let next = try await Self.press(front, charges: charges)
        await #expect(throws: BudgetError.self) { try await next.publish(now: Self.start + 120) }
        #expect(try await next.publish(now: Self.start + 28 * Self.day) == 4)
    }

    @Test func aClockThatWentBackPublishesNothing() async throws {
        let front = try await Self.shop()
        let charges = MemoryCharges()
        _ = try await Self.press(front, charges: charges).publish(now: Self.start)
        let other = try await Self.shop()
        let press = try await Self.press(other, charges: charges)
        await #expect(throws: BudgetError.self) { try await press.publish(now: Self.start - 28 * Self.day) }
    }

    /// What left the catalog is in no later edition, and is not shown from the one before it.
    @Test func aCatalogMayShrinkBetweenTwoEditions() async throws {
        let front = try await Self.shop()
        let press = try await Self.press(front)
        _ = try await press.publish(now: Self.start)
        try await front.commit([.rule(ShopRules(lists: .published))])
        func unlist(_ ids: String...) async throws {
            try await front.commit(ids.map { .item(Item(id: $0, title: $0, availability: .unlisted), nil) })
        }
        try await unlist("pot", "jug")
        #expect(await front.shown(.of(.product, page: ["cup"])) == ["tea"])
        #expect(try await press.publish(now: Self.start + 28 * Self.day) == 2)
        #expect(front.fold.published?.names.sorted() == ["cup", "tea"])
        // Of a shop that has nothing left, nothing is published; its last edition stays and shows nothing.
        try await unlist("cup", "tea")
        #expect(try await press.publish(now: Self.start + 56 * Self.day) == nil)
        #expect(await front.shown(.of(.product, page: ["cup"])).isEmpty)
    }

    /// Lists for strangers come from the graph alone: they are the same whatever one more visit says.
    @Test func publishedListsDoNotFollowTheModels() async throws {
        let front = try await Self.shop()
        _ = try await Self.press(front).publish(now: Self.start)
        try await front.commit([.rule(ShopRules(lists: .published))])
        func list() async -> [String] { await front.shown(.of(.product, page: ["cup"])) }
        let before = await list()
        #expect(before.sorted() == ["jug", "pot", "tea"])
        try await front.teach("cup", "jug", times: 500)
        #expect(await list() == before)
        try await front.commit([.rule(ShopRules())])
        #expect(await list().first == "jug")
    }

    @Test(arguments: [0, -3]) func periodsOfNoLengthAreRefused(_ days: Int) {
        #expect(throws: PrivacyError.self) { _ = try PublishingRules(days: days, rho: Rho(units: 1_000_000_000)) }
    }
}
