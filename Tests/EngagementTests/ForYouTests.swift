import Consent
import Engagement
import Recommend
import Shop
import Testing

/// The model for histories is made beside the answers, once somebody with a history has asked.
@Suite struct ForYouShelfTests {
    private static let home = RecommendationRequest.of(.home, visit: ["c"], limit: 1)

    private static func front() async throws -> Shopfront {
        let front = try Shopfront()
        try await front.list(ids: "a", "b", "c", "d")
        try await front.teach("a", "b", times: 60)
        try await front.decide("ann", [.recommendations: .account])
        try await front.note(.viewItem, "a", of: "ann", visit: "earlier")
        return front
    }

    private static func best(_ front: Shopfront) async -> (id: String, score: Double)? {
        let answer = await front.placements.recommend(Self.home, for: front.claim("ann"))
        return answer.items.first.map { ($0.id, $0.score) }
    }

    @Test func itComesInAfterSomebodyAsked() async throws {
        let front = try await Self.front()
        try await front.follower.catchUp()
        let without = try #require(await Self.best(front))
        #expect(without.id == "b")
        try await front.follower.catchUp()
        // It is made on a thread of its own; whoever asks meanwhile is answered without it.
        var with = without
        for _ in 0..<2_000 where with.score == without.score {
            try await Task.sleep(for: .milliseconds(5))
            with = try #require(await Self.best(front))
        }
        #expect(with.id == "b" && with.score != without.score)
    }
}
