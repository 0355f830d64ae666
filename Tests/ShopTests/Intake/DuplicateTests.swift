import Consent
import Shop
import Storage
import Testing

/// Clients send again when they are unsure. An event counts once.
@Suite struct DuplicateTests {
    static let yes: [PurposeCode: Level] = [.learning: .visit, .measurement: .visit]

    static func view(_ message: String?) -> Event { .of(.viewItem, "a", message: message, carried: yes) }

    static func counted(_ front: Shopfront) async throws -> Int64 {
        try await front.counters().reduce(0) { $0 + $1.events }
    }

    @Test func insideABatch() async throws {
        let front = try Shopfront()
        let batch = ["m1", "m2", "m1", "m1"].map(Self.view)
        let report = try await front.intake.take(batch, claim: front.claim())
        #expect(report.received == 4 && report.kept == 2 && report.dropped == [.duplicate: 2])
        #expect(try await Self.counted(front) == 2)
    }

    @Test func acrossBatches() async throws {
        let front = try Shopfront()
        let batch = ["m1", "m2"].map(Self.view)
        _ = try await front.intake.take(batch, claim: front.claim())
        let again = try await front.intake.take(batch, claim: front.claim())
        #expect(again.received == 2 && again.kept == 0 && again.dropped == [.duplicate: 2] && again.position == 0)
        #expect(try await Self.counted(front) == 2)
        #expect(front.journal.changes.count == 1)
    }

    @Test func partially() async throws {
        let front = try Shopfront()
        _ = try await front.intake.take(["m1", "m2"].map(Self.view), claim: front.claim())
        let mixed = try await front.intake.take(["m2", "m3", nil, "m1", "m3"].map(Self.view), claim: front.claim())
        #expect(mixed.received == 5 && mixed.kept == 2 && mixed.dropped == [.duplicate: 3])
        #expect(mixed.used == ["learning": 2, "measurement": 2])
        #expect(try await Self.counted(front) == 4)
    }

    @Test func withoutAnIdEveryEventIsANewOne() async throws {
        let front = try Shopfront()
        for _ in 0..<2 { _ = try await front.intake.take([Self.view(nil), Self.view(nil)], claim: front.claim()) }
        #expect(try await Self.counted(front) == 4)
    }

    /// An event that nobody agreed to leaves no trace, so it is not remembered as seen either: a later yes may send it.
    @Test func aDroppedEventIsNotRemembered() async throws {
        let front = try Shopfront()
        let no = try await front.intake.take([.of(.viewItem, "a", message: "m1")], claim: front.claim())
        let yes = try await front.intake.take([Self.view("m1")], claim: front.claim())
        #expect(no.dropped == [.noConsent: 1] && yes.kept == 1 && yes.dropped.isEmpty)
    }

    @Test func profilesAreNotWrittenTwiceEither() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.recommendations: .account])
        for _ in 0..<3 {
            _ = try await front.intake.take([.of(.viewItem, "a", message: "m1")], claim: front.claim("ada"))
        }
        #expect(try await front.profile("ada", Recommending.self).sittings.map(\.steps.count) == [1])
    }

    @Test func whatNoPurposeNeedsIsCounted() async throws {
        let front = try Shopfront()
        let report = try await front.intake.take([Self.view("m1")], claim: front.claim(), notNeeded: 3)
        #expect(report.received == 4 && report.kept == 1 && report.dropped == [.notNeeded: 3])
    }
}
