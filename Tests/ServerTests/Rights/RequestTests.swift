import Consent
import HTTPTypes
import Oversight
import Shop
import Testing

@testable import Server

/// What shoppers, staff and platforms can ask over HTTP, and what nobody can.
@Suite struct RequestTests {
    private static func known(_ house: TestHouse, _ customer: String = "c-7") async throws -> String {
        let token = house.tents.token(for: customer)
        _ = try await house.consent(Say.account, shopper: token)
        _ = try await house.post("/v1/events", Say.events(["tent-1", "tent-2"], visit: 1), shopper: token)
        return token
    }

    private static func my(
        _ house: TestHouse, _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, _ token: String,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        try await house.send(
            method, path, key: house.tents.write.text, shopper: token, bytes: body.map { Array($0.utf8) },
            headers: headers)
    }

    @Test(arguments: Engine.allCases)
    func sheReadsAllThatIsHeldOfHer(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let token = try await Self.known(house)
            let asked = try await Self.my(house, .post, "/v1/me/requests", #"{"kind":"access"}"#, token)
            #expect(asked.json.request.status.text == "answered")
            #expect(asked.header("Cache-Control") == "no-store")
            let path = "/v1/me/requests/\(asked.json.request.id.text)"
            let data = try await Self.my(house, .get, path + "/data", nil, token)
            #expect(data.text.contains("tent-2") && data.json.decisions != .null)
            let page = try await Self.my(house, .get, path + "/data?format=html", nil, token)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8" && page.text.contains("tent-2"))
            #expect(page.text.contains("Who answers for it") && data.json.controller.name == "not configured")
            let other = house.tents.token(for: "c-8")
            for part in ["", "/data"] {
                let answer = try await Self.my(house, .get, path + part, nil, other)
                #expect(answer.status == 404 && answer.code == "request_unknown", "hers alone")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func afterAnErasureSheIsAStranger(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let token = try await Self.known(house)
            let stranger = house.tents.token(for: "nobody")
            let plan = try await Self.my(
                house, .post, "/v1/me/requests", #"{"kind":"erase","dry_run":true}"#, token)
            #expect(plan.json.plan.erased.visits.int == 1)
            let done = try await Self.my(house, .post, "/v1/me/requests", #"{"kind":"erase","prove":true}"#, token)
            #expect(done.json.certificate.places == plan.json.plan.places, "what was planned was done")
            #expect(done.json.certificate.proof.found.int == 0)
            #expect(done.json.certificate.proof.models_after.text == (try await house.digest()))
            #expect(done.json.certificate.kept != .null)
            for path in ["/v1/consent", "/v1/me/requests"] {
                let (hers, theirs) = (
                    try await Self.my(house, .get, path, nil, token),
                    try await Self.my(house, .get, path, nil, stranger)
                )
                #expect(hers.json.purposes == theirs.json.purposes && hers.json.requests == theirs.json.requests)
            }
            let asked = #"{"placement":"home"}"#
            let (hers, theirs) = (
                try await house.post("/v1/recommendations", asked, shopper: token),
                try await house.post("/v1/recommendations", asked, shopper: stranger)
            )
            #expect(hers.json.items == theirs.json.items && hers.json.because == theirs.json.because)
        }
    }

    @Test func aCodeToTheAddressOnFileIsEnough() async throws {
        try await withHouse { house in
            _ = try await Self.known(house)
            let ask = #"{"kind":"export","customer":"c-7"}"#
            let asked = try await house.post("/v1/requests", ask)
            #expect(asked.json.request.status.text == "identity")
            let unknown = try await house.post("/v1/requests", #"{"kind":"export","customer":"nobody"}"#)
            #expect(unknown.json.request.status == asked.json.request.status, "nobody learns who is a customer")
            #expect(house.courier.letters.map(\.customer) == ["c-7", "nobody"])
            let path = "/v1/requests/\(asked.json.request.id.text)/code"
            let wrong = try await house.post(path, #"{"code":"x"}"#)
            #expect(wrong.status == 403 && wrong.code == "code_wrong")
            let again = try await house.post("/v1/requests", ask)
            let code = try #require(house.courier.code)
            let data = try await house.post("/v1/requests/\(again.json.request.id.text)/code", #"{"code":"\#(code)"}"#)
            #expect(data.status == 200 && data.text.contains("tent-2"))
        }
    }

    @Test func staffSeeWhatIsOpenAndAnswerIt() async throws {
        try await withHouse { house in
            let token = try await Self.known(house)
            let number = try await Self.my(house, .post, "/v1/me/requests", #"{"kind":"complaint"}"#, token)
                .json.request.id.text
            let list = try await house.get("/v1/requests")
            #expect(list.text.contains(number))
            func order(_ body: String) async throws -> Answer {
                try await house.send(
                    .post, "/v1/requests/\(number)", key: house.tents.server.text, bytes: Array(body.utf8))
            }
            #expect(try await order(#"{"do":"refuse","reason":"because"}"#).status == 422)
            #expect(try await order(#"{"do":"extend","reason":"complexity"}"#).code == "no_extension")
            let blocked = try await order(#"{"do":"block","reason":"needs_decision"}"#)
            #expect(blocked.json.request.blocked.owner.text == "staff")
            let refused = try await order(#"{"do":"refuse","reason":"manifestly_unfounded"}"#)
            #expect(refused.json.request.refused.justification.text == "eu-gdpr:JustificationA12ManifestlyUnfounded")
            #expect(
                try await order(#"{"do":"refuse","reason":"manifestly_unfounded"}"#).status == 200, "once is enough")
            #expect(try await order(#"{"do":"answer"}"#).code == "request_closed")
        }
    }

    @Test func whatDoesNotFitIsRefusedAndChangesNothing() async throws {
        try await withHouse { house in
            let token = try await Self.known(house)
            let before = try await house.snapshot()
            for body in [
                "{}", #"{"kind":"forget"}"#, #"{"kind":"access","item":"tent-1"}"#, #"{"kind":"correct"}"#,
                #"{"kind":"erase","item":"a","purpose":"learning"}"#, #"{"kind":"erase","from":"2026-01-02"}"#,
                #"{"kind":"erase","from":"2026-01-02","through":"2026-01-01"}"#,
                #"{"kind":"erase","purpose":"profit"}"#, #"{"kind":"access","customer":"c-1"}"#,
                #"{"kind":"access","identity":"staff"}"#, #"{"kind":"access","dry_run":true}"#,
            ] {
                let answer = try await Self.my(house, .post, "/v1/me/requests", body, token)
                #expect(answer.status == 422, "\(body)")
            }
            for (other, code) in [
                (house.books.token(for: "c-7"), "shopper_token_invalid"),
                (house.tents.token(for: "c-7", expires: 1), "shopper_token_expired"),
                (String(token.dropLast(2)) + "AA", "shopper_token_invalid"),
            ] {
                let answer = try await Self.my(house, .post, "/v1/me/requests", #"{"kind":"erase"}"#, other)
                #expect(answer.status == 401 && answer.code == code)
            }
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func nothingThatWasAnsweredToHerIsKeptAfterwards() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-7")
            let headers = ["Idempotency-Key": "a-key"]
            _ = try await house.send(
                .put, "/v1/consent", key: house.tents.write.text, shopper: token,
                bytes: Array(Say.decisions(Say.account).utf8), headers: headers)
            let shopper = house.tents.secret.pseudonym(of: "c-7")
            #expect(house.house.repeats.holds(shopper, in: 1))
            let done = try await Self.my(
                house, .post, "/v1/me/requests", #"{"kind":"erase","prove":true}"#, token,
                headers: ["Idempotency-Key": "b"])
            #expect(done.json.certificate.proof.found.int == 0)
            #expect(!house.house.repeats.holds(shopper, in: 1))
            let again = try await house.send(
                .put, "/v1/consent", key: house.tents.write.text, shopper: token,
                bytes: Array(Say.decisions(Say.nothing).utf8), headers: headers)
            #expect(again.status == 200 && again.header("Idempotency-Replayed") == nil)
        }
    }
}
