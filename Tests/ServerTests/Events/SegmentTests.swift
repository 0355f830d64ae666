import Foundation
import HTTPTypes
import Testing

@testable import Server

@Suite struct SegmentTests {
    static let agreed = #""context":{"consent":{"categoryPreferences":{"learning":true,"measurement":true}}},"#

    static func call(_ event: String = "Product Viewed", _ more: String = "", visit: Int = 1) -> String {
        """
        {"type":"track","event":"\(event)",\(more)"anonymousId":"\(Say.visit(visit))",\
        "properties":{"product_id":"tent-1"}}
        """
    }

    static func basic(_ key: String, password: String = "") -> [String: String] {
        [
            "Authorization": "Basic " + Data("\(key):\(password)".utf8).base64EncodedString(),
            "Content-Type": "text/plain",
        ]
    }

    @Test(arguments: ["track", "identify", "page", "screen", "group", "alias", "t", "i", "p", "s", "g", "a", "m"])
    func withoutConsentEveryCallIsTakenAndNothingIsKept(_ call: String) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            let answer = try await house.send(
                .post, "/v1/\(call)", bytes: Array(Self.call().utf8), headers: Self.basic(house.tents.write.text))
            #expect(answer.status == 200)
            #expect(answer.text == #"{"success":true}"#)
            #expect(try await house.snapshot() == before)
            let metrics = try await house.get("/metrics").text
            let reason = ["track", "t"].contains(call) ? "no_consent" : "not_needed"
            #expect(metrics.contains(#"confide_events_dropped_total{reason="\#(reason)"} 1"#))
        }
    }

    @Test(arguments: ["batch", "import", "b"])
    func theConsentOnEachCallCounts(_ call: String) async throws {
        try await withHouse { house in
            let batch = "{\"batch\":[\(Self.call("Product Viewed", Self.agreed)),\(Self.call(visit: 2))]}"
            let answer = try await house.send(
                .post, "/v1/\(call)", bytes: Array(batch.utf8), headers: Self.basic(house.tents.write.text))
            #expect(answer.status == 200)
            #expect(try await house.snapshot().visits == 1)
        }
    }

    @Test func theKeyMayComeAsSegmentsClientsSendIt() async throws {
        try await withHouse { house in
            let key = house.tents.write.text
            let plain = Self.call()
            let inside = #"{"writeKey":"\#(key)","# + plain.dropFirst()
            for (body, headers) in [
                (plain, Self.basic(key)), (plain, Self.basic(key, password: "x")),
                (plain, ["Authorization": "Bearer \(key)"]),
                (inside, [:]), (inside, ["Authorization": "Basic !"]),
            ] {
                let answer = try await house.send(.post, "/v1/track", bytes: Array(body.utf8), headers: headers)
                #expect(answer.status == 200)
            }
            for (body, headers) in [(plain, [:]), (plain, Self.basic("")), (plain, ["Authorization": "Basic \(key)"])] {
                let answer = try await house.send(.post, "/v1/track", bytes: Array(body.utf8), headers: headers)
                #expect(answer.status == 401)
                #expect(!answer.json["message"].text.isEmpty)
            }
        }
    }

    @Test func aPublicKeyNamesNobodyAndTheShopsOwnServerDoes() async throws {
        try await withHouse { house in
            _ = try await house.consent(#"{"learning":"account"}"#, shopper: house.tents.token(for: "c-1"))
            let body = Array(Self.call("Product Viewed", #""userId":"c-1","#).utf8)
            _ = try await house.send(.post, "/v1/track", key: house.tents.write.text, bytes: body)
            #expect(try await house.snapshot().visits == 0)
            _ = try await house.send(.post, "/v1/track", key: house.tents.server.text, bytes: body)
            #expect(try await house.snapshot().visits == 1)
        }
    }

    @Test func theBrowsersWishLowersWhatACallCarries() async throws {
        try await withHouse { house in
            let answer = try await house.send(
                .post, "/v1/t", bytes: Array(Self.call("Product Viewed", Self.agreed).utf8),
                headers: Self.basic(house.tents.write.text).merging(["Sec-GPC": "1"]) { $1 })
            #expect(answer.status == 200)
            #expect(try await house.snapshot().visits == 0)
        }
    }

    @Test(arguments: ["{", "[]", #"{"batch":1}"#, #"{"batch":[{"batch":[]}]}"#, #"{"timestamp":"yesterday"}"#])
    func aBodyThatCannotBeReadIsTheClientsLastTry(_ body: String) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            let answer = try await house.send(
                .post, "/v1/batch", bytes: Array(body.utf8), headers: Self.basic(house.tents.write.text))
            #expect(answer.status == 400)
            #expect(answer.json["message"] == answer.json.detail)
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func whatIsNoCallIsNotFound() async throws {
        try await withHouse { house in
            for path in ["/v1/nothing", "/v1/TRACK", "/v1/x"] {
                let (posted, got) = (try await house.post(path, "{}"), try await house.get(path))
                #expect(posted.code == "not_found")
                #expect(got.code == "not_found")
            }
        }
    }
}
