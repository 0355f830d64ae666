import Consent
import Engagement
import Recommend
import Shop
import Storage
import Testing

/// A signed-in shopper says what must not count, and how far she likes to be surprised; suggestions do as she says.
@Suite struct PreferencesTests {
    static func preferences(_ front: Shopfront) -> Preferences {
        Preferences(
            shop: Shopfront.number, desk: front.desk, profiles: Profiles(shelf: front.store), journal: front.store)
    }

    static func number(_ id: String, _ front: Shopfront) async throws -> UInt32 {
        try await front.store.numbers(of: [id], in: Shopfront.number)[0]
    }

    /// Cups go with saucers, drills with bits; she looked at a cup and then at a drill.
    static func front(_ levels: [PurposeCode: Level] = [.recommendations: .account]) async throws -> Shopfront {
        let front = try Shopfront()
        try await front.list(ids: "cup", "saucer", "drill", "bit", "lamp")
        try await front.teach("cup", "saucer", times: 9)
        try await front.teach("drill", "bit", times: 9)
        try await front.decide("ann", levels)
        try await front.note(.viewItem, "cup", of: "ann")
        try await front.note(.viewItem, "drill", of: "ann")
        return front
    }

    static func reasons(_ front: Shopfront, visit: [String] = []) async -> Set<String> {
        let answer = await front.placements.recommend(.of(visit: visit), for: front.claim("ann"))
        return Set(answer.items.flatMap(\.reasons).compactMap(\.item))
    }

    @Test func noReasonNamesWhatSheHasNotUsedAndItCanBeUndone() async throws {
        let front = try await Self.front()
        let drill = try await Self.number("drill", front)
        #expect(await Self.reasons(front) == ["cup", "drill"])
        let before = await front.shown(.of(), for: front.claim("ann"))
        #expect(try await Self.preferences(front).keep(.mute(drill), of: front.claim("ann"), day: 1))
        #expect(await Self.reasons(front) == ["cup"])
        #expect(await Self.reasons(front, visit: ["drill", "cup"]) == ["cup"], "nor where the page says it")
        // Law 10: the shelf is the one of somebody who never looked at it.
        let other = try await Self.front()
        try await other.decide("bea", [.recommendations: .account])
        try await other.note(.viewItem, "cup", of: "bea")
        let muted = await front.placements.recommend(.of(), for: front.claim("ann")).items
        let never = await other.placements.recommend(.of(), for: other.claim("bea")).items
        #expect(muted.map(\.id).filter { $0 != "drill" } == never.map(\.id).filter { $0 != "drill" })
        #expect(muted.first?.score == never.first?.score)
        #expect(try await Self.preferences(front).keep(.unmute(drill), of: front.claim("ann"), day: 1))
        #expect(await front.shown(.of(), for: front.claim("ann")) == before)
    }

    @Test func whatSheBoughtCountsNoMoreEither() async throws {
        let front = try await Self.front([.recommendations: .account, .history: .account])
        try await front.note(.purchase, "drill", of: "ann", visit: "v2")
        let drill = try await Self.number("drill", front)
        _ = try await Self.preferences(front).keep(.mute(drill), of: front.claim("ann"), day: 1)
        #expect(await Self.reasons(front) == ["cup"])
    }

    @Test func aCategoryThatSheLeftOutNeitherCountsNorIsShownToHer() async throws {
        func shop() async throws -> Shopfront {
            let front = try Shopfront()
            for (id, path) in [
                ("cup", ["Home", "Kitchen"]), ("saucer", ["Home", "Kitchen"]), ("drill", ["Tools", "Power"]),
                ("bit", ["Tools"]), ("lamp", ["Home"]), ("loose", []),
            ] { try await front.list(Item(id: id, title: id, category: path)) }
            try await front.teach("cup", "saucer", times: 9)
            try await front.teach("drill", "bit", times: 9)
            return front
        }
        let (front, other) = (try await shop(), try await shop())
        for (front, name, items) in [(front, "ann", ["cup", "drill"]), (other, "bea", ["cup"])] {
            try await front.decide(name, [.recommendations: .account])
            for item in items { try await front.note(.viewItem, item, of: name) }
        }
        let before = await front.shown(.of(), for: front.claim("ann"))
        #expect(before.contains("bit"))
        #expect(try await Self.preferences(front).keep(.muteCategory("Tools"), of: front.claim("ann"), day: 1))
        // Law 10, and nothing of the category or of what is below it: as if she had never looked at it.
        let left = await front.placements.recommend(.of(), for: front.claim("ann")).items
        let never = await other.placements.recommend(.of(), for: other.claim("bea")).items
            .filter { !["drill", "bit"].contains($0.id) }
        #expect(left.map(\.id) == never.map(\.id) && left.map(\.score) == never.map(\.score))
        #expect(await Self.reasons(front) == ["cup"] && left.contains { $0.id == "loose" })
        #expect(await Self.reasons(front, visit: ["drill", "cup"]) == ["cup"], "nor where the page says it")
        // Not on the page of such an item, and not where the shop pins one.
        #expect(await !front.shown(.of(.product, page: ["drill"]), for: front.claim("ann")).contains("bit"))
        var rules = ShelfRules()
        rules.pins = [.init("bit", at: 1)]
        try await front.commit([.rule(ShopRules(everywhere: rules))])
        #expect(await front.shown(.of(), for: front.claim("ann")).contains("bit") == false)
        #expect(await front.shown(.of()).first == "bit", "everybody else sees it")
        try await front.commit([.rule(ShopRules())])
        #expect(try await Self.preferences(front).keep(.unmuteCategory("Tools"), of: front.claim("ann"), day: 1))
        #expect(await front.shown(.of(), for: front.claim("ann")) == before)
    }

    @Test func herDialHoldsWhereARequestNamesNoStep() async throws {
        let front = try await Self.front()
        func shelf(_ surprise: Surprise?) async -> [String] {
            var request = RecommendationRequest.of()
            request.surprise = surprise
            return await front.placements.recommend(request, for: front.claim("ann")).items.map { item in
                "\(item.id) \(item.score) \(item.adjustments.rawValue)"
            }
        }
        let (usual, bold) = (await shelf(.neutral), await shelf(.bold))
        #expect(usual != bold)
        #expect(await shelf(nil) == usual)
        _ = try await Self.preferences(front).keep(.dial(5), of: front.claim("ann"), day: 1)
        #expect(await shelf(nil) == bold)
        #expect(await shelf(.neutral) == usual, "a request that names a step gets it")
        // With the browser's signal her profile is not read, and so neither is her dial.
        let signalled = await front.placements.recommend(.of(), for: front.claim("ann", gpc: true))
        #expect(signalled.level == .off || signalled.items.allSatisfy { !$0.adjustments.contains(.surprising) })
    }

    @Test(arguments: [nil, .off, .visit] as [Level?])
    func withoutHerYesNothingIsKept(_ level: Level?) async throws {
        let front = try await Self.front(level.map { [.recommendations: $0] } ?? [:])
        let done = try await Self.preferences(front).keep(.dial(5), of: front.claim("ann"), day: 1)
        #expect(!done)
        let visitor = try await Self.preferences(front).keep(.dial(5), of: front.claim(), day: 1)
        #expect(!visitor)
    }
}
