import HTTPTypes
import Testing

@testable import Server

@Suite struct OriginTests {
    static let asked = #"{"placement":"home"}"#

    @Test(arguments: Depth.allCases)
    func aPageOfTheShopMayUseItsKey(_ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let answer = try await house.post(
                "/v1/recommendations", Self.asked, headers: ["Origin": TestShop.origin])
            #expect(answer.status == 200)
            #expect(answer.header("Access-Control-Allow-Origin") == TestShop.origin)
            #expect(answer.header("Vary") == "Origin")
            // No cookie names a person here, so none is ever let through.
            #expect(answer.header("Access-Control-Allow-Credentials") == nil)
        }
    }

    @Test(arguments: ["https://evil.example", "null", "http://shop.example", "https://shop.example:8443", "*"])
    func aPageFromElsewhereMayNot(_ origin: String) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            for (path, body) in [
                ("/v1/recommendations", Self.asked),
                ("/v1/events", Say.events(["tent-1"], visit: 1, consent: Say.yes)),
            ] {
                let answer = try await house.post(path, body, headers: ["Origin": origin])
                #expect(answer.status == 403)
                #expect(answer.code == "origin_not_allowed")
                #expect(answer.header("Access-Control-Allow-Origin") == nil)
            }
            #expect(try await house.snapshot() == before)
        }
    }

    @Test(arguments: Depth.allCases)
    func aPreflightNeedsNoKeyAndNamesWhatPagesMaySend(_ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let answer = try await house.send(
                .options, "/v1/events",
                headers: [
                    "Origin": TestShop.origin, "Access-Control-Request-Method": "POST",
                    "Access-Control-Request-Headers": "authorization, confide-shopper",
                ])
            #expect(answer.status == 204)
            #expect(answer.header("Access-Control-Allow-Origin") == TestShop.origin)
            let allowed = answer.header("Access-Control-Allow-Headers") ?? ""
            for header in ["authorization", "content-type", "confide-shopper", "idempotency-key", "sec-gpc"] {
                #expect(allowed.contains(header))
            }
            for method in ["GET", "POST", "PUT", "DELETE"] {
                #expect(answer.header("Access-Control-Allow-Methods")?.contains(method) == true)
            }
        }
    }

    @Test func aPreflightFromElsewhereIsToldNothing() async throws {
        try await withHouse { house in
            let answer = try await house.send(.options, "/v1/events", headers: ["Origin": "https://evil.example"])
            #expect(answer.header("Access-Control-Allow-Origin") == nil)
            #expect(answer.header("Access-Control-Allow-Methods") == nil)
        }
    }

    @Test func anErrorCanBeReadByThePageThatCausedIt() async throws {
        try await withHouse { house in
            let answer = try await house.post("/v1/events", "{", headers: ["Origin": TestShop.origin])
            #expect(answer.status == 400)
            #expect(answer.header("Access-Control-Allow-Origin") == TestShop.origin)
            #expect(answer.header("Access-Control-Expose-Headers")?.contains("X-Request-Id") == true)
        }
    }
}
