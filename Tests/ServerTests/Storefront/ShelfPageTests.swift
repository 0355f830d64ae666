import Consent
import HTTPTypes
import Shop
import Testing

@testable import Server

@Suite struct ShelfPageTests {
    @Test func whoAsksMakesNoDifferenceToAShelfForAnyone() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let path = "/v1/shelves/product?item=tent-1&limit=4"
            let plain = try await house.send(.get, path, key: house.tents.write.text)
            #expect(plain.status == 200)
            #expect(plain.json["level"] == "off")
            #expect(plain.json["items"].list.count == 4)
            #expect(plain.header("Cache-Control")?.hasPrefix("public, max-age=") == true)
            #expect(plain.header("Vary") == "Origin")
            for (shopper, headers) in [
                (token, [:]), (nil, ["Sec-GPC": "1"]), (nil, ["Cookie": "a=b"]), (nil, ["Origin": TestShop.origin]),
            ] {
                let answer = try await house.send(
                    .get, path, key: house.tents.write.text, shopper: shopper, headers: headers)
                #expect(answer.text == plain.text)
                #expect(answer.header("Set-Cookie") == nil)
            }
        }
    }

    @Test func aCardHasAllThatAPageShows() async throws {
        try await withHouse { house in
            _ = try await house.put(
                "/v1/items/tent-1",
                #"{"title":"Ridge \"2\"","link":"https://tents.example/1","price":{"amount":"18.99","currency":"EUR"}}"#
            )
            let answer = try await house.post("/v1/shelves", #"{"placement":"home","limit":12}"#)
            let card = answer.json["items"].list.first { $0.id == "tent-1" } ?? .null
            #expect(card.title == "Ridge \"2\"")
            #expect(card.link == "https://tents.example/1")
            #expect(card.price.amount == "18.99")
            #expect(card.price.currency == "EUR")
            #expect(!card.reasons.list.isEmpty)
        }
    }

    @Test func aReasonSaysWhatTheItemThatItNamesIsCalled() async throws {
        try await withHouse { house in
            for visit in 1...4 {
                _ = try await house.post("/v1/events", Say.events(Say.tents(1, 2), visit: visit, consent: Say.yes))
            }
            let answer = try await house.post(
                "/v1/shelves",
                #"{"placement":"home","visit":["tent-1"],"consent":{"recommendations":"visit"}}"#)
            #expect(answer.json["level"] == "visit")
            let reasons = answer.json["items"].list.flatMap { $0.reasons.list }.filter { $0["item"] == "tent-1" }
            #expect(!reasons.isEmpty)
            #expect(reasons.allSatisfy { $0.title == "Tent 1" })
        }
    }

    @Test func aPublicKeyMayStandInTheAddressAndASecretOneMayNot() async throws {
        try await withHouse { house in
            let write = house.tents.write.text
            #expect(try await house.send(.get, "/v1/shelves/home?key=\(write)").status == 200)
            #expect(try await house.send(.get, "/v1/shelves/home.html?key=\(write)").status == 200)
            let secret = try await house.send(.get, "/v1/shelves/home?key=\(house.tents.server.text)")
            #expect(secret.code == "key_missing")
            // Nowhere else: addresses are written down by what lies between.
            #expect(try await house.send(.get, "/v1/consent/notices?key=\(write)").code == "key_missing")
            let posted = try await house.send(
                .post, "/v1/shelves?key=\(write)", bytes: Array(#"{"placement":"home"}"#.utf8))
            #expect(posted.code == "key_missing")
            let elsewhere = try await house.send(
                .get, "/v1/shelves/home?key=\(write)", headers: ["Origin": "https://evil.example"])
            #expect(elsewhere.code == "origin_not_allowed")
        }
    }

    @Test(
        arguments: [
            ("/v1/shelves/nowhere", "placement"), ("/v1/shelves/home?limit=0", "limit"),
            ("/v1/shelves/home?limit=101", "limit"), ("/v1/shelves/home?limit=ten", "limit"),
            ("/v1/shelves/home?item=", "item"),
            ("/v1/shelves/home?item=\(String(repeating: "a", count: 257))", "item"),
            ("/v1/shelves/home?" + Array(repeating: "item=a", count: 101).joined(separator: "&"), "item"),
        ])
    func whatCannotBeAskedIsNamed(_ path: String, _ place: String) async throws {
        try await withHouse { house in
            let answer = try await house.send(.get, path, key: house.tents.write.text)
            #expect(answer.status == 422)
            #expect(answer.json.errors[0].pointer.text == place)
        }
    }

    @Test func thePageForNoScriptEscapesItsCatalogAndStandsOnlyInThePagesOfItsKey() async throws {
        try await withHouse { house in
            _ = try await house.put(
                "/v1/items/tent-1", #"{"title":"<script>alert(1)</script>","link":"https://tents.example/\"><b>"}"#)
            let answer = try await house.send(.get, "/v1/shelves/home.html?limit=12", key: house.tents.write.text)
            #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
            #expect(!answer.text.contains("<script"))
            #expect(!answer.text.contains("<b>"))
            #expect(answer.text.contains("Tent 2"))
            let policy = answer.header("Content-Security-Policy") ?? ""
            #expect(policy.contains("frame-ancestors 'self' \(TestShop.origin)"))
            #expect(policy.contains("default-src 'none'"))
        }
    }

    @Test func aStoreThatIsDownIsSaidSo() async throws {
        try await withHouse(over: FaultyStore.init) { house in
            (house.store as? FaultyStore)?.fail(.item)
            let answer = try await house.send(.get, "/v1/shelves/home", key: house.tents.write.text)
            #expect(answer.status == 503)
            #expect(answer.header("Cache-Control") == nil)
        }
    }
}
