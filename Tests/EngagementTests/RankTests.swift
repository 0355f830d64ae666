import Consent
import Engagement
import Shop
import Testing

/// Ranking orders what the shop chose: it adds nothing and loses nothing.
@Suite struct RankTests {
    static let yes: [PurposeCode: Level] = [.recommendations: .visit]

    static func front() async throws -> Shopfront {
        let front = try Shopfront()
        try await front.list(ids: "lamp", "bulb", "tent", "stove")
        try await front.teach("lamp", "bulb")
        try await front.teach("tent", "stove", times: 5)
        return front
    }

    @Test func everyCandidateComesBackOnce() async throws {
        let front = try await Self.front()
        let candidates = ["x", "stove", "bulb", "x", "lamp", "y", "stove", "tent", "z"]
        for claim in [front.claim(), front.claim(carried: Self.yes)] {
            let request = RecommendationRequest.of(page: ["lamp"], visit: ["tent"], limit: 1, exclude: ["bulb"])
            let ranked = await front.placements.rank(candidates, request, for: claim).ids
            #expect(ranked.count == 7 && Set(ranked) == Set(candidates))
            #expect(ranked.suffix(3) == ["x", "y", "z"], "what no model knows keeps its order")
        }
    }

    @Test func theVisitDecidesOnlyWithAYes() async throws {
        let front = try await Self.front()
        let request = RecommendationRequest.of(visit: ["lamp"])
        let without = await front.placements.rank(["stove", "bulb"], request, for: front.claim())
        #expect(without.ids == ["stove", "bulb"] && without.level == .off && without.because == .notAsked)
        let with = await front.placements.rank(["stove", "bulb"], request, for: front.claim(carried: Self.yes))
        #expect(with.ids == ["bulb", "stove"] && with.level == .visit && with.purposes == [.recommendations])
    }

    @Test func nothingToRankIsNothing() async throws {
        let front = try await Self.front()
        #expect(await front.placements.rank([], .of(), for: front.claim()).items.isEmpty)
    }
}
