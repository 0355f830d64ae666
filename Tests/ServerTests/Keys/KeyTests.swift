import Consent
import HTTPTypes
import Shop
import Testing

@testable import Server

@Suite struct KeyTests {
    static let gated = Route.allCases.filter { $0.door != .open }

    @Test(arguments: gated)
    func withoutAKeyNothingIsAnswered(_ route: Route) async throws {
        try await withHouse { house in
            let answer = try await house.send(
                route.method, route.samplePath, bytes: route.sampleBody.map { Array($0.utf8) })
            #expect(answer.status == 401)
            #expect(answer.code == "key_missing")
            #expect(answer.header("WWW-Authenticate") == "Bearer")
        }
    }

    @Test(arguments: gated)
    func anUnknownKeyIsNoKey(_ route: Route) async throws {
        try await withHouse { house in
            let stranger = ApiKey.new(.server, for: 1, created: 0).text
            for key in [stranger, "sk_", "pk_erika", String(stranger.dropFirst(3)), stranger + "x"] {
                let answer = try await house.send(route.method, route.samplePath, key: key)
                #expect(answer.status == 401)
                #expect(answer.code == "key_unknown")
            }
        }
    }

    @Test func aKeyIsComparedByTheHashOfAllOfIt() async throws {
        try await withHouse { house in
            // The first letters find a key in the ring; they do not open anything.
            let text = house.tents.server.text
            let last = text.last == "a" ? "b" : "a"
            let nearly = String(text.dropLast()) + last
            #expect(ApiKey.id(in: nearly[...]) == house.tents.server.key.id)
            #expect(try await house.send(.get, "/v1/models", key: nearly).code == "key_unknown")
            let swapped = "pk_" + text.dropFirst(3)
            #expect(try await house.send(.get, "/v1/models", key: swapped).code == "key_unknown")
            // What is kept cannot be shown.
            for key in try await house.store.keys() {
                #expect(key.hash.count == 32)
                #expect(try await house.send(.get, "/v1/models", key: Hex.encode(key.hash)).status == 401)
            }
        }
    }

    @Test func aKeyMayComeInEitherOfTwoHeaders() async throws {
        try await withHouse { house in
            let answer = try await house.send(.get, "/v1/models", headers: ["X-Api-Key": house.tents.server.text])
            #expect(answer.status == 200)
            let basic = try await house.send(.get, "/v1/models", headers: ["Authorization": "Basic c2s6"])
            #expect(basic.code == "key_missing")
        }
    }

    @Test(arguments: Engine.allCases)
    func aRevokedKeyIsGoneWithTheNextReload(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            #expect(try await house.get("/v1/models").status == 200)
            #expect(try await house.store.revokeKey(house.tents.server.key.id))
            try await house.house.keys.reload()
            #expect(try await house.get("/v1/models").code == "key_unknown")
            #expect(try await house.send(.get, "/v1/models", key: house.books.server.text).status == 200)

            let fresh = ApiKey.new(.server, for: 1, created: house.clock.now)
            try await house.store.addKey(fresh.key)
            #expect(try await house.send(.get, "/v1/models", key: fresh.text).status == 401)
            try await house.house.keys.reload()
            #expect(try await house.send(.get, "/v1/models", key: fresh.text).status == 200)
        }
    }

    @Test func aReloadThatFailsKeepsTheKeysThatWereKnown() async throws {
        try await withHouse(over: FaultyStore.init) { house in
            (house.store as? FaultyStore)?.fail(.keys)
            await #expect(throws: StoreFault.self) { try await house.house.keys.reload() }
            let answer = try await house.get("/v1/models")
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: Route.allCases.filter { $0.door == .serverKey })
    func aPublicKeyDoesNotManageTheShop(_ route: Route) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            let answer = try await house.send(
                route.method, route.samplePath, key: house.tents.write.text,
                shopper: house.tents.token(for: "c-1"), bytes: route.sampleBody.map { Array($0.utf8) })
            #expect(answer.status == 403)
            #expect(answer.code == "key_may_not")
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func anotherShopsKeySeesNothingOfThisShop() async throws {
        try await withHouse { house in
            _ = try await house.post("/v1/events", Say.events(Say.tents(1, 2, 3), visit: 1, consent: Say.yes))
            house.clock.advance(days: 1)
            let before = try await house.snapshot()
            let (key, page) = (house.books.server.text, house.books.write.text)

            #expect(try await house.send(.get, "/v1/items/tent-1", key: key).code == "item_not_found")
            #expect(try await house.send(.delete, "/v1/items/tent-1", key: key).code == "item_not_found")
            let models = try await house.send(.get, "/v1/models", key: key)
            #expect(models.json.visits == 0)
            let days = try await house.send(.get, "/v1/measurements?from=2024-10-01&to=2024-10-30", key: key)
            #expect(days.json.tables == [])
            for path in ["/v1/recommendations", "/v1/rank"] {
                let candidates = path == "/v1/rank" ? #","candidates":["tent-1","tent-2"]"# : ""
                let body = #"{"placement":"product","item":"tent-1"\#(candidates)}"#
                let answer = try await house.send(.post, path, key: page, bytes: Array(body.utf8))
                #expect(answer.json["items"].list.allSatisfy { $0.id.text.hasPrefix("book-") || $0.score == 0 })
            }
            let forget = #"{"visit":"\#(Say.visit(1))"}"#
            let forgotten = try await house.send(.post, "/v1/visits/forget", key: page, bytes: Array(forget.utf8))
            #expect(forgotten.json.erased.visits == 0)
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func theSameCustomerNumberIsAnotherPersonInAnotherShop() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let there = try await house.send(
                .get, "/v1/consent", key: house.books.write.text, shopper: house.books.token(for: "c-1"))
            #expect(there.json.purposes.list.allSatisfy { $0.level == "off" && $0.because == "not_asked" })
            let erased = try await house.send(.delete, "/v1/shoppers/c-1", key: house.books.server.text)
            #expect(erased.json.erased.keys == 0)
            let here = try await house.send(.get, "/v1/consent", key: house.tents.write.text, shopper: token)
            #expect(here.json.purposes[0].level == "account")
        }
    }
}
