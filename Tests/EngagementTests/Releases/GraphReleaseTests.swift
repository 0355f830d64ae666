import Anonymity
import Recommend
import Testing

@testable import Engagement

@Suite struct GraphReleaseTests {
    typealias Shopper = (person: Int, items: [ItemNumber])

    /// So much ρ that the noise is a thousandth: what is released is nearly what was counted.
    static let plain = Rho(units: 1 << 60)

    /// Items that share a trait in groups of five.
    static func catalog(_ items: Range<Int>) -> ReleaseCatalog {
        ReleaseCatalog(items.map { (item: ItemNumber($0), traits: [UInt32($0 / 5)]) })
    }

    /// Shoppers who stay in one of the groups, and now and then also have what everybody has.
    static func shoppers(_ count: Int, items: Int = 30, seed: UInt64 = 3) -> [Shopper] {
        var dice = SeededDice(seed)
        return (0..<count).map { person in
            let group = dice.below(items / 5) * 5
            let own = (0..<(1 + dice.below(4))).map { _ in ItemNumber(group + dice.below(5)) }
            return (person, dice.below(3) == 0 ? own + [0] : own)
        }
    }

    static func purse(_ cost: Cost) async throws -> Purse {
        let key = try BudgetKey(dataset: "visits", purpose: "item-graph")
        let budget = try await Budget(store: MemoryCharges(), limits: [key: cost], period: 86_400)
        return try await budget.withdraw(cost, from: key, now: 0)
    }

    func release(
        _ shoppers: [Shopper], _ catalog: ReleaseCatalog, rho: Rho = plain, head: Int = 30
    ) async throws -> ReleasedGraph {
        let release = try GraphRelease(rho: rho, head: head, neighbours: 4)
        var purse = try await Self.purse(release.cost)
        return try release.release(of: shoppers, in: catalog, paying: &purse)
    }

