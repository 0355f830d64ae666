import HTTPTypes
import Testing

@testable import Server

@Suite struct ShelfTests {
    static func ids(_ answer: Answer) -> [String] { answer.json["items"].list.map(\.id.text) }

    @Test(arguments: ["home", "product", "cart", "category", "search"], Depth.allCases)
    func everyPlacementIsAnsweredWithoutAnyConsent(_ placement: String, _ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            for path in ["/v1/recommendations", "/v1/rank"] {
                let candidates = path == "/v1/rank" ? #","candidates":["tent-1","tent-2"]"# : ""
                let answer = try await house.post(path, #"{"placement":"\#(placement)"\#(candidates)}"#)
                #expect(answer.status == 200)
                #expect(answer.json.level == "off")
                #expect(answer.json.because == "not_asked")
                #expect(answer.json.purposes == [])
                #expect(!answer.json["items"].list.isEmpty)
                #expect(answer.json.request_id.text == answer.requestID)
            }
        }
    }

    @Test func theAnswerSaysHowFarItWentAndWhyNoFurther() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            func asked(_ consent: String?, shopper: String? = nil, gpc: Bool = false) async throws -> [JSON] {
                let carried = consent.map { #","consent":{"recommendations":"\#($0)","history":"\#($0)"}"# } ?? ""
                let answer = try await house.post(
                    "/v1/recommendations", #"{"placement":"home","visit":["tent-1"]\#(carried)}"#, shopper: shopper,
                    headers: gpc ? ["Sec-GPC": "1"] : [:])
                return [answer.json.level, answer.json.because]
            }
            #expect(try await asked(nil) == ["off", "not_asked"])
            #expect(try await asked("off") == ["off", "decided"])
            #expect(try await asked("visit") == ["visit", "no_account"])
            // What a browser says of itself reaches no account, whatever it says.
            #expect(try await asked("account") == ["visit", "no_account"])
            #expect(try await asked("account", shopper: token) == ["visit", "no_account"])
            #expect(try await asked("visit", gpc: true) == ["visit", "no_account"])

            _ = try await house.consent(Say.account, shopper: token)
            #expect(try await asked(nil, shopper: token) == ["account", .null])
            #expect(try await asked("visit", shopper: token) == ["visit", "decided"])
            #expect(try await asked("off", shopper: token) == ["off", "decided"])
            #expect(try await asked(nil, shopper: token, gpc: true) == ["visit", "signal"])
        }
    }

    @Test func aVisitIsOnlyUsedWithAYes() async throws {
        try await withHouse { house in
            for visit in 1...3 {
                _ = try await house.post("/v1/events", Say.events(Say.tents(8, 3), visit: visit, consent: Say.yes))
            }
            let visit = #"{"placement":"home","visit":["tent-8"]"#
            let used = try await house.post("/v1/recommendations", visit + #","consent":{"recommendations":"visit"}}"#)
            #expect(used.json["items"][0].id == "tent-3")
            #expect(used.json["items"][0].reasons[0].item == "tent-8")
            let without = try await house.post("/v1/recommendations", visit + "}")
            let stranger = try await house.post("/v1/recommendations", #"{"placement":"home"}"#)
            #expect(without.json["items"] == stranger.json["items"])
        }
    }

    @Test func nothingIsWrittenByAsking() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let before = try await house.snapshot()
            for path in ["/v1/recommendations", "/v1/rank"] {
                let candidates = path == "/v1/rank" ? #","candidates":["tent-1","never-heard-of"]"# : ""
                let body = #"{"placement":"home","item":"unheard-of","visit":["tent-1","new"]\#(candidates)}"#
                #expect(try await house.post(path, body, shopper: token).status == 200)
            }
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func filtersAndExclusionsHold() async throws {
        try await withHouse { house in
            func tents(_ numbers: ClosedRange<Int>) -> Set<String> { Set(numbers.map { "tent-\($0)" }) }
            let expected: [(fields: String, shown: Set<String>)] = [
                (#""filter":{}"#, tents(1...11)),
                (#""filter":{"category":"Tents"}"#, tents(1...6)),
                (#""filter":{"category":["Tents","Stoves"]}"#, tents(1...11)),
                (#""filter":{"category":"Boats"}"#, []),
                (#""filter":{"price":{"min":30,"max":"50.00","currency":"EUR"}}"#, tents(3...5)),
                // What is priced in euros is not within bounds in dollars.
                (#""filter":{"price":{"max":1000,"currency":"USD"}}"#, []),
                (#""filter":{"in_stock":false}"#, tents(1...12)),
                (#""exclude":["tent-1","tent-2","unheard-of"]"#, tents(3...11)),
                (#""item":"tent-4""#, tents(1...11).subtracting(["tent-4"])),
            ]
            for (fields, shown) in expected {
                let answer = try await house.post(
                    "/v1/recommendations", #"{"placement":"home","limit":100,\#(fields)}"#)
                #expect(Set(Self.ids(answer)) == shown, "\(fields)")
            }
        }
    }

    @Test(arguments: [1, 5, 100])
    func asManyAreShownAsWereAskedFor(_ limit: Int) async throws {
        try await withHouse { house in
            let answer = try await house.post("/v1/recommendations", #"{"placement":"home","limit":\#(limit)}"#)
            #expect(Self.ids(answer).count == min(limit, 11))
            #expect(Set(Self.ids(answer)).count == Self.ids(answer).count)
        }
    }

    @Test func rankingAnswersEveryCandidateOnce() async throws {
        try await withHouse { house in
            for visit in 1...3 {
                _ = try await house.post("/v1/events", Say.events(Say.tents(8, 3), visit: visit, consent: Say.yes))
            }
            let answer = try await house.post(
                "/v1/rank",
                #"{"placement":"product","item":"tent-8","candidates":["x","tent-1","tent-3","tent-1","x","y"]}"#)
            #expect(Self.ids(answer) == ["tent-3", "tent-1", "x", "y"])
            #expect(answer.json["items"].list.last?.reasons == [])
        }
    }

    static let bad: [BadBody] = [
        .init(name: "no body", body: "", code: "malformed", pointer: "#", status: 400),
        .init(name: "no placement", body: "{}", code: "missing", pointer: "#/placement"),
        .init(
            name: "an unknown placement", body: #"{"placement":"hoem"}"#, code: "unknown_name", pointer: "#/placement",
            hint: "did you mean 'home'"),
        .init(
            name: "a placement that is no word", body: #"{"placement":["home"]}"#, code: "wrong_type",
            pointer: "#/placement"),
        .init(
            name: "an unknown field", body: #"{"placement":"home","limt":3}"#, code: "unknown_field", pointer: "#/limt",
            hint: "did you mean 'limit'"),
        .init(name: "none", body: #"{"placement":"home","limit":0}"#, code: "out_of_range", pointer: "#/limit"),
        .init(
            name: "fewer than none", body: #"{"placement":"home","limit":-1}"#, code: "out_of_range", pointer: "#/limit"
        ),
        .init(name: "too many", body: #"{"placement":"home","limit":101}"#, code: "out_of_range", pointer: "#/limit"),
        .init(name: "half a one", body: #"{"placement":"home","limit":1.5}"#, code: "wrong_type", pointer: "#/limit"),
        .init(name: "an empty item", body: #"{"placement":"home","item":""}"#, code: "missing", pointer: "#/item"),
        .init(
            name: "a long item", body: #"{"placement":"home","item":"\#(String(repeating: "i", count: 257))"}"#,
            code: "too_long", pointer: "#/item"),
        .init(
            name: "a long visit",
            body: #"{"placement":"home","visit":[\#(Array(repeating: #""a""#, count: 201).joined(separator: ","))]}"#,
            code: "too_many", pointer: "#/visit"),
        .init(
            name: "a price without currency", body: #"{"placement":"home","filter":{"price":{"min":1}}}"#,
            code: "missing", pointer: "#/filter/price/currency"),
        .init(
            name: "a negative price", body: #"{"placement":"home","filter":{"price":{"min":-1,"currency":"EUR"}}}"#,
            code: "out_of_range", pointer: "#/filter/price/min"),
        .init(
            name: "an unknown filter", body: #"{"placement":"home","filter":{"colour":"red"}}"#, code: "unknown_field",
            pointer: "#/filter/colour"),
        .init(
            name: "candidates for a shelf", body: #"{"placement":"home","candidates":["a"]}"#, code: "unknown_field",
            pointer: "#/candidates", hint: "/v1/rank"),
        .init(
            name: "a level twice",
            body: #"{"placement":"home","consent":{"recommendations":"off","recommendations":"visit"}}"#,
            code: "malformed", pointer: "#/consent/recommendations", status: 400),
    ]

    @Test(arguments: bad)
    func aBadQuestionIsExplained(_ bad: BadBody) async throws {
        try await withHouse { house in
            let answer = try await house.post("/v1/recommendations", bad.body)
            #expect(answer.status == bad.status)
            #expect(answer.json.errors[0].code.text == bad.code)
            #expect(answer.json.errors[0].pointer.text == bad.pointer)
            #expect(answer.json.errors[0].detail.text.contains(bad.hint))
        }
    }

    @Test func rankingHasItsOwnRules() async throws {
        try await withHouse { house in
            let many = Array(repeating: #""a""#, count: 501).joined(separator: ",")
            for (body, code, pointer) in [
                (#"{"placement":"home"}"#, "missing", "#/candidates"),
                (#"{"placement":"home","candidates":[]}"#, "missing", "#/candidates"),
                (#"{"placement":"home","candidates":[\#(many)]}"#, "too_many", "#/candidates"),
                (#"{"placement":"home","candidates":["a"],"limit":1}"#, "unknown_field", "#/limit"),
            ] {
                let answer = try await house.post("/v1/rank", body)
                #expect(answer.status == 422)
                #expect(answer.json.errors[0].code.text == code)
                #expect(answer.json.errors[0].pointer.text == pointer)
            }
        }
    }
}
