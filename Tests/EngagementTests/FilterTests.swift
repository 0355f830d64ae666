import Engagement
import Shop
import Testing

@Suite struct FilterTests {
    static func money(_ minor: Int64, _ code: String = "EUR") throws -> Money {
        let currency = try #require(Currency(code: code))
        return try #require(Money(minor: minor, currency: currency))
    }

    static func front() async throws -> Shopfront {
        let front = try Shopfront()
        try await front.list(
            Item(id: "tent", category: ["Outdoor", "Tents"], price: money(20_000)),
            Item(id: "stove", category: ["Outdoor", "Kitchen"], price: money(5_000)),
            Item(id: "lamp", category: ["Indoor"], price: money(5_000, "USD")),
            Item(id: "gift", category: []),
            Item(id: "gone", category: ["Outdoor"], price: money(5_000), availability: .outOfStock),
            Item(id: "soon", category: ["Outdoor"], price: money(9_999), availability: .preorder))
        return front
    }

    static func shown(_ change: (inout ItemFilter) throws -> Void) async throws -> Set<String> {
        var filter = ItemFilter()
        try change(&filter)
        return Set(try await front().shown(.of(filter: filter)))
    }

    @Test func whatCannotBeOrderedIsNotShown() async throws {
        #expect(try await Self.shown { _ in } == ["tent", "stove", "lamp", "gift", "soon"])
    }

    @Test func unlessTheCallerWantsIt() async throws {
        let shown = try await Self.shown { $0.includesUnorderable = true }
        #expect(shown == ["tent", "stove", "lamp", "gift", "gone", "soon"])
    }

    /// What only an event named, or what left the catalog, has no page to link to.
    @Test func whatIsNotListedIsNeverShown() async throws {
        let front = try await Self.front()
        try await front.teach("named by an event", "tent")
        try await front.commit([.unlist("stove")])
        var filter = ItemFilter()
        filter.includesUnorderable = true
        let shown = await front.shown(.of(filter: filter))
        #expect(Set(shown) == ["tent", "lamp", "gift", "gone", "soon"])
    }

    @Test func anyNameOnThePathIsACategory() async throws {
        #expect(try await Self.shown { $0.categories = ["Outdoor"] } == ["tent", "stove", "soon"])
        #expect(try await Self.shown { $0.categories = ["Tents"] } == ["tent"])
        #expect(try await Self.shown { $0.categories = ["Tents", "Indoor"] } == ["tent", "lamp"])
        #expect(try await Self.shown { $0.categories = ["Garden"] } == [])
    }

    @Test func boundsAreInclusive() async throws {
        #expect(try await Self.shown { $0.lowest = try Self.money(5_000) } == ["tent", "stove", "soon"])
        #expect(try await Self.shown { $0.highest = try Self.money(5_000) } == ["stove"])
        #expect(try await Self.shown { $0.lowest = try Self.money(5_001) } == ["tent", "soon"])
        let both = try await Self.shown {
            $0.lowest = try Self.money(9_999)
            $0.highest = try Self.money(19_999)
        }
        #expect(both == ["soon"])
    }

    @Test func aPriceInAnotherCurrencyIsNotWithinBounds() async throws {
        #expect(try await Self.shown { $0.highest = try Self.money(100_000, "USD") } == ["lamp"])
        #expect(try await Self.shown { $0.lowest = try Self.money(0, "JPY") } == [])
    }

    @Test func filtersHoldForEverySource() async throws {
        let front = try await Self.front()
        try await front.teach("tent", "lamp", times: 30)
        try await front.teach("stove", "gone", times: 30, as: .purchase)
        for placement in Placement.allCases {
            for page in [[], ["tent"], ["stove"]] {
                let shown = await front.shown(.of(placement, page: page))
                #expect(!shown.contains("gone") && Set(shown).isDisjoint(with: page), "\(placement) \(page)")
            }
        }
    }
}
