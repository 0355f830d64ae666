import HTTPTypes
import Testing

@testable import Server

/// One wrong body, and what must be said about it.
struct BadBody: Sendable, CustomTestStringConvertible {
    let name: String
    let body: String
    let code: String
    let pointer: String
    var status = 422
    /// Words that must be in the advice.
    var hint = ""

    var testDescription: String { name }
}

@Suite struct BadEventTests {
    static func event(_ fields: String) -> String { #"{"name":"view_item","consent":\#(Say.yes),\#(fields)}"# }
    static func item(_ fields: String) -> String { event(#""items":[{"item_id":"tent-1",\#(fields)}]"#) }

    static let bodies: [BadBody] = [
        .init(name: "no body", body: "", code: "malformed", pointer: "#", status: 400),
        .init(name: "cut off", body: #"{"name":"view_item""#, code: "malformed", pointer: "#", status: 400),
        .init(name: "not JSON", body: "items=tent-1", code: "malformed", pointer: "#", status: 400),
        .init(
            name: "two documents", body: event(#""items":[{"item_id":"tent-1"}]"#) + "{}", code: "malformed",
            pointer: "#", status: 400),
        .init(name: "comma at the end", body: #"{"name":"view_item",}"#, code: "malformed", pointer: "#", status: 400),
        .init(
            name: "bad escape", body: #"{"name":"\x"}"#, code: "malformed", pointer: "#/name", status: 400),
        .init(
            name: "NaN price", body: item(#""price":NaN"#), code: "malformed", pointer: "#/items/0/price", status: 400),
        .init(
            name: "infinite price", body: item(#""price":Infinity"#), code: "malformed", pointer: "#/items/0/price",
            status: 400),
        .init(name: "an array", body: "[]", code: "wrong_type", pointer: "#"),
        .init(name: "no fields", body: "{}", code: "missing", pointer: "#/name"),
        .init(name: "number for a name", body: #"{"name":7}"#, code: "wrong_type", pointer: "#/name"),
        .init(name: "text for events", body: #"{"events":"all"}"#, code: "wrong_type", pointer: "#/events"),
        .init(name: "number for an event", body: #"{"events":[1]}"#, code: "wrong_type", pointer: "#/events/0"),
        .init(
            name: "object for an id", body: event(#""items":[{"item_id":{}}]"#), code: "wrong_type",
            pointer: "#/items/0/item_id"),
        .init(
            name: "text for a quantity", body: item(#""quantity":"2""#), code: "wrong_type",
            pointer: "#/items/0/quantity"),
        .init(
            name: "an unknown field with a near miss", body: event(#""visti":"x""#), code: "unknown_field",
            pointer: "#/visti", hint: "did you mean 'visit'"),
        .init(
            name: "an unknown field of an item", body: item(#""quantitty":1"#), code: "unknown_field",
            pointer: "#/items/0/quantitty", hint: "did you mean 'quantity'"),
        .init(
            name: "an unknown event with a near miss", body: #"{"name":"view_itme"}"#, code: "unknown_name",
            pointer: "#/name", hint: "did you mean 'view_item'"),
        .init(
            name: "an unknown event", body: #"{"name":"abducted_by_aliens"}"#, code: "unknown_name", pointer: "#/name"),
        .init(
            name: "an unknown purpose", body: event(#""items":[]"#).replacing("learning", with: "learnin"),
            code: "unknown_name", pointer: "#/consent/learnin", hint: "did you mean 'learning'"),
        .init(
            name: "an unknown level", body: #"{"consent":{"learning":"vist"}}"#, code: "unknown_name",
            pointer: "#/consent/learning", hint: "did you mean 'visit'"),
        .init(
            name: "a purpose twice", body: #"{"consent":{"learning":"visit","learning":"off"}}"#, code: "malformed",
            pointer: "#/consent/learning", status: 400),
        .init(
            name: "a field twice", body: #"{"name":"refund","name":"refund"}"#, code: "malformed", pointer: "#/name",
            status: 400),
        .init(name: "no items", body: event(#""items":[]"#), code: "missing", pointer: "#/items"),
        .init(name: "no item id", body: event(#""items":[{}]"#), code: "missing", pointer: "#/items/0/item_id"),
        .init(
            name: "an empty item id", body: event(#""items":[{"item_id":""}]"#), code: "missing",
            pointer: "#/items/0/item_id"),
        .init(
            name: "an item id of 257 bytes",
            body: event(#""items":[{"item_id":"\#(String(repeating: "i", count: 257))"}]"#),
            code: "too_long", pointer: "#/items/0/item_id"),
        .init(
            name: "an item id with a control character", body: event(#""items":[{"item_id":"a\u0000b"}]"#),
            code: "malformed", pointer: "#/items/0/item_id", status: 400),
        .init(
            name: "an e-mail address for an item", body: event(#""items":[{"item_id":"erika@example.com"}]"#),
            code: "looks_personal", pointer: "#/items/0/item_id"),
        .init(
            name: "an e-mail address for a visit", body: event(#""visit":"erika.mustermann@example.com""#),
            code: "looks_personal", pointer: "#/visit"),
        .init(
            name: "a visit that can be guessed", body: event(#""visit":"short""#), code: "out_of_range",
            pointer: "#/visit"),
        .init(
            name: "a visit of 257 bytes", body: event(#""visit":"\#(String(repeating: "v", count: 257))""#),
            code: "too_long", pointer: "#/visit"),
        .init(
            name: "a message of 101 bytes", body: event(#""id":"\#(String(repeating: "m", count: 101))""#),
            code: "too_long", pointer: "#/id"),
        .init(
            name: "a negative price",
            body: item(#""price":-1"#).replacing(#""price""#, with: #""price""#)
                .replacing(#"{"name""#, with: #"{"currency":"EUR","name""#),
            code: "out_of_range", pointer: "#/items/0/price"),
        .init(
            name: "NaN as text",
            body: item(#""price":"NaN""#).replacing(#"{"name""#, with: #"{"currency":"EUR","name""#),
            code: "out_of_range", pointer: "#/items/0/price"),
        .init(
            name: "a price with an exponent",
            body: item(#""price":1e9"#).replacing(#"{"name""#, with: #"{"currency":"EUR","name""#),
            code: "out_of_range", pointer: "#/items/0/price"),
        .init(name: "a price without a currency", body: item(#""price":1"#), code: "missing", pointer: "#/currency"),
        .init(
            name: "a currency that is none", body: event(#""currency":"Euro""#), code: "malformed",
            pointer: "#/currency", status: 400),
        .init(name: "no pieces", body: item(#""quantity":0"#), code: "out_of_range", pointer: "#/items/0/quantity"),
        .init(name: "half a piece", body: item(#""quantity":0.5"#), code: "wrong_type", pointer: "#/items/0/quantity"),
        .init(
            name: "too many pieces", body: item(#""quantity":10001"#), code: "out_of_range",
            pointer: "#/items/0/quantity"),
        .init(
            name: "a number too large", body: item(#""quantity":99999999999999999999"#), code: "out_of_range",
            pointer: "#/items/0/quantity"),
        .init(
            name: "tomorrow", body: event(#""time":\#(TestClock.start + 86_400)"#), code: "in_future", pointer: "#/time"
        ),
        .init(
            name: "milliseconds", body: event(#""time":\#(TestClock.start * 1_000)"#), code: "in_future",
            pointer: "#/time", hint: "is it in seconds?"),
        .init(name: "1970", body: event(#""time":0"#), code: "too_old", pointer: "#/time"),
        .init(name: "1970 as text", body: event(#""time":"1970-01-01T00:00:00Z""#), code: "too_old", pointer: "#/time"),
        .init(name: "no time", body: event(#""time":"noon""#), code: "malformed", pointer: "#/time", status: 400),
        .init(
            name: "too many events",
            body: #"{"events":[\#(Array(repeating: #"{"name":"scroll"}"#, count: 501).joined(separator: ","))]}"#,
            code: "too_many", pointer: "#/events"),
        .init(
            name: "too many items",
            body: event(#""items":[\#(Array(repeating: #"{"item_id":"a"}"#, count: 101).joined(separator: ","))]"#),
            code: "too_many", pointer: "#/items"),
        .init(
            name: "events in an event", body: #"{"events":[{"events":[]}]}"#, code: "unknown_field",
            pointer: "#/events/0/events"),
        .init(
            name: "a field beside events", body: #"{"name":"refund","events":[]}"#, code: "unknown_field",
            pointer: "#/name"),
        .init(
            name: "the second event is wrong",
            body:
                #"{"consent":\#(Say.yes),"events":[{"name":"view_item","items":[{"item_id":"tent-1"}]},{"name":"view_item"}]}"#,
            code: "missing", pointer: "#/events/1/items"),
    ]

    @Test(arguments: bodies)
    func aBadBodyIsExplainedAndChangesNothing(_ bad: BadBody) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            let answer = try await house.post("/v1/events", bad.body)
            #expect(answer.status == bad.status)
            #expect(answer.code == (bad.status == 400 ? "malformed" : "invalid"))
            #expect(answer.json.errors.list.count == 1)
            #expect(answer.json.errors[0].code.text == bad.code)
            #expect(answer.json.errors[0].pointer.text == bad.pointer)
            #expect(answer.json.errors[0].detail.text.contains(bad.hint))
            #expect(try await house.snapshot() == before)
        }
    }

    @Test(arguments: [33, 1_000, 40_000])
    func deepNestingIsRefusedAndNotFollowed(_ depth: Int) async throws {
        try await withHouse { house in
            for body in [
                String(repeating: "[", count: depth),
                #"{"consent":"# + String(repeating: #"{"learning":"#, count: depth),
                #"{"items":"# + String(repeating: #"[{"item_id":"#, count: depth),
            ] {
                let answer = try await house.post("/v1/events", body)
                #expect((400...422).contains(answer.status))
                #expect(answer.json.errors[0].pointer.text.hasPrefix("#"))
            }
        }
    }

    @Test func bytesThatAreNoTextAreNoJSON() async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            for bytes in [
                [0xFF, 0xFE], Array(#"{"name":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8), [0x1F, 0x8B, 8, 0],
            ] {
                let answer = try await house.send(
                    .post, "/v1/events", key: house.tents.write.text, bytes: bytes.map { UInt8($0) })
                #expect(answer.status == 400)
                #expect(answer.code == "malformed")
            }
            #expect(try await house.snapshot() == before)
        }
    }

    @Test(arguments: Depth.allCases, [true, false])
    func tenMegabytesAreTooMuch(_ depth: Depth, _ repeatable: Bool) async throws {
        try await withHouse(at: depth) { house in
            let before = try await house.snapshot()
            let body = #"{"name":""# + String(repeating: "a", count: 10_485_760) + #""}"#
            let answer = try await house.post("/v1/events", body, headers: repeatable ? ["Idempotency-Key": "k"] : [:])
            #expect(answer.status == 413)
            #expect(answer.code == "body_too_large")
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func aFeedHasALimitToo() async throws {
        try await withHouse { house in
            for headers in [[:], ["Idempotency-Key": "k"]] {
                let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: Limits.feedBytes + 1)
                let answer = try await house.send(
                    .put, "/v1/catalog/feeds/main", key: house.tents.server.text, bytes: bytes, headers: headers)
                #expect(answer.status == 413)
                #expect(answer.code == "body_too_large")
            }
        }
    }
}
