import Consent
import Crypto
import HTTPTypes
import Testing

@testable import Server

/// Claims as a careless or hostile backend may write them: each is JSON text, and each may be missing.
private struct LooseClaims {
    var sub: String? = #""c-1""#
    var aud: String?
    var exp: String? = "4000000000"
    var more: [String] = []

    var json: String {
        let named = [("sub", sub), ("aud", aud), ("exp", exp)].compactMap { name, value in
            value.map { "\"\(name)\":\($0)" }
        }
        return "{" + (named + more).joined(separator: ",") + "}"
    }
}

@Suite struct ShopperTokenTests {
    private static func sound(_ shop: TestShop) -> LooseClaims { LooseClaims(aud: "\"confide:\(shop.name)\"") }

    private static func token(_ shop: TestShop, _ change: (inout LooseClaims) -> Void = { _ in }) -> String {
        var claims = sound(shop)
        change(&claims)
        return Forge.token(claims.json, by: shop.secret.tokenKey)
    }

    /// Every way in which a token can be wrong, and the code that says so.
    private static func wrongTokens(_ house: TestHouse) -> [(name: String, token: String, code: String)] {
        let tents = house.tents
        let good = token(tents)
        let parts = good.split(separator: ".").map(String.init)
        let none = Forge.part(#"{"alg":"none","typ":"JWT"}"#)
        let invalid = "shopper_token_invalid"
        return [
            ("another key", Forge.token(sound(tents).json, by: SymmetricKey(size: .bits256)), invalid),
            ("another shop's token key", Forge.token(sound(tents).json, by: house.books.secret.tokenKey), invalid),
            ("alg none, no signature", "\(none).\(parts[1]).", invalid),
            ("alg none, old signature", "\(none).\(parts[1]).\(parts[2])", invalid),
            ("no signature", "\(parts[0]).\(parts[1]).", invalid),
            ("other claims under the signature", "\(parts[0]).\(Forge.part(#"{"sub":"c-2"}"#)).\(parts[2])", invalid),
            ("expired", token(tents) { $0.exp = "1000000000" }, "shopper_token_expired"),
            ("expires now", token(tents) { $0.exp = "\(house.clock.now)" }, "shopper_token_expired"),
            ("expired before 1970", token(tents) { $0.exp = "-1" }, "shopper_token_expired"),
            ("not yet valid", token(tents) { $0.more = ["\"nbf\":\(house.clock.now + 1)"] }, invalid),
            ("no exp", token(tents) { $0.exp = nil }, invalid),
            ("exp is text", token(tents) { $0.exp = #""4000000000""# }, invalid),
            ("exp is null", token(tents) { $0.exp = "null" }, invalid),
            ("exp is true", token(tents) { $0.exp = "true" }, invalid),
            ("exp is beyond numbers", token(tents) { $0.exp = "1e400" }, invalid),
            ("exp is an object", token(tents) { $0.exp = #"{"$gt":0}"# }, invalid),
            ("exp twice", token(tents) { $0.more = [#""exp":4000000001"#] }, invalid),
            ("nbf is text", token(tents) { $0.more = [#""nbf":"0""#] }, invalid),
            ("no sub", token(tents) { $0.sub = nil }, invalid),
            ("empty sub", token(tents) { $0.sub = #""""# }, invalid),
            ("long sub", token(tents) { $0.sub = "\"\(String(repeating: "c", count: 257))\"" }, invalid),
            ("sub is a number", token(tents) { $0.sub = "1" }, invalid),
            ("sub is an object", token(tents) { $0.sub = #"{"sub":"c-1"}"# }, invalid),
            ("sub twice", token(tents) { $0.more = [#""sub":"c-2""#] }, invalid),
            ("sub twice, once in disguise", token(tents) { $0.more = [#""s\u0075b":"c-2""#] }, invalid),
            ("another claim twice", token(tents) { $0.more = [#""iat":1"#, #""iat":1"#] }, invalid),
            ("no aud", token(tents) { $0.aud = nil }, invalid),
            ("wrong aud", token(tents) { $0.aud = #""confide:books""# }, invalid),
            ("aud without shop", token(tents) { $0.aud = #"["confide"]"# }, invalid),
            ("empty aud", token(tents) { $0.aud = "[]" }, invalid),
            ("aud of mixed kinds", token(tents) { $0.aud = #"["confide:tents",1]"# }, invalid),
            ("aud too deep", token(tents) { $0.aud = #"[["confide:tents"]]"# }, invalid),
            ("claims not an object", Forge.token("[]", by: tents.secret.tokenKey), invalid),
            ("a token in a token", Forge.token("\"\(good)\"", by: tents.secret.tokenKey), invalid),
            (
                "too deep",
                token(tents) {
                    $0.more = ["\"x\":" + String(repeating: "[", count: 99) + String(repeating: "]", count: 99)]
                },
                invalid
            ),
            ("empty", "", invalid),
            ("garbage", "garbage", invalid),
            ("dots", "..", invalid),
            ("a customer number", "c-1", invalid),
        ]
    }

    @Test func soundTokensName() async throws {
        try await withHouse { house in
            let tents = house.tents
            let tokens = [
                Self.token(tents),
                Self.token(tents) { $0.aud = #"["somewhere","confide:tents"]"# },
                Self.token(tents) { $0.exp = "\(house.clock.now + 1)" },
                // RFC 7519, section 2: a NumericDate may have a fraction.
                Self.token(tents) { $0.exp = "\(house.clock.now).5" },
                Self.token(tents) { $0.exp = "4e9" },
                Self.token(tents) { $0.more = ["\"nbf\":\(house.clock.now)"] },
                Self.token(tents) { $0.more = [#""iat":1"#, #""roles":[{"a":{"sub":"c-2"}}]"#, #""jti":null"#] },
                Self.token(tents) { $0.sub = #""c\u002d1""# },
                tents.token(for: "c-1"),
            ]
            let named = ShopperTokens(secret: tents.secret, shop: tents.name)
            for token in tokens {
                let shopper = try named.named(in: token, now: house.clock.now).shopper
                #expect(shopper == tents.secret.pseudonym(of: "c-1"), "\(token)")
            }
        }
    }

    @Test(arguments: Depth.allCases)
    func aWrongTokenIsRefusedEverywhere(_ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let before = try await house.snapshot()
            for (name, token, code) in Self.wrongTokens(house) {
                for route in [Route.getConsent, .putConsent, .postEvents, .postRecommendations, .postRank] {
                    let answer = try await house.send(
                        route.method, route.samplePath, key: house.tents.write.text, shopper: token,
                        bytes: route.sampleBody.map { Array($0.utf8) })
                    #expect(answer.status == 401, "\(name)")
                    #expect(answer.code == code, "\(name)")
                    #expect(answer.header("WWW-Authenticate") == "Bearer")
                }
            }
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func theTokenKeyOpensWhatItSigned() async throws {
        try await withHouse { house in
            // The key as the backend gets it: hexadecimal text.
            let bytes = try #require(Hex.decode(house.tents.secret.tokenKeyHex))
            let token = Forge.token(Self.sound(house.tents).json, by: SymmetricKey(data: bytes))
            let answer = try await house.send(.get, "/v1/consent", key: house.tents.write.text, shopper: token)
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [Route.getConsent, .putConsent])
    func aPublicKeyAloneNamesNobody(_ route: Route) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            for key in [house.tents.write.text, house.tents.server.text] {
                let answer = try await house.send(
                    route.method, route.samplePath, key: key, bytes: route.sampleBody.map { Array($0.utf8) })
                #expect(answer.status == 401)
                #expect(answer.code == "shopper_token_missing")
            }
            #expect(try await house.snapshot() == before)
        }
    }

    @Test(arguments: ["customer", "user_id", "sub", "shopper", "userId"])
    func aBodyCannotNameAPersonEither(_ field: String) async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let before = try await house.snapshot()
            for (path, body) in [
                ("/v1/events", #"{"name":"view_item","\#(field)":"c-1","items":[{"item_id":"tent-1"}]}"#),
                ("/v1/recommendations", #"{"placement":"home","\#(field)":"c-1"}"#),
            ] {
                let answer = try await house.post(path, body)
                #expect(answer.status == 422)
                #expect(answer.json.errors[0].code == "unknown_field")
            }
            #expect(try await house.snapshot() == before)
        }
    }
}
