import Consent
import Shop
import Storage
import Testing

/// Between reading her consent and writing what it allows, it may change. Then the answer is the newer one.
@Suite struct RaceTests {
    static let keeping: [PurposeCode] = [.recommendations, .history, .learning, .measurement]

    @Test(arguments: keeping, [Level.visit, .account])
    func aWithdrawalInBetweenIsKept(_ purpose: PurposeCode, _ level: Level) async throws {
        let front = try Shopfront()
        try await front.decide("ada", [purpose: level])
        front.journal.interrupt { try await front.decide("ada", [purpose: .off]) }
        let report = try await front.intake.take(Event.everyKind(), claim: front.claim("ada"))
        #expect(report.kept == 0 && report.dropped == [.noConsent: 8])
        #expect(front.journal.changes.isEmpty)
        #expect(try await front.store.head(of: Shopfront.number) == 0)
        #expect(try await front.counters().isEmpty)
    }

    @Test func anErasureInBetweenIsKept() async throws {
        let front = try Shopfront()
        let ada = front.shopper("ada")
        try await front.decide("ada", [.learning: .account, .measurement: .account])
        let version = try #require(try await front.store.entry(of: ada, in: Shopfront.number)?.version)
        front.journal.interrupt {
            _ = try await front.store.commit(Change(shop: Shopfront.number, writes: [.erase(ada, after: version)]))
        }
        let report = try await front.intake.take(Event.everyKind(), claim: front.claim("ada"))
        #expect(report.kept == 0 && front.journal.changes.isEmpty)
    }

    @Test func aNewYesInBetweenCountsAtOnce() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.recommendations: .account])
        front.journal.interrupt { try await front.decide("ada", [.measurement: .account]) }
        let report = try await front.intake.take([.of(.viewItem, "a")], claim: front.claim("ada"))
        #expect(report.kept == 1 && report.used == ["recommendations": 1, "measurement": 1])
    }

    @Test(arguments: [1, 2, 7])
    func aStaleLookIsRepeated(times: Int) async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.recommendations: .account])
        for _ in 0..<times { front.journal.interrupt { throw StoreFault(.stale) } }
        let report = try await front.intake.take([.of(.viewItem, "a")], claim: front.claim("ada"))
        #expect(report.received == 1 && report.kept == 1 && report.dropped.isEmpty)
        #expect(front.journal.attempts == times + 1)
        #expect(try await front.profile("ada", Recommending.self).sittings.map(\.steps.count) == [1])
    }

    /// It does not try for ever: the client hears of it, and nothing was written.
    @Test func aStoreThatNeverSettlesIsAFault() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.recommendations: .account])
        for _ in 0..<100 { front.journal.interrupt { throw StoreFault(.stale) } }
        await #expect(throws: StoreFault(.stale)) {
            try await front.intake.take([.of(.viewItem, "a")], claim: front.claim("ada"))
        }
        #expect(front.journal.attempts < 20 && front.journal.changes.isEmpty)
    }

    @Test func anotherFaultIsNotRepeated() async throws {
        let front = try Shopfront()
        front.journal.interrupt { throw StoreFault(.full) }
        let event = Event.of(.viewItem, "a", carried: [.learning: .visit])
        await #expect(throws: StoreFault(.full)) { try await front.intake.take([event], claim: front.claim()) }
        #expect(front.journal.attempts == 1)
    }

    /// Two tabs at once: neither may overwrite what the other one added.
    @Test func nothingIsLostBetweenTwoTabs() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.recommendations: .account, .learning: .account])
        try await withThrowingTaskGroup(of: Void.self) { tabs in
            for tab in 0..<6 {
                tabs.addTask {
                    let event = Event.of(.viewItem, "item \(tab)", visit: "tab \(tab)")
                    _ = try await front.intake.take([event], claim: front.claim("ada"))
                }
            }
            try await tabs.waitForAll()
        }
        let steps = try await front.profile("ada", Recommending.self).sittings.flatMap(\.steps)
        #expect(Set(steps.map(\.item)).count == 6)
        let links = try await front.links("ada")
        #expect(Set(links) == Set((0..<6).map { front.secret.visitNumber(of: "tab \($0)") }))
    }
}
