import Consent
import Engagement
import Recommend
import Shop
import Testing

/// How far her data was used, and why no further.
@Suite struct LevelTests {
    /// Who looks at a lamp goes on to a bulb, and who looks at a tent goes on to a stove. All else is popular.
    static func front() async throws -> Shopfront {
        let front = try Shopfront()
        try await front.list(ids: "lamp", "bulb", "tent", "stove", "popular")
        try await front.teach("lamp", "bulb")
        try await front.teach("tent", "stove")
        try await front.teach("popular", times: 20)
        return front
    }

    static let visit = RecommendationRequest.of(visit: ["lamp"], limit: 1)

    @Test func withoutAYesTheVisitIsNotRead() async throws {
        let front = try await Self.front()
        let answer = await front.placements.recommend(Self.visit, for: front.claim())
        #expect(answer.level == .off && answer.because == .notAsked && answer.purposes.isEmpty)
        #expect(answer.ids == ["popular"])
        #expect(await front.shown(.of(limit: 1)) == answer.ids, "the same as for somebody who looked at nothing")
    }

    @Test func aCarriedYesReachesTheVisit() async throws {
        let front = try await Self.front()
        let claim = front.claim(carried: [.recommendations: .account])
        let answer = await front.placements.recommend(Self.visit, for: claim)
        #expect(answer.level == .visit && answer.because == .noAccount && answer.purposes == [.recommendations])
        #expect(answer.ids == ["bulb"])
        let reason = try #require(answer.items.first?.reasons.first)
        #expect(reason.code == .becauseYouViewed && reason.item == "lamp")
    }

    @Test func aRecordedYesReachesTheProfile() async throws {
        let front = try await Self.front()
        try await front.decide("ada", [.recommendations: .account])
        try await front.note(.viewItem, "tent", of: "ada")
        let answer = await front.placements.recommend(.of(limit: 1), for: front.claim("ada"))
        #expect(answer.level == .account && answer.because == nil && answer.purposes == [.recommendations])
        #expect(answer.ids == ["stove"])
        #expect(answer.items.first?.reasons.first?.item == "tent")
    }

    @Test func whatThePageSendsIsTheRunningVisit() async throws {
        let front = try await Self.front()
        try await front.decide("ada", [.recommendations: .account])
        try await front.note(.viewItem, "tent", of: "ada")
        let answer = await front.placements.recommend(.of(visit: ["lamp"], limit: 2), for: front.claim("ada"))
        #expect(answer.ids == ["bulb", "stove"], "the visit of now before the one of earlier")
    }

    @Test func aRecordedNoBeatsACarriedYes() async throws {
        let front = try await Self.front()
        try await front.decide("ada", [.recommendations: .off])
        let claim = front.claim("ada", carried: [.recommendations: .visit])
        let answer = await front.placements.recommend(Self.visit, for: claim)
        #expect(answer.level == .off && answer.because == .decided && answer.ids == ["popular"])
    }

    @Test func aSignalLeavesTheVisitAndClosesTheProfile() async throws {
        let front = try await Self.front()
        try await front.decide("ada", [.recommendations: .account, .history: .account])
        try await front.note(.purchase, "tent", of: "ada")
        let claim = front.claim("ada", gpc: true)
        let answer = await front.placements.recommend(.of(limit: 1), for: claim)
        #expect(answer.level == .visit && answer.because == .signal && answer.purposes == [.recommendations])
        #expect(answer.ids == ["popular"], "nothing of her profile")
        #expect(await front.shown(Self.visit, for: claim) == ["bulb"], "only of the visit itself")
    }

    @Test func noOtherPurposeOpensARecommendation() async throws {
        let front = try await Self.front()
        for purpose in PurposeCode.allCases where purpose != .recommendations {
            let answer = await front.placements.recommend(Self.visit, for: front.claim(carried: [purpose: .visit]))
            #expect(answer.level == .off && answer.purposes.isEmpty && answer.ids == ["popular"], "\(purpose.name)")
        }
    }

    @Test func whatSheBoughtIsUsedWhereSheAgreedToBoth() async throws {
        let front = try await Self.front()
        try await front.decide("ada", [.recommendations: .visit, .history: .account])
        try await front.note(.purchase, "tent", of: "ada")
        let answer = await front.placements.recommend(.of(limit: 1), for: front.claim("ada"))
        #expect(answer.purposes == [.recommendations, .history] && answer.ids == ["stove"])
        #expect(answer.level == .account && answer.because == nil, "what was sealed for her was read")
    }

    @Test func whatSheBoughtIsNotUsedAgainstANo() async throws {
        let front = try await Self.front()
        try await front.decide("ada", [.recommendations: .off, .history: .account])
        try await front.note(.purchase, "tent", of: "ada")
        let answer = await front.placements.recommend(.of(limit: 1), for: front.claim("ada"))
        #expect(answer.level == .off && answer.because == .decided && answer.purposes.isEmpty)
        #expect(answer.ids == ["popular"])
    }

    @Test func aWithdrawalIsSeenByTheNextAnswer() async throws {
        let front = try await Self.front()
        try await front.decide("ada", [.recommendations: .account])
        try await front.note(.viewItem, "tent", of: "ada")
        #expect(await front.shown(.of(limit: 1), for: front.claim("ada")) == ["stove"])
        try await front.decide("ada", [.recommendations: .off])
        #expect(await front.shown(.of(limit: 1), for: front.claim("ada")) == ["popular"])
    }

    @Test func aCarriedVisitPrintsAsNothing() {
        let visit = CarriedVisit(["pregnancy-test"])
        var dumped = ""
        dump(visit, to: &dumped)
        for text in [
            dumped, "\(visit)", String(reflecting: visit), "\(RecommendationRequest.of(visit: ["pregnancy-test"]))",
        ] {
            #expect(!text.contains("pregnancy"))
        }
    }
}
