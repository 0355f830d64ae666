import Consent
import Shop
import Storage
import Testing

/// One event becomes one small record for each purpose that was agreed to, and for no other.
@Suite struct FanOutTests {
    /// What a purpose alone writes of a shopper who agreed to nothing else.
    static func kept(of purpose: PurposeCode) -> Set<String> {
        switch purpose {
        case .recommendations: ["sealed row for recommendations"]
        case .history: ["sealed row for history"]
        case .learning: ["contribution", "sealed row for learning"]
        case .measurement: ["count"]
        case .messages, .offers, .research: []
        }
    }

    @Test func withoutAnyYesNothingIsWrittenNotEvenAnItemNumber() async throws {
        let front = try Shopfront()
        let report = try await front.intake.take(Event.everyKind(), claim: front.claim())
        #expect(report.received == 8 && report.kept == 0 && report.dropped == [.noConsent: 8])
        #expect(report.position == 0 && report.used.isEmpty)
        #expect(front.journal.attempts == 0)
        #expect(try await front.numbersInUse() == 0)
        #expect(try await front.store.head(of: Shopfront.number) == 0)
    }

    @Test func aKnownShopperWhoSaidNoLeavesNothingEither() async throws {
        let front = try Shopfront()
        try await front.decide("ada", Dictionary(uniqueKeysWithValues: PurposeCode.allCases.map { ($0, .off) }))
        let report = try await front.intake.take(Event.everyKind(), claim: front.claim("ada"))
        #expect(report.dropped == [.noConsent: 8] && front.journal.attempts == 0)
        #expect(try await front.numbersInUse() == 0)
    }

    @Test(arguments: PurposeCode.allCases)
    func eachPurposeWritesOnlyItsOwn(_ purpose: PurposeCode) async throws {
        let front = try Shopfront()
        try await front.decide("ada", [purpose: .account])
        let report = try await front.intake.take(Event.everyKind(), claim: front.claim("ada"))
        #expect(Set(front.journal.writes.map(\.kind)) == Self.kept(of: purpose))
        #expect(Set(report.used.keys) == (report.kept > 0 ? [purpose.name] : []))
        #expect(report.kept + (report.dropped[.noConsent] ?? 0) == 8)
    }

    /// At level `visit` nothing about a person is kept, so there is no profile and no link to one.
    @Test(arguments: PurposeCode.allCases, ["recorded", "carried"])
    func atLevelVisitNothingIsSealed(_ purpose: PurposeCode, _ source: String) async throws {
        let front = try Shopfront()
        if source == "recorded" {
            try await front.decide("ada", [purpose: .visit])
            _ = try await front.intake.take(Event.everyKind(), claim: front.claim("ada"))
        } else {
            _ = try await front.intake.take(Event.everyKind(carried: [purpose: .account]), claim: front.claim())
        }
        let kept = Self.kept(of: purpose).filter { !$0.hasPrefix("sealed") }
        #expect(Set(front.journal.writes.map(\.kind)) == kept)
    }

    @Test func allPurposesTogetherWriteOneChange() async throws {
        let front = try Shopfront()
        try await front.decide("ada", Dictionary(uniqueKeysWithValues: PurposeCode.allCases.map { ($0, .account) }))
        let report = try await front.intake.take(Event.everyKind(), claim: front.claim("ada"))
        #expect(report.kept == 8 && report.dropped.isEmpty)
        #expect(report.used == ["recommendations": 5, "history": 1, "learning": 5, "measurement": 8])
        #expect(front.journal.changes.count == 1, "all of it is durable, or none")
        let head = try await front.store.head(of: Shopfront.number)
        #expect(report.position == head && head > 0)
    }

    @Test func whatIsKeptIsWhatHappened() async throws {
        let front = try Shopfront()
        try await front.decide("ada", Dictionary(uniqueKeysWithValues: PurposeCode.allCases.map { ($0, .account) }))
        let events: [Event] = [.of(.viewItem, "a"), .of(.addToCart, "b"), .of(.purchase, "b"), .of(.refund, "b")]
        _ = try await front.intake.take(events, claim: front.claim("ada"))

        let numbers = try await front.store.numbers(of: ["a", "b"], in: Shopfront.number)
        let steps = [
            VisitStep(item: numbers[0], action: .view), VisitStep(item: numbers[1], action: .cart),
            VisitStep(item: numbers[1], action: .purchase),
        ]
        let visit = front.secret.visitNumber(of: "v1")
        let looked = try await front.profile("ada", Recommending.self)
        #expect(looked.sittings == [.init(visit: visit, day: Shopfront.day, steps: steps)])
        let bought = try await front.profile("ada", Remembering.self)
        #expect(bought.sittings.map(\.steps) == [[steps[2]]], "history is what she bought")
        #expect(front.journal.writes.compactMap(\.contribution).map(\.steps) == [steps])
        let counters = try await front.counters()
        #expect(counters.map(\.key.kind) == [.viewItem, .addToCart, .purchase, .refund])
        #expect(counters.allSatisfy { $0.events == 1 && $0.pieces == 2 && $0.contributors == 1 })
    }

    @Test func withoutAVisitNothingIsLearnedAndNobodyIsCountedTwice() async throws {
        let front = try Shopfront()
        let yes: [PurposeCode: Level] = [.learning: .visit, .measurement: .visit]
        let events: [Event] = (0..<3).map { _ in .of(.viewItem, "a", visit: nil, carried: yes) }
        _ = try await front.intake.take(events, claim: front.claim())
        #expect(Set(front.journal.writes.map(\.kind)) == ["count"])
        let counter = try #require(try await front.counters().first)
        #expect(counter.events == 3 && counter.contributors == 0)
    }

    @Test func aVisitIsOneContributorHoweverOftenItLooks() async throws {
        let front = try Shopfront()
        for visit in ["v1", "v2", "v1"] {
            let events: [Event] = (0..<4).map { _ in
                .of(.viewItem, "a", visit: visit, carried: [.measurement: .visit])
            }
            _ = try await front.intake.take(events, claim: front.claim())
        }
        let counter = try #require(try await front.counters().first)
        #expect(counter.events == 12 && counter.pieces == 24 && counter.contributors == 2)
    }

    @Test func theDayOfAnEventIsTheDayInUTC() {
        let seconds: [Int64] = [0, 86_399, 86_400, -1, -86_400, -86_401, Shopfront.noon, .min, .max]
        let days = seconds.map { Event(kind: .viewItem, time: $0).day }
        #expect(days == [0, 0, 1, -1, -1, -2, Shopfront.day, .min, .max])
    }
}
