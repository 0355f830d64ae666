import Consent
import Crypto
import FoundationEssentials
import HTTPTypes
import JWTKit
import Testing

@testable import Server

/// Claims as a careless or hostile backend may sign them: each of them may be missing.
private struct LooseClaims: JWTPayload {
    var sub: String?
    var aud: [String]?
    var exp: Double?
    var nbf: Double?

    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

@Suite struct ShopperTokenTests {
    private static func sign(_ claims: LooseClaims, by key: SymmetricKey) async throws -> String {
        let keys = JWTKeyCollection()
        await keys.add(hmac: HMACKey(key: key), digestAlgorithm: .sha256)
        return try await keys.sign(claims)
    }

    private static func base64(_ text: String) -> String {
        let digits = Array(text.utf8)
        return Data(digits).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
    }

    private static func sound(_ shop: TestShop) -> LooseClaims {
        LooseClaims(sub: "c-1", aud: ["confide:\(shop.name)"], exp: 4_000_000_000)
    }

    /// Every way in which a token can be wrong, and the code that says so.
    private static func wrongTokens(_ house: TestHouse) async throws -> [(name: String, token: String, code: String)] {
        let key = house.tents.secret.tokenKey
        let sound = sound(house.tents)
        func with(_ change: (inout LooseClaims) -> Void) async throws -> String {
            var claims = sound
            change(&claims)
            return try await sign(claims, by: key)
        }
        let good = try await sign(sound, by: key)
        let parts = good.split(separator: ".").map(String.init)
        let none = base64(#"{"alg":"none","typ":"JWT"}"#)
        let invalid = "shopper_token_invalid"
        return [
            ("another key", try await sign(sound, by: SymmetricKey(size: .bits256)), invalid),
            ("another shop's token key", try await sign(sound, by: house.books.secret.tokenKey), invalid),
            ("alg none, no signature", "\(none).\(parts[1]).", invalid),
            ("alg none, old signature", "\(none).\(parts[1]).\(parts[2])", invalid),
            ("no signature", "\(parts[0]).\(parts[1]).", invalid),
            ("other claims under the signature", "\(parts[0]).\(base64(#"{"sub":"c-2"}"#)).\(parts[2])", invalid),
            ("expired", try await with { $0.exp = 1_000_000_000 }, "shopper_token_expired"),
            ("no exp", try await with { $0.exp = nil }, invalid),
            ("no sub", try await with { $0.sub = nil }, invalid),
            ("empty sub", try await with { $0.sub = "" }, invalid),
            ("long sub", try await with { $0.sub = String(repeating: "c", count: 257) }, invalid),
            ("no aud", try await with { $0.aud = nil }, invalid),
            ("wrong aud", try await with { $0.aud = ["confide:books"] }, invalid),
            ("aud without shop", try await with { $0.aud = ["confide"] }, invalid),
            ("empty", "", invalid),
            ("garbage", "garbage", invalid),
            ("dots", "..", invalid),
            ("a customer number", "c-1", invalid),
        ]
    }

    @Test(arguments: Depth.allCases)
    func aWrongTokenIsRefusedEverywhere(_ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let before = try await house.snapshot()
            for (name, token, code) in try await Self.wrongTokens(house) {
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
            let token = try await Self.sign(Self.sound(house.tents), by: SymmetricKey(data: bytes))
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
            let token = try await house.tents.token(for: "c-1")
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
