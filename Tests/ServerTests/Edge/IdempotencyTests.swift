import HTTPTypes
import Synchronization
import Testing

@testable import Server

@Suite struct IdempotencyTests {
    static let key = ["Idempotency-Key": "order-1"]
    /// Without an id of its own this event would count as often as it is sent.
    static let event = Say.events(["tent-1"], visit: 1, consent: Say.yes)

    @Test(arguments: Depth.allCases)
    func aRepeatedRequestGetsTheFirstAnswerAndActsOnce(_ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let first = try await house.post("/v1/events", Self.event, headers: Self.key)
            let before = try await house.snapshot()
            let second = try await house.post("/v1/events", Self.event, headers: Self.key)
            #expect(second.status == 200)
            #expect(second.bytes == first.bytes)
            #expect(first.header("Idempotency-Replayed") == nil)
            #expect(second.header("Idempotency-Replayed") == "true")
            #expect(second.header("Content-Type") == first.header("Content-Type"))
            #expect(try await house.snapshot() == before)
            // Without the key it is another event.
            _ = try await house.post("/v1/events", Self.event)
            #expect(try await house.snapshot() != before)
        }
    }

    @Test func anotherRequestUnderTheSameKeyIsRefused() async throws {
        try await withHouse { house in
            _ = try await house.post("/v1/events", Self.event, headers: Self.key)
            let before = try await house.snapshot()
            let other = Say.events(["tent-2"], visit: 1, consent: Say.yes)
            for (path, body) in [("/v1/events", other), ("/v1/events?x", Self.event), ("/v1/rank", Self.event)] {
                let answer = try await house.post(path, body, headers: Self.key)
                #expect(answer.status == 422)
                #expect(answer.code == "idempotency_mismatch")
            }
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func aFailureIsNotKept() async throws {
        try await withHouse(over: FaultyStore.init) { house in
            let store = house.store as? FaultyStore
            store?.fail(.commit)
            #expect(try await house.post("/v1/events", Self.event, headers: Self.key).status == 503)
            store?.heal()
            let answer = try await house.post("/v1/events", Self.event, headers: Self.key)
            #expect(answer.status == 200)
            #expect(answer.header("Idempotency-Replayed") == nil)

            #expect(try await house.post("/v1/events", "{", headers: ["Idempotency-Key": "2"]).status == 400)
            #expect(try await house.post("/v1/events", Self.event, headers: ["Idempotency-Key": "2"]).status == 200)
        }
    }

    @Test func whoComesWhileTheFirstIsRunningIsToldToWait() async throws {
        try await withHouse(over: FaultyStore.init) { house in
            let store = try #require(house.store as? FaultyStore)
            let (held, holding) = AsyncStream.makeStream(of: Void.self)
            let (released, releasing) = AsyncStream.makeStream(of: Void.self)
            store.hold {
                holding.yield()
                for await _ in released { break }
            }
            async let first = house.post("/v1/events", Self.event, headers: Self.key)
            for await _ in held { break }
            let second = try await house.post("/v1/events", Self.event, headers: Self.key)
            #expect(second.status == 409)
            #expect(second.code == "idempotency_running")
            releasing.finish()
            #expect(try await first.status == 200)
            let third = try await house.post("/v1/events", Self.event, headers: Self.key)
            #expect(third.header("Idempotency-Replayed") == "true")
        }
    }

    @Test func aKeyBelongsToWhoeverUsesIt() async throws {
        try await withHouse { house in
            _ = try await house.post("/v1/events", Self.event, headers: Self.key)
            let bytes = Array(Say.events(["book-1"], visit: 1, consent: Say.yes).utf8)
            let there = try await house.send(
                .post, "/v1/events", key: house.books.write.text, bytes: bytes, headers: Self.key)
            #expect(there.status == 200)
            #expect(there.header("Idempotency-Replayed") == nil)
        }
    }

    /// The write key is in every browser; an answer that was hers is for her token only.
    @Test func aShopperIsNeverGivenAnothersAnswer() async throws {
        try await withHouse { house in
            let body = Array(Say.decisions(Say.account).utf8)
            var receipts: [String] = []
            for customer in ["c-1", "c-2"] {
                let token = house.tents.token(for: customer)
                let answer = try await house.send(
                    .put, "/v1/consent", key: house.tents.write.text, shopper: token, bytes: body, headers: Self.key)
                #expect(answer.status == 200)
                #expect(answer.header("Idempotency-Replayed") == nil)
                receipts.append(answer.json.receipts[0].salt.text)
                let shelf = try await house.post("/v1/recommendations", #"{"placement":"home"}"#, shopper: token)
                #expect(shelf.json.level == "account")
            }
            #expect(Set(receipts).count == 2)
            // Another token of the same person is still hers.
            let fresh = house.tents.token(for: "c-2", expires: 4_000_000_001)
            let again = try await house.send(
                .put, "/v1/consent", key: house.tents.write.text, shopper: fresh, bytes: body, headers: Self.key)
            #expect(again.json.receipts[0].salt.text == receipts[1])
        }
    }

    @Test(arguments: ["", String(repeating: "k", count: 256)])
    func aKeyHasItsBounds(_ key: String) async throws {
        try await withHouse { house in
            let answer = try await house.post("/v1/events", Self.event, headers: ["Idempotency-Key": key])
            #expect(answer.status == 400)
            #expect(answer.code == "idempotency_key")
        }
    }

    @Test func everyRequestThatChangesSomethingCanBeRepeated() async throws {
        try await withHouse { house in
            let item = #"{"title":"T"}"#
            #expect(try await house.put("/v1/items/new", item, headers: ["Idempotency-Key": "1"]).status == 200)
            #expect(try await house.delete("/v1/items/new", headers: ["Idempotency-Key": "2"]).status == 204)
            let before = try await house.snapshot()
            let put = try await house.put("/v1/items/new", item, headers: ["Idempotency-Key": "1"])
            #expect(put.json.id == "new")
            let deleted = try await house.delete("/v1/items/new", headers: ["Idempotency-Key": "2"])
            #expect(deleted.status == 204)
            #expect(deleted.header("Idempotency-Replayed") == "true")
            #expect(try await house.snapshot() == before)
        }
    }
}
