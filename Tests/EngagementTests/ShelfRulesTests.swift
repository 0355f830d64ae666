import Consent
import Engagement
import Recommend
import Shop
import Testing

/// What the shop and the shopper's dial decide after the models.
@Suite struct ShelfRulesTests {
    /// Twenty items in two categories, the lower ones more popular.
    static func front(_ rules: ShelfRules, on placement: Placement? = nil) async throws -> Shopfront {
        let front = try Shopfront()
        try await front.commit(
            (0..<20).map { .item(Item(id: "i\($0)", title: "item", category: [$0 % 2 == 0 ? "Even" : "Odd"]), nil) })
        for at in 0..<10 { try await front.teach("i\(at)", times: UInt64(40 - 4 * at)) }
        let all = placement.map { ShopRules(shelves: [$0.rawValue: rules]) } ?? ShopRules(everywhere: rules)
        try await front.commit([.rule(all)])
        return front
    }

    static func rules(_ change: (inout ShelfRules) -> Void) -> ShelfRules {
        var rules = ShelfRules()
        change(&rules)
        return rules
    }

    @Test func aPinStandsInItsPlaceAndSaysSo() async throws {
        // One that no model knows, and one that the catalog does not.
        let front = try await Self.front(Self.rules { $0.pins = [.init("i19", at: 2), .init("nobody", at: 1)] })
        let answer = await front.placements.recommend(.of(limit: 4), for: front.claim())
        #expect(answer.ids == ["i0", "i19", "i1", "i2"])
        #expect(answer.items[1].reasons.map(\.code) == [.chosen])
        #expect(answer.items[1].adjustments == .pinned)
        let without = await front.shown(.of(page: ["i19"], limit: 4))
        #expect(without == ["i1", "i3", "i5", "i7"], "the page's own item is not shown, pinned or not")
    }

    @Test func boostsBuriesAndExclusionsNameItemsOrCategories() async throws {
        let odd = ShelfRules.Target.category("Odd")
        let buried = try await Self.front(Self.rules { $0.buried = [odd] })
        #expect(await buried.shown(.of(limit: 12)).prefix(5) == ["i0", "i2", "i4", "i6", "i8"])
        let excluded = try await Self.front(Self.rules { $0.excluded = [odd, .item("i2")] })
        let even = stride(from: 0, to: 20, by: 2).map { "i\($0)" }
        #expect(Set(await excluded.shown(.of(limit: 20))) == Set(even).subtracting(["i2"]))
        let boosted = try await Self.front(Self.rules { $0.boosts = [.init(.item("i5"), by: Share(9))] })
        #expect(await boosted.shown(.of(limit: 3)) == ["i5", "i0", "i1"])
    }

    @Test func aShelfOfItsOwnHasNoOtherRules() async throws {
        let front = try await Self.front(Self.rules { $0.excluded = [.item("i0")] }, on: .home)
        #expect(await front.shown(.of(.home, limit: 1)) == ["i1"])
        #expect(await front.shown(.of(.search, limit: 1)) == ["i0"])
    }

    /// Law: never fewer than asked for, if the catalog has them.
    @Test(arguments: Surprise.allCases)
    func everyDialFillsTheShelf(surprise: Surprise) async throws {
        let front = try await Self.front(
            Self.rules {
                $0.calibration = Share(1, over: 3)
                $0.diversity = Share(1, over: 3)
                $0.exploration = Share(1, over: 4)
            })
        for limit in [1, 7, 19] {
            var request = RecommendationRequest.of(.home, visit: ["i3"], limit: limit)
            request.surprise = surprise
            let claim = front.claim(carried: [.recommendations: .visit])
            let answer = await front.placements.recommend(request, for: claim)
            #expect(answer.ids.count == limit && Set(answer.ids).count == limit && !answer.ids.contains("i3"))
            #expect(answer.items.allSatisfy { $0.propensity != nil && !$0.reasons.isEmpty })
        }
    }

    @Test func aBoldDialLeavesTheBeatenPath() async throws {
        let front = try await Self.front(ShelfRules())
        var request = RecommendationRequest.of(.home, limit: 5)
        let usual = await front.shown(request)
        request.surprise = .bold
        let bold = await front.placements.recommend(request, for: front.claim())
        #expect(usual == ["i0", "i1", "i2", "i3", "i4"])
        #expect(bold.ids != usual && bold.items.contains { $0.adjustments.contains(.surprising) })
    }

    @Test func aHeldOutVisitGetsWhatIsPopular() async throws {
        let front = try await Self.front(
            Self.rules {
                $0.holdOut = Share(1, over: 2)
                $0.pins = [.init("i9", at: 1)]
            })
        try await front.teach("i4", "i11", times: 9)
        var request = RecommendationRequest.of(.home, visit: ["i4"], limit: 2)
        let claim = front.claim(carried: [.recommendations: .visit])
        request.draw = 0
        let heldOut = await front.placements.recommend(request, for: claim)
        #expect(heldOut.isHeldOut && !heldOut.ids.contains("i11"))
        request.draw = .max
        let usual = await front.placements.recommend(request, for: claim)
        #expect(!usual.isHeldOut && usual.ids == ["i9", "i11"])
    }

    @Test func whatIsExploredSaysSo() async throws {
        let front = try await Self.front(Self.rules { $0.exploration = Share(1) })
        let answer = await front.placements.recommend(.of(.home, limit: 2), for: front.claim())
        // Twenty items: the newest two are new.
        #expect(Set(answer.ids) == ["i18", "i19"])
        #expect(answer.items.allSatisfy { $0.reasons.map(\.code) == [.explored] && $0.propensity == Ratio(1, over: 2) })
    }
}
