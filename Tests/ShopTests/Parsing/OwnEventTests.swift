import Consent
import Testing

@testable import Shop

/// 2026-11-22T10:00:00Z.
let arrival: Int64 = 1_795_341_600

@Suite("Our own events are read strictly")
struct OwnEventTests {
    private func parse(_ text: String) throws(InputFault) -> EventBatch {
        try EventParser(now: arrival).own(Array(text.utf8))
    }

    /// An event with one field put in place of, or beside, a sound one.
    private func event(_ field: String, item: String = #""item_id":"A1""#) -> String {
        #"{"name":"view_item","items":[{\#(item)}]\#(field.isEmpty ? "" : "," + field)}"#
    }

    @Test func everythingThatIsRead() throws {
        let batch = try parse(
            #"{"name":"purchase","id":"m-1","time":"2026-11-22T09:00:00Z","visit":"v-0123456789abcd","#
                + #""consent":{"learning":"visit","messages":"off"},"currency":"eur","#
                + #""items":[{"item_id":"A1","quantity":2,"price":18.99},{"item_id":"B2","price":"5"}]}"#)
        var carried = Choices()
        carried[.learning] = .visit
        carried[.messages] = .off
        let euro = try #require(Currency(code: "EUR"))
        #expect(
            batch.events == [
                Event(
                    kind: .purchase, message: "m-1", time: arrival - 3_600, visit: "v-0123456789abcd",
                    lines: [
                        EventLine(item: "A1", quantity: 2, price: Money(minor: 1_899, currency: euro)),
                        EventLine(item: "B2", quantity: 1, price: Money(minor: 500, currency: euro)),
                    ], carried: carried)
            ])
        #expect(batch.notNeeded == 0)
        #expect(batch.droppedFields == 0)
    }

