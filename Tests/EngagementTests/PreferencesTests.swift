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
        #expect(try await Self.preferences(front).change(for: front.claim("ann")) { $0.mute(drill, day: 1) })
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
        #expect(try await Self.preferences(front).change(for: front.claim("ann")) { $0.unmute(drill) })
        #expect(await front.shown(.of(), for: front.claim("ann")) == before)
    }

    @Test func whatSheBoughtCountsNoMoreEither() async throws {
        let front = try await Self.front([.recommendations: .account, .history: .account])
        try await front.note(.purchase, "drill", of: "ann", visit: "v2")
        let drill = try await Self.number("drill", front)
        _ = try await Self.preferences(front).change(for: front.claim("ann")) { $0.mute(drill, day: 1) }
        #expect(await Self.reasons(front) == ["cup"])
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
        _ = try await Self.preferences(front).change(for: front.claim("ann")) { $0.turn(to: 5, day: 1) }
        #expect(await shelf(nil) == bold)
        #expect(await shelf(.neutral) == usual, "a request that names a step gets it")
        // With the browser's signal her profile is not read, and so neither is her dial.
        let signalled = await front.placements.recommend(.of(), for: front.claim("ann", gpc: true))
        #expect(signalled.level == .off || signalled.items.allSatisfy { !$0.adjustments.contains(.surprising) })
    }

    @Test(arguments: [nil, .off, .visit] as [Level?])
    func withoutHerYesNothingIsKept(_ level: Level?) async throws {
        let front = try await Self.front(level.map { [.recommendations: $0] } ?? [:])
        let done = try await Self.preferences(front).change(for: front.claim("ann")) { $0.turn(to: 5, day: 1) }
        #expect(!done)
        let visitor = try await Self.preferences(front).change(for: front.claim()) { $0.turn(to: 5, day: 1) }
        #expect(!visitor)
    }
}