    @Test func whatIsWantedTogetherStandsTogether() async throws {
        let released = try await release(Self.shoppers(2_000), Self.catalog(0..<30))
        #expect(released.items.first == 0, "what everybody has is the most wanted")
        let places = Dictionary(uniqueKeysWithValues: released.items.enumerated().map { ($1, Int32($0)) })
        var right = 0
        for item in 0..<30 {
            let best = released.graph.rank([try #require(places[ItemNumber(item)])], limit: 4)
            right += best.count { Int(released.items[Int($0)]) / 5 == item / 5 }
        }
        #expect(right >= 100, "of 120: \(right)")
    }

    @Test func withMuchNoiseTheCatalogSpeaks() async throws {
        // ε is about a thirtieth: of pairs nothing can be told.
        let released = try await release(Self.shoppers(2_000), Self.catalog(0..<30), rho: Rho(units: 20_000_000))
        #expect(released.items.sorted() == Array(0..<30))
        #expect(released.graph.neighbours.allSatisfy { $0.count == 4 })
    }

    @Test func theGraphFollowsFromWhatWasReleasedAlone() async throws {
        let release = try GraphRelease(rho: Rho(units: 50_000_000_000), head: 20, neighbours: 4)
        var purse = try await Self.purse(release.cost)
        let catalog = Self.catalog(0..<30)
        let sketch = try release.sketch(of: Self.shoppers(300), in: catalog, paying: &purse)
        #expect(try release.fitted(sketch, in: catalog) == release.fitted(sketch, in: catalog))
        #expect(purse.left.rho < Rho(units: 100), "all of ρ went into noise")
        var other = sketch
        other.pairs.values[7] += 1_000
        #expect(try release.fitted(other, in: catalog) != release.fitted(sketch, in: catalog))
    }

    /// A trait that binds its items together is found out, and one that does not is not taken for one.
    @Test func aTraitThatTellsIsLearnedFromItsPairs() async throws {
        // Five items a group, and half of all items are red or blue, whatever the group.
        let catalog = ReleaseCatalog(
            (0..<30 as Range<UInt32>).map { item -> (item: ItemNumber, traits: [UInt32]) in
                (ItemNumber(item), [item / 5, 100 + item % 2])
            })
        let release = try GraphRelease(rho: Rho(units: 20_000_000_000_000), head: 30)
        var purse = try await Self.purse(release.cost)
        let sketch = try release.sketch(of: Self.shoppers(2_000), in: catalog, paying: &purse)
        let head = GraphHead(sketch.popularity, of: 30, in: catalog)
        let prior = head.prior(levels: sketch.levels, traits: sketch.traits, catalog)
        func gain(_ trait: Int32) -> Double {
            prior.expected(3, 4, shared: trait) / prior.expected(3, 4, shared: catalog.nothing)
        }
        for group in 0..<6 { #expect(gain(Int32(group)) > 6, "\(gain(Int32(group)))") }
        for colour in 6..<8 { #expect(gain(Int32(colour)) < 4, "\(gain(Int32(colour)))") }
    }

    /// What is not spent on traits is there for pairs.
    @Test func aCatalogWithoutTraitsIsNotAskedForThem() async throws {
        let release = try GraphRelease(rho: Rho(units: 50_000_000_000), head: 20)
        var purse = try await Self.purse(release.cost)
        let catalog = ReleaseCatalog(
            (0..<30 as Range<UInt32>).map { item -> (item: ItemNumber, traits: [UInt32]) in (ItemNumber(item), [item]) }
        )
        let sketch = try release.sketch(of: Self.shoppers(300), in: catalog, paying: &purse)
        #expect(sketch.levels == .none && sketch.traits == .none)
        #expect(purse.left.rho < Rho(units: 100))
        let told = try GraphRelease(rho: Rho(units: 50_000_000_000), head: 20)
        var other = try await Self.purse(told.cost)
        #expect(
            try told.sketch(of: Self.shoppers(300), in: Self.catalog(0..<30), paying: &other).pairs.deviation
                > sketch.pairs.deviation)
    }

    @Test func anEmptyShopGivesAnEmptyGraph() async throws {
        let released = try await release([], Self.catalog(0..<0))
        #expect(released.graph.count == 0 && released.items == [])
        // That there is an item is public; that nobody wants it is not.
        let alone = try await release([], Self.catalog(0..<1), rho: Rho(units: 1_000_000_000))
        #expect(alone.graph.neighbours == [[]] && alone.items == [0])
        let unwanted = try await release([], Self.catalog(0..<30), rho: Rho(units: 1_000_000_000))
        #expect(unwanted.graph.count == 30)
        #expect(unwanted.graph.rank([3], limit: 50).count == 29)
    }

    @Test func aCatalogMayShrink() async throws {
        let shoppers = Self.shoppers(500)
        let before = try await release(shoppers, Self.catalog(0..<30))
        let after = try await release(shoppers, Self.catalog(10..<22))
        #expect(before.items.count == 30)
        #expect(after.items.sorted() == Array(10..<22) && after.graph.count == 12)
    }

    @Test func nothingIsReleasedUnpaid() async throws {
        let release = try GraphRelease(rho: Rho(units: 50_000_000_000), head: 20)
        var purse = try await Self.purse(Cost(rho: Rho(units: 40_000_000_000)))
        #expect(throws: PrivacyError(.purseEmpty)) {
            _ = try release.release(of: Self.shoppers(5), in: Self.catalog(0..<30), paying: &purse)
        }
        var enough = try await Self.purse(release.cost)
        let twice: [Shopper] = [(1, [2]), (1, [3])]
        #expect(throws: PrivacyError(.personTwice)) {
            _ = try release.release(of: twice, in: Self.catalog(0..<30), paying: &enough)
        }
        #expect(enough.left == release.cost)
    }

    @Test func wrongReleasesAreRefused() throws {
        for (rho, head, neighbours) in [(0, 1, 1), (1, 0, 1), (1, 1, 0), (1, -1, 1)] {
            #expect(throws: PrivacyError(.notPositive)) {
                try GraphRelease(rho: Rho(units: UInt64(rho)), head: head, neighbours: neighbours)
            }
        }
        #expect(throws: PrivacyError(.tooLarge)) { try GraphRelease(rho: Rho(units: 1), head: .max) }
    }
}
