import Consent
import Shop
import Storage
import Testing

/// Whose yes counts for which event.
@Suite struct AgreementTests {
    @Test func eachEventIsJudgedByWhatItCarriesItself() async throws {
        let front = try Shopfront()
        let events: [Event] = [
            .of(.viewItem, "learned", visit: "v1", carried: [.learning: .visit]),
            .of(.viewItem, "dropped", visit: "v2"),
            .of(.viewItem, "counted", visit: "v3", carried: [.measurement: .visit]),
            .of(.viewItem, "refused", visit: "v4", carried: [.learning: .off, .measurement: .off]),
        ]
        let report = try await front.intake.take(events, claim: front.claim())
        #expect(report.kept == 2 && report.dropped == [.noConsent: 2])
        #expect(report.used == ["learning": 1, "measurement": 1])
        let contributions = front.journal.writes.compactMap(\.contribution)
        #expect(contributions.map(\.visit) == [front.secret.visitNumber(of: "v1")])
        #expect(try await front.counters().count == 1)
        #expect(try await front.numbersInUse() == 2, "dropped events give no item a number")
    }

    @Test func aRecordedNoBeatsACarriedYes() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.learning: .off, .measurement: .off, .recommendations: .off])
        let yes = Event.everyKind(carried: [.learning: .account, .measurement: .account, .recommendations: .account])
        let report = try await front.intake.take(yes, claim: front.claim("ada"))
        #expect(report.dropped == [.noConsent: 8] && front.journal.attempts == 0)
    }

    @Test func aCarriedNoLowersARecordedYes() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.learning: .account])
        let events: [Event] = [
            .of(.viewItem, "a", visit: "v1"), .of(.viewItem, "b", visit: "v2", carried: [.learning: .off]),
        ]
        let report = try await front.intake.take(events, claim: front.claim("ada"))
        #expect(report.kept == 1 && report.dropped == [.noConsent: 1])
        #expect(try await front.links("ada") == [front.secret.visitNumber(of: "v1")])
    }

    /// With Global Privacy Control nothing is kept, learned or counted, whatever was agreed to before.
    @Test(arguments: [nil, "ada"])
    func aSignalKeepsEverythingOut(name: String?) async throws {
        let front = try Shopfront()
        let all = Dictionary(uniqueKeysWithValues: PurposeCode.allCases.map { ($0, Level.account) })
        try await front.decide("ada", all)
        let claim = front.claim(name, signals: Signals(globalPrivacyControl: true))
        let report = try await front.intake.take(Event.everyKind(carried: all), claim: claim)
        #expect(report.kept == 0 && front.journal.attempts == 0)
        #expect(try await front.numbersInUse() == 0)
    }

    @Test func aCustomerNumberCountsOnlyWhereTheOperatorVouches() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.recommendations: .account])
        let event = Event.of(.viewItem, "a", customer: "ada")
        let stranger = try await front.intake.take([event], claim: front.claim())
        #expect(stranger.dropped == [.noConsent: 1])
        let vouched = try await front.intake.take([event], claim: front.claim(), vouched: true)
        #expect(vouched.kept == 1)
        #expect(try await front.profile("ada", Recommending.self).sittings.count == 1)
    }

    /// Somebody who signed in and never answered is a visitor: what her events carry counts, and leads nowhere.
    @Test(arguments: [false, true])
    func aCustomerWhoWasNeverAskedIsAVisitor(vouched: Bool) async throws {
        let front = try Shopfront()
        var event = Event.of(.purchase, "a", carried: [.learning: .account, .recommendations: .account])
        if vouched { event.customer = "ada" }
        let report = try await front.intake.take([event], claim: front.claim(vouched ? nil : "ada"), vouched: vouched)
        #expect(report.kept == 1 && report.used == ["learning": 1])
        #expect(front.journal.writes.map(\.kind) == ["contribution"])
        #expect(front.journal.changes.allSatisfy { $0.guards.isEmpty }, "nothing that names her")
    }

    @Test func aVerifiedTokenBeatsWhatAnEventSays() async throws {
        let front = try Shopfront()
        for name in ["ada", "eve"] { try await front.decide(name, [.recommendations: .account]) }
        let event = Event.of(.viewItem, "a", customer: "ada")
        _ = try await front.intake.take([event], claim: front.claim("eve"), vouched: true)
        #expect(try await front.profile("ada", Recommending.self).sittings.isEmpty)
        #expect(try await front.profile("eve", Recommending.self).sittings.count == 1)
    }

    @Test func oneBatchOfManyCustomersKeepsThemApart() async throws {
        let front = try Shopfront()
        let names = (0..<5).map { "customer \($0)" }
        for name in names.dropLast() {
            try await front.decide(name, [.recommendations: .account, .learning: .account])
        }
        let events: [Event] = (0..<20).map { at in
            .of(.viewItem, "item \(at)", visit: "visit of \(at % 5)", customer: names[at % 5])
        }
        let report = try await front.intake.take(events, claim: front.claim(), vouched: true)
        #expect(report.kept == 16 && report.dropped == [.noConsent: 4], "the last one was never asked")
        #expect(front.journal.changes.count == 1)
        for (at, name) in names.dropLast().enumerated() {
            #expect(try await front.links(name) == [front.secret.visitNumber(of: "visit of \(at)")])
            #expect(try await front.profile(name, Recommending.self).sittings.map(\.steps.count) == [4])
        }
    }
}
