import Consent
import Engagement
import Recommend
import Shop
import Testing

/// What a shelf always does, whoever looks at it.
@Suite struct ShelfTests {
    static let carried: [PurposeCode: Level] = [.recommendations: .visit]

    @Test func anEmptyCatalogHasAnEmptyShelf() async throws {
        let front = try Shopfront()
        #expect(await front.shown(.of()).isEmpty)
    }

    /// Without a single visit learned, the catalog itself is the answer, and it says so.
    @Test(arguments: Placement.allCases)
    func aNewShopHasFullShelves(placement: Placement) async throws {
        let front = try Shopfront()
        try await front.list(ids: "a", "b", "c")
        for page in [[], ["a"], ["unheard of"]] {
            for visit in [[], ["b"], ["unheard of"]] {
                let request = RecommendationRequest.of(placement, page: page, visit: visit)
                for claim in [front.claim(), front.claim(carried: Self.carried)] {
                    let answer = await front.placements.recommend(request, for: claim)
                    #expect(!answer.items.isEmpty && Set(answer.ids).isDisjoint(with: page))
                    #expect(answer.items.allSatisfy { $0.reasons.map(\.code) == [.inCatalog] })
                }
            }
        }
    }

    @Test(arguments: [1, 2, 5, 100])
    func aShelfIsAsLongAsAskedForAndShowsNothingTwice(limit: Int) async throws {
        let front = try Shopfront()
        for at in 0..<12 { try await front.list(ids: "item \(at)") }
        try await front.teach("item 1", "item 2", "item 3")
        try await front.teach("item 1", "item 4", as: .purchase)
        for placement in Placement.allCases {
            let request = RecommendationRequest.of(placement, page: ["item 1"], visit: ["item 2"], limit: limit)
            let shown = await front.shown(request, for: front.claim(carried: Self.carried))
            #expect(shown.count == min(limit, 10) && Set(shown).count == shown.count, "all but the page and the visit")
        }
    }

    @Test func whatIsExcludedIsNotShown() async throws {
        let front = try Shopfront()
        try await front.list(ids: "a", "b", "c", "d")
        try await front.teach("a", "b", "c", times: 9)
        for placement in Placement.allCases {
            let shown = await front.shown(.of(placement, page: ["a"], exclude: ["b", "unheard of"]))
            #expect(Set(shown) == ["c", "d"])
        }
    }

    @Test func aPageShowsWhatIsLookedAtTogether() async throws {
        let front = try Shopfront()
        try await front.list(ids: "tent", "peg", "lamp", "bulb")
        try await front.teach("tent", "peg")
        try await front.teach("lamp", "bulb", times: 9)
        let answer = await front.placements.recommend(.of(.product, page: ["tent"], limit: 1), for: front.claim())
        #expect(answer.ids == ["peg"] && answer.level == .off, "the page is not the person")
    }

    @Test func aPopularNeighbourComesBeforeAPopularStranger() async throws {
        let front = try Shopfront()
        try await front.list(
            Item(id: "tent", category: ["Outdoor"]), Item(id: "mat", category: ["Outdoor"]),
            Item(id: "lamp", category: ["Indoor"]))
        try await front.teach("mat", times: 2)
        try await front.teach("lamp", times: 9)
        let answer = await front.placements.recommend(.of(.category, page: ["tent"]), for: front.claim())
        #expect(answer.ids == ["mat", "lamp"])
        #expect(answer.items.first?.reasons.first?.code == .popularInCategory)
    }
}

/// Variants of one product take one place on a shelf.
@Suite struct VariantTests {
    /// A shirt of so many sizes, and a hat.
    static func front(sizes: Int) async throws -> Shopfront {
        let front = try Shopfront()
        try await front.commit((0..<sizes).map { .item(Item(id: "shirt \($0)", group: "shirt"), nil) })
        try await front.list(ids: "hat")
        return front
    }

    @Test(arguments: [2, 50, 500])
    func aProductIsShownOnce(sizes: Int) async throws {
        let front = try await Self.front(sizes: sizes)
        let shown = await front.shown(.of())
        #expect(shown.count == 2 && shown.contains("hat"))
        #expect(await front.shown(.of(limit: 1)).count == 1)
    }

    /// However many variants stand before it in the catalog.
    @Test(arguments: [2, 50, 500])
    func theProductOfThePageIsNotShownInAnotherSize(sizes: Int) async throws {
        let front = try await Self.front(sizes: sizes)
        for placement in Placement.allCases {
            #expect(await front.shown(.of(placement, page: ["shirt 1"])) == ["hat"])
        }
    }

    @Test func theVariantThatIsAskedForMostIsTheOneShown() async throws {
        let front = try await Self.front(sizes: 30)
        try await front.teach("shirt 7", times: 5)
        try await front.teach("shirt 8", times: 4)
        #expect(await front.shown(.of()) == ["shirt 7", "hat"])
    }

    @Test func anExcludedVariantLeavesTheOthers() async throws {
        let front = try await Self.front(sizes: 3)
        #expect(await front.shown(.of(exclude: ["shirt 0"])) == ["shirt 1", "hat"])
    }
}

/// What nobody has seen yet is found by its looks.
@Suite struct ColdStartTests {
    @Test func anItemWithoutVisitsIsShownBesideWhatItLooksLike() async throws {
        let front = try Shopfront()
        try await front.list(
            Item(id: "tent", title: "Ridge tent", category: ["Tents"]), Item(id: "lamp", title: "Table lamp"),
            Item(id: "new tent", title: "Dome tent", category: ["Tents"]))
        try await front.teach("lamp", times: 9)
        let answer = await front.placements.recommend(.of(.product, page: ["tent"]), for: front.claim())
        #expect(answer.ids == ["new tent", "lamp"])
        #expect(answer.items[0].reasons.map(\.code) == [.looksLike] && answer.items[0].reasons[0].item == "tent")
        // What leaves the catalog leaves the shelf.
        try await front.commit([.unlist("new tent")])
        #expect(await front.shown(.of(.product, page: ["tent"])) == ["lamp"])
    }
}
