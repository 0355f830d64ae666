import HTTPTypes
import Testing

@testable import Server

@Suite struct RateTests {
    @Test func aKeyThatAsksTooOftenIsToldWhenToComeBack() async throws {
        try await withHouse(perSecond: 1) { house in
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<30 { group.addTask { try await house.get("/v1/models") } }
                return try await group.reduce(into: [Answer]()) { $0.append($1) }
            }
            for answer in answers where answer.status != 200 {
                #expect(answer.status == 429)
                #expect(answer.code == "rate_limited")
                #expect(answer.header("Retry-After") == "1")
            }
            #expect(Set(answers.map(\.status)) == [200, 429])
        }
    }

    @Test func oneKeyDoesNotUseUpAnothers() async throws {
        try await withHouse(perSecond: 1) { house in
            for _ in 0..<4 { _ = try await house.get("/v1/models") }
            #expect(try await house.send(.get, "/v1/models", key: house.books.server.text).status == 200)
            // Whoever has no key uses up nobody's.
            for _ in 0..<4 { _ = try await house.send(.get, "/v1/models", key: "sk_none") }
            #expect(try await house.send(.get, "/livez").status == 200)
        }
    }

    @Test func aBucketFillsEvenly() {
        let limiter = RateLimiter(perSecond: 10)
        let start = ContinuousClock.now
        for _ in 0..<10 { #expect(limiter.take("k", now: start) == nil) }
        #expect(limiter.take("k", now: start) == 1)
        #expect(limiter.take("k", now: start + .milliseconds(99)) == 1)
        #expect(limiter.take("k", now: start + .milliseconds(101)) == nil)
        // However long nobody came, no more than one second's worth waits for them.
        let later = start + .seconds(3_600)
        for _ in 0..<10 { #expect(limiter.take("k", now: later) == nil) }
        #expect(limiter.take("k", now: later) == 1)
        // A clock that goes backwards gives nothing away.
        #expect(limiter.take("k", now: start) == 1)
    }
}
