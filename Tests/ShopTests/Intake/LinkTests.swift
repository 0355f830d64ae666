import Consent
import Shop
import Storage
import Testing

/// What a visit teaches leads to nobody, except from inside the sealed row of the shopper herself.
@Suite struct LinkTests {
    static let events: [Event] = [.of(.viewItem, "a", visit: "v1"), .of(.purchase, "b", visit: "v2")]

    static func learned(
        _ name: String?, carried: [PurposeCode: Level] = [:]
    ) async throws -> (Shopfront, [Contribution]) {
        let front = try Shopfront()
        if let name { try await front.decide(name, [.learning: .account]) }
        var events = events
        for at in events.indices { for (purpose, level) in carried { events[at].carried[purpose] = level } }
        _ = try await front.intake.take(events, claim: front.claim(name))
        return (front, front.journal.writes.compactMap(\.contribution))
    }

    /// A contribution has a visit, a day and steps: with or without a person behind it, it looks the same.
    @Test func aContributionHoldsNoShopper() async throws {
        let (front, hers) = try await Self.learned("ada")
        let (_, visitors) = try await Self.learned(nil, carried: [.learning: .visit])
        #expect(hers.map(\.steps) == visitors.map(\.steps) && hers.map(\.day) == visitors.map(\.day))
        let fields = hers.flatMap { Mirror(reflecting: $0).children.compactMap(\.label) }
        #expect(Set(fields) == ["visit", "day", "steps"])
        #expect(hers.map(\.visit) == ["v1", "v2"].map(front.secret.visitNumber), "a keyed number of the token")
    }

    @Test func theLinkIsInTheSealedRowOnly() async throws {
        let (front, contributions) = try await Self.learned("ada")
        #expect(try await front.links("ada") == contributions.map(\.visit))
        let sealed = front.journal.writes.compactMap(\.sealed)
        #expect(sealed.map(\.purpose) == [.learning])
        let row = try #require(sealed.first)
        for visit in contributions.map(\.visit) {
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: visit >> UInt64($0 * 8)) }
            #expect(!row.bytes.indices.contains { row.bytes[$0...].starts(with: bytes) })
            #expect(!row.bytes.indices.contains { row.bytes[$0...].starts(with: bytes.reversed()) })
        }
    }

    @Test func aVisitorHasNoLinkAtAll() async throws {
        let (front, contributions) = try await Self.learned(nil, carried: [.learning: .visit])
        #expect(contributions.count == 2)
        #expect(front.journal.writes.compactMap(\.sealed).isEmpty)
    }

    /// A row that grows by nothing is not written again: revisions tell a reader of the database when she came.
    @Test func aKnownVisitIsNotLinkedAgain() async throws {
        let (front, _) = try await Self.learned("ada")
        _ = try await front.intake.take([.of(.viewItem, "c", visit: "v1")], claim: front.claim("ada"))
        #expect(front.journal.writes.compactMap(\.sealed).map(\.revision) == [1])
        #expect(try await front.links("ada").count == 2)
    }

    /// Two purposes have two rows with two keys, and neither is derived from the other.
    @Test func eachPurposeHasARowOfItsOwn() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.learning: .account, .recommendations: .account, .history: .account])
        _ = try await front.intake.take(Self.events, claim: front.claim("ada"))
        let sealed = front.journal.writes.compactMap(\.sealed)
        #expect(Set(sealed.map(\.purpose)) == [.learning, .recommendations, .history])
        #expect(Set(sealed.map(\.bytes)).count == 3)
    }

    /// Bytes that the key opens but nobody can read are not guessed at.
    @Test func aDamagedRowIsAFaultAndNotAnEmptyProfile() async throws {
        let front = try Shopfront()
        try await front.decide("ada", [.recommendations: .account])
        try await front.desk.withStanding(for: front.claim("ada")) { standing in
            _ = try await standing.withPermit(Recommending.self) { permit in
                let row = try permit.seal([1, 0x80], revision: 1)
                _ = try await front.store.commit(Change(shop: Shopfront.number, writes: [.seal(row)]))
            }
        }
        await #expect(throws: KeyFault.cannotOpen) { try await front.profile("ada", Recommending.self) }
    }
}