    @Test func defaultsAroundEventsAlsoWhenTheyComeLast() throws {
        let batch = try parse(
            #"{"events":[{"name":"view_item","items":[{"item_id":"A1","price":1.5}]},"#
                + #"{"name":"page_view","visit":"v-0123456789abcd"},"#
                + #"{"name":"add_to_cart","time":1795341000,"visit":"w-0123456789abcd","consent":{"learning":"off"},"currency":"JPY","#
                + #""items":[{"item_id":"B2","price":150}]}],"#
                + #""visit":"v-0123456789abcd","consent":{"learning":"visit","measurement":"visit"},"currency":"EUR"}"#)
        #expect(batch.notNeeded == 1)
        #expect(batch.events.map(\.visit) == ["v-0123456789abcd", "w-0123456789abcd"])
        #expect(batch.events.map(\.time) == [arrival, 1_795_341_000])
        #expect(batch.events.map { $0.carried[.learning] } == [.visit, .off])
        #expect(batch.events.map { $0.carried[.measurement] } == [.visit, .visit])
        #expect(batch.events.map { $0.lines.first?.price?.currency.code } == ["EUR", "JPY"])
    }

    @Test(arguments: EventKind.allCases)
    func everyName(_ kind: EventKind) throws {
        #expect(try parse(#"{"name":"\#(kind.name)","items":[{"item_id":"A1"}]}"#).events.map(\.kind) == [kind])
    }

    @Test(arguments: EventKind.notNeeded.sorted())
    func namesThatNobodyNeeds(_ name: String) throws {
        #expect(try parse(#"{"name":"\#(name)"}"#) == EventBatch(notNeeded: 1))
    }

    @Test(arguments: [
        (#""vist":"x""#, InputFault.Code.unknownField, "#/vist"), (#""customer":"1""#, .unknownField, "#/customer"),
        (#""visit":"short""#, .outOfRange, "#/visit"), (#""visit":7"#, .wrongType, "#/visit"),
        (#""visit":"jane.doe@example.com""#, .looksPersonal, "#/visit"),
        (#""visit":"0123456789abcdef\u0007""#, .malformed, "#/visit"),
        (#""visit":"0123456789abcdef\u0085""#, .malformed, "#/visit"),
        (#""id":"jane@example.com""#, .looksPersonal, "#/id"), (#""id":"""#, .outOfRange, "#/id"),
        (#""time":"yesterday""#, .malformed, "#/time"), (#""time":1.5"#, .wrongType, "#/time"),
        (#""time":1795341901"#, .inFuture, "#/time"), (#""time":1795341600000"#, .inFuture, "#/time"),
        (#""time":"1999-12-31T23:59:59Z""#, .tooOld, "#/time"), (#""time":-1"#, .tooOld, "#/time"),
        (#""consent":{"lerning":"visit"}"#, .unknownName, "#/consent/lerning"),
        (#""consent":{"learning":"vist"}"#, .unknownName, "#/consent/learning"),
        (#""consent":{"learning":true}"#, .wrongType, "#/consent/learning"),
        (#""consent":{"learning":"off","learning":"visit"}"#, .malformed, "#/consent/learning"),
        (#""currency":"euro""#, .malformed, "#/currency"), (#""name":"view_item""#, .malformed, "#/name"),
        (#""events":[]"#, .unknownField, "#/name"),
    ])
    func bad(_ field: String, _ code: InputFault.Code, _ place: String) {
        #expect(throws: InputFault(code, at: place, "")) { try parse(event(field)) }
    }

    @Test(arguments: [
        (#""item_id":"""#, InputFault.Code.missing, "#/items/0/item_id"),
        (#""quantity":1"#, .missing, "#/items/0/item_id"),
        (#""item_id":"a@b.example""#, .looksPersonal, "#/items/0/item_id"),
        (#""item_id":5"#, .wrongType, "#/items/0/item_id"),
        (#""item_id":"A","quantity":0"#, .outOfRange, "#/items/0/quantity"),
        (#""item_id":"A","quantity":-1"#, .outOfRange, "#/items/0/quantity"),
        (#""item_id":"A","quantity":10001"#, .outOfRange, "#/items/0/quantity"),
        (#""item_id":"A","quantity":"1""#, .wrongType, "#/items/0/quantity"),
        (#""item_id":"A","quantity":1.0"#, .wrongType, "#/items/0/quantity"),
        (#""item_id":"A","price":-1"#, .outOfRange, "#/items/0/price"),
        (#""item_id":"A","price":1.999"#, .outOfRange, "#/items/0/price"),
        (#""item_id":"A","price":1e2"#, .outOfRange, "#/items/0/price"),
        (#""item_id":"A","price":"NaN""#, .outOfRange, "#/items/0/price"),
        (#""item_id":"A","price":NaN"#, .malformed, "#/items/0/price"),
        (#""item_id":"A","price":[1]"#, .wrongType, "#/items/0/price"),
        (#""item_id":"A","item_name":"x""#, .unknownField, "#/items/0/item_name"),
    ])
    func badItems(_ item: String, _ code: InputFault.Code, _ place: String) {
        #expect(throws: InputFault(code, at: place, "")) { try parse(event(#""currency":"EUR""#, item: item)) }
        let inside = #"{"currency":"EUR","events":[\#(event("")),\#(event("", item: item))]}"#
        let deeper = place.replacing("#/items", with: "#/events/1/items")
        #expect(throws: InputFault(code, at: deeper, "")) { try parse(inside) }
    }

    @Test(arguments: [
        (#"{"items":[{"item_id":"A"}]}"#, InputFault.Code.missing, "#/name"),
        (#"{"name":"view_item"}"#, .missing, "#/items"),
        (#"{"name":"view_item","items":[]}"#, .missing, "#/items"),
        (#"{"name":"view_itme","items":[{"item_id":"A"}]}"#, .unknownName, "#/name"),
        (#"{"name":"view_item","items":[{"item_id":"A","price":1}]}"#, .missing, "#/currency"),
        (#"{"events":[{"name":"view_item","items":[{"item_id":"A","price":1}]}]}"#, .missing, "#/events/0/currency"),
        (#"{"events":[],"id":"m"}"#, .unknownField, "#/id"), (#"{"events":[],"items":[]}"#, .unknownField, "#/items"),
        (#"{"events":[{"events":[]}]}"#, .unknownField, "#/events/0/events"), ("[]", .wrongType, "#"),
        ("", .malformed, "#"),
    ])
    func badShapes(_ text: String, _ code: InputFault.Code, _ place: String) {
        #expect(throws: InputFault(code, at: place, "")) { try parse(text) }
    }

    @Test func hintsNameTheNearestName() {
        for (text, hint) in [
            (event(#""curency":"EUR""#), "currency"), (event(#""consent":{"lerning":"visit"}"#), "learning"),
            (event(#""consent":{"learning":"vist"}"#), "visit"), (#"{"name":"purchse"}"#, "purchase"),
        ] {
            let fault = #expect(throws: InputFault.self) { try parse(text) }
            #expect(fault?.advice.contains("did you mean '\(hint)'?") == true)
        }
    }

    @Test func limits() throws {
        let one = event("")
        func batch(_ count: Int) -> String {
            #"{"events":["# + Array(repeating: one, count: count).joined(separator: ",") + "]}"
        }
        #expect(try parse(batch(500)).events.count == 500)
        #expect(throws: InputFault(.tooMany, at: "#/events", "")) { try parse(batch(501)) }
        func items(_ count: Int) -> String {
            let items = Array(repeating: #"{"item_id":"A"}"#, count: count).joined(separator: ",")
            return #"{"name":"purchase","items":[\#(items)]}"#
        }
        #expect(try parse(items(100)).events.first?.lines.count == 100)
        #expect(throws: InputFault(.tooMany, at: "#/items", "")) { try parse(items(101)) }
        let long = String(repeating: "x", count: 101)
        #expect(throws: InputFault(.tooLong, at: "#/id", "")) { try parse(event(#""id":"\#(long)""#)) }
        #expect(throws: InputFault(.tooLong, at: "#/visit", "")) {
            try parse(event(#""visit":"\#(long)\#(long)\#(long)""#))
        }
        #expect(try parse(event(#""time":1795341900"#)).events.first?.time == arrival + 300)
        #expect(try parse(event(#""time":"2000-01-01T00:00:00Z""#)).events.count == 1)
    }
}
