import Consent
import Shop
import Testing

@testable import Server

/// Clocks are set wrong and set right again; what was decided and what was learned must not suffer from it.
@Suite struct ClockTests {
    private static let home = #"{"placement":"home"}"#

    /// A token is good until it expires, for whoever holds it; a copy sent later is worth nothing.
    @Test func aTokenThatIsSentAgainLaterIsRefused() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1", expires: house.clock.now + 3_600)
            #expect(try await house.consent(Say.account, shopper: token).status == 200)
            #expect(try await house.post("/v1/recommendations", Self.home, shopper: token).json.level == "account")
            house.clock.advance(days: 1)
            let before = try await house.snapshot()
            for answer in [
                try await house.post("/v1/recommendations", Self.home, shopper: token),
                try await house.post("/v1/events", Say.events(["tent-1"], visit: 1), shopper: token),
                try await house.consent(Say.nothing, shopper: token),
            ] { ProblemTests.expectProblem(answer, 401, "shopper_token_expired") }
            #expect(try await house.snapshot() == before)
        }
    }

    /// A token of another shop's backend is none here, however good it is there.
    @Test func aTokenIsGoodInOneShopOnly() async throws {
        try await withHouse { house in
            let token = house.books.token(for: "c-1")
            let answer = try await house.post("/v1/recommendations", Self.home, shopper: token)
            ProblemTests.expectProblem(answer, 401, "shopper_token_invalid")
        }
    }

    /// Her token outlives her erasure, and names a stranger then.
    @Test func aTokenFromBeforeAnErasureNamesAStranger() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            _ = try await house.post("/v1/events", Say.events(["tent-1"], visit: 1), shopper: token)
            #expect(try await house.delete("/v1/shoppers/c-1").status == 200)
            let answer = try await house.post("/v1/recommendations", Self.home, shopper: token)
            #expect(answer.status == 200 && answer.json.level == "off" && answer.json.because == "not_asked")
        }
    }

    @Test func aDecisionUnderAnEarlierClockHoldsAllTheSame() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            let shopper = house.tents.secret.pseudonym(of: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            house.clock.advance(days: -30)
            #expect(try await house.post("/v1/recommendations", Self.home, shopper: token).json.level == "account")
            #expect(try await house.consent(Say.nothing, shopper: token).status == 200)
            #expect(try await house.post("/v1/recommendations", Self.home, shopper: token).json.level == "off")
            house.clock.advance(days: 30)
            #expect(try await house.post("/v1/recommendations", Self.home, shopper: token).json.level == "off")
            let times = try await house.store.decisions(of: shopper, in: 1).map(\.time)
            #expect(times == times.sorted(), "the later answer is the later one in her list too")
        }
    }

    /// Days in the journal may go back; its numbers never do, and forgetting stays exact.
    @Test func daysGoBackAndTheJournalGoesOn() async throws {
        try await withHouse { house in
            let never = try await house.digest()
            var heads = [try await house.store.head(of: 1)]
            for (visit, days) in [Int64(0), -3, 5, -40].enumerated() {
                house.clock.advance(days: days)
                let answer = try await house.post(
                    "/v1/events", Say.events(Say.tents(1, 2), visit: visit, consent: Say.yes))
                #expect(answer.status == 200 && answer.json.kept == 2)
                heads.append(try await house.store.head(of: 1))
            }
            #expect(zip(heads, heads.dropFirst()).allSatisfy { $0 < $1 })
            for visit in 0..<4 {
                let gone = try await house.post("/v1/visits/forget", #"{"visit":"\#(Say.visit(visit))"}"#)
                #expect(gone.status == 200)
            }
            #expect(try await house.digest() == never)
        }
    }

    /// A day that a clock took back is not over any more, and what is not over is not shown.
    @Test func aDayThatIsNotOverAnyMoreIsNotShown() async throws {
        try await withHouse { house in
            for visit in 0..<12 {
                _ = try await house.post("/v1/events", Say.events(["tent-1"], visit: visit, consent: Say.yes))
            }
            let path = "/v1/measurements?from=2024-10-04&to=2024-10-04"
            house.clock.advance(days: 1)
            let over = try await house.get(path)
            #expect(over.text.contains("tent-1"))
            house.clock.advance(days: -1)
            let running = try await house.get(path)
            #expect(running.status == 200 && !running.text.contains("tent-1"))
        }
    }
}
