import Consent
import Shop
import Testing

@Suite struct CatalogContract {
    static let full = Item(
        id: "sku/ü 1", title: "Zelt", details: "Für \"zwei\"\n\u{0}", link: "https://shop.example/1", image: "/1.jpg",
        category: ["Outdoor", "a\nb\\n", ""], brand: "B", group: "G",
        price: Money(minor: 1_899, currency: Currency(code: "EUR")!), availability: .preorder)

    @Test(arguments: Engine.allCases)
    func anItemComesBackAsItWasPut(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let plain = Item(id: "plain")
            #expect(try await store.make(.item(Self.full, nil), .item(plain, nil)).counts.itemsChanged == 2)
            #expect(try await store.item(Self.full.id, in: 1) == Self.full)
            #expect(try await store.item("plain", in: 1) == plain)
            #expect(try await store.item("plain", in: 2) == nil)
            #expect(try await store.allFacts().map(\.body) == [.item(0, Self.full), .item(1, plain)])
        }
    }

    @Test(arguments: Engine.allCases)
    func whatDidNotChangeIsNoFact(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let before = try await store.make(.item(Self.full, nil)).position
            let run = try await store.openFeed("f", in: 1)
            let again = try await store.make(.item(Self.full, nil), .item(Self.full, run))
            #expect((again.position, again.counts.itemsChanged) == (before, 0))
            var dearer = Self.full
            dearer.price = Money(minor: 1_900, currency: Currency(code: "EUR")!)
            #expect(try await store.make(.item(dearer, nil)).counts.itemsChanged == 1)
            #expect(try await store.allFacts().map(\.body) == [.item(0, dearer)])
        }
    }

    @Test(arguments: Engine.allCases)
    func theFirstRowOfAnIDCountsSoThatReadingAFeedAgainChangesNothing(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            var second = Self.full
            second.title = "Another title"
            let plain = Item(id: "plain")
            for reading in 0..<2 {
                let run = try await store.openFeed("f", in: 1)
                let counts = try await store.make(
                    .item(Self.full, run), .item(plain, run), .item(second, run), .item(plain, run)
                ).counts
                let changed = reading == 0 ? 2 : 0
                #expect((counts.itemsChanged, counts.itemsRepeated) == (changed, 2))
                #expect(try await store.item(Self.full.id, in: 1) == Self.full)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func anUnlistedItemKeepsItsNumberAndNothingElse(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(.item(Self.full, nil))
            #expect(try await store.make(.unlist(Self.full.id), .unlist("unknown")).counts.itemsUnlisted == 1)
            #expect(try await store.item(Self.full.id, in: 1) == nil)
            let blank = Item(id: Self.full.id, availability: .unlisted)
            #expect(try await store.allFacts().map(\.body) == [.item(0, blank)])
            #expect(try await store.make(.unlist(Self.full.id)).counts.itemsUnlisted == 0)
            #expect(try await store.make(.item(Self.full, nil)).counts.itemsChanged == 1)
            #expect(try await store.numbers(of: [Self.full.id], in: 1) == [0])
        }
    }

    @Test(arguments: Engine.allCases)
    func numbersAreDenseAndStay(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            #expect(try await store.numbers(of: ["a", "b", "a"], in: 1) == [0, 1, 0])
            #expect(try await store.numbers(of: [], in: 1).isEmpty)
            try await store.make(.item(Item(id: "c"), nil))
            #expect(try await store.numbers(of: ["d", "c", "b"], in: 1) == [3, 2, 1])
            #expect(try await store.numbers(of: ["d"], in: 2) == [0])
            // A look gives no number, and what only events named has its id.
            #expect(try await store.number(of: "c", in: 1) == 2)
            #expect(try await store.number(of: "nowhere", in: 1) == nil)
            #expect(try await store.ids(of: [0, 3, 99], in: 1) == [0: "a", 3: "d"])
            #expect(try await store.ids(of: [], in: 1).isEmpty)
            // Named is not listed, and no fact.
            #expect(try await store.item("a", in: 1) == nil)
            #expect(try await store.allFacts().count == 1)
            try await store.make(.item(Item(id: "a"), nil))
            #expect(try await store.allFacts().last?.body == .item(0, Item(id: "a")))
        }
    }

    @Test(arguments: Engine.allCases)
    func aFeedThatEndsUnlistsWhatItDidNotSee(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            func item(_ id: String) -> Item { Item(id: id, title: id) }
            let first = try await store.openFeed("main", in: 1)
            try await store.make(.item(item("a"), first), .item(item("b"), first), .item(item("c"), first))
            try await store.make(.item(item("byhand"), nil))
            let other = try await store.openFeed("other", in: 1)
            try await store.make(.item(item("o"), other))
            #expect(try await store.make(.closeFeed(first)).counts.itemsUnlisted == 0)

            let second = try await store.openFeed("main", in: 1)
            #expect(second.number > first.number)
            #expect(try await store.feedCoverage(second, in: 1) == (3, 3))
            try await store.make(.item(item("a"), second))
            #expect(try await store.feedCoverage(second, in: 1) == (3, 2))
            let closed = try await store.make(.closeFeed(second))
            #expect(closed.counts.itemsUnlisted == 2)
            #expect(try await store.feedCoverage(second, in: 1) == (1, 0))
            for (id, isListed) in [("a", true), ("b", false), ("c", false), ("byhand", true), ("o", true)] {
                #expect(try await (store.item(id, in: 1) != nil) == isListed, "\(id)")
            }
            let facts = try await store.facts(of: 1, after: closed.position - 2, limit: 9)
            #expect(
                facts.map(\.body) == [
                    .item(1, Item(id: "b", availability: .unlisted)), .item(2, Item(id: "c", availability: .unlisted)),
                ])
            // Again: nothing.
            #expect(try await store.make(.closeFeed(second)).counts.itemsUnlisted == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func anOlderRunTakesNothingFromANewerOne(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let old = try await store.openFeed("f", in: 1)
            let new = try await store.openFeed("f", in: 1)
            try await store.make(.item(Item(id: "a"), new))
            try await store.make(.item(Item(id: "a"), old))
            #expect(try await store.make(.closeFeed(new)).counts.itemsUnlisted == 0)
            #expect(try await store.make(.closeFeed(old)).counts.itemsUnlisted == 0)
            #expect(try await store.item("a", in: 1) != nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func aFeedNobodyOpenedChangesNothing(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let ghost = FeedRun(feed: "ghost", number: 4)
            try await store.make(.item(Item(id: "a"), ghost), .closeFeed(ghost))
            #expect(try await store.item("a", in: 1) != nil)
            #expect(try await store.feedCoverage(ghost, in: 1) == (0, 0))
        }
    }

    @Test(arguments: Engine.allCases)
    func anItemGoesWithTheFeedThatSawItLast(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let a = try await store.openFeed("a", in: 1)
            try await store.make(.item(Item(id: "x"), a))
            let b = try await store.openFeed("b", in: 1)
            try await store.make(.item(Item(id: "x"), b))
            let next = try await store.openFeed("a", in: 1)
            #expect(try await store.make(.closeFeed(next)).counts.itemsUnlisted == 0)
            #expect(try await store.item("x", in: 1) != nil)
        }
    }
}
