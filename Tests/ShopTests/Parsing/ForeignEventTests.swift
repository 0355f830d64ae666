import Consent
import Testing

@testable import Shop

@Suite("GA4's and Segment's events are read leniently")
struct ForeignEventTests {
    private func ga4(_ text: String, vouched: Bool = false, currency: Currency? = nil) throws(InputFault) -> EventBatch
    {
        try EventParser(now: arrival, currency: currency, vouched: vouched).ga4(Array(text.utf8))
    }

    private func segment(_ text: String, vouched: Bool = false) throws(InputFault) -> EventBatch {
        try EventParser(now: arrival, vouched: vouched).segment(Array(text.utf8))
    }

    private func choices(_ said: [(PurposeCode, Level)]) -> Choices {
        var choices = Choices()
        for (purpose, level) in said { choices[purpose] = level }
        return choices
    }

    @Test func aMeasurementProtocolBody() throws {
        let text =
            #"{"client_id":"1234567890.1700000000","user_id":"c-17","non_personalized_ads":false,"#
            + #""consent":{"ad_user_data":"DENIED","personalization_storage":"GRANTED"},"timestamp_micros":"1795341500000000","#
            + #""events":[{"name":"add_to_cart","params":{"currency":"EUR","value":37.98,"ga_session_id":1700000001,"event_id":"e-1","#
            + #""items":[{"item_id":"507f","item_name":"Monopoly","price":"18.99","quantity":"2"},{"id":508,"price":"","quantity":1.0}]}},"#
            + #"{"name":"page_view","params":{"items":"whatever"}},{"name":"my_own_event"}]}"#
        let batch = try ga4(text, vouched: true)
        let event = try #require(batch.events.first)
        #expect(batch.events.count == 1)
        #expect(batch.notNeeded == 2)
        // non_personalized_ads, value and item_name.
        #expect(batch.droppedFields == 3)
        #expect(event.kind == .addToCart)
        #expect(event.message == "e-1")
        #expect(event.time == 1_795_341_500)
        #expect(event.visit == "1234567890.1700000000.1700000001")
        #expect(event.customer == "c-17")
        #expect(event.lines.map(\.item) == ["507f", "508"])
        #expect(event.lines.map(\.quantity) == [2, 1])
        #expect(event.lines.map { $0.price?.minor } == [1_899, nil])
        #expect(
            event.carried
                == choices([(.recommendations, .visit), (.history, .visit), (.messages, .off), (.offers, .off)]))
        let stranger = try ga4(text)
        #expect(stranger.events.first?.customer == nil)
        #expect(stranger.droppedFields == 4)
    }

    @Test func oneGA4EventALine() throws {
        let batch = try ga4(
            #"{"params":{"items":[{"item_id":"A"}],"ga_session_id":"9"},"name":"view_item","client_id":"0123456789.0123456789"}"#
        )
        #expect(batch.events.map(\.visit) == ["0123456789.0123456789.9"])
        #expect(batch.events.map(\.time) == [arrival])
    }

    @Test func aVisitNeedsAClientAndASession() throws {
        let items = #""items":[{"item_id":"A"}]"#
        #expect(
            try ga4(#"{"name":"view_item","params":{\#(items)},"client_id":"0123456789.0123456789"}"#).events.first?
                .visit == nil)
        #expect(try ga4(#"{"name":"view_item","params":{\#(items),"ga_session_id":1}}"#).events.first?.visit == nil)
        let short = try ga4(#"{"name":"view_item","params":{\#(items),"ga_session_id":1},"client_id":"c.1"}"#)
        #expect(short.events.first?.visit == nil)
        #expect(short.droppedFields == 1)
        #expect(throws: InputFault(.looksPersonal, at: "#/client_id", "")) {
            try ga4(#"{"name":"view_item","params":{\#(items),"ga_session_id":1},"client_id":"jane.doe@example.com"}"#)
        }
    }

    @Test(
        arguments: [
            (
                #"{"personalization_storage":"granted","analytics_storage":"DENIED"}"#,
                [(PurposeCode.recommendations, Level.visit), (.history, .visit), (.measurement, .off)]
            ),
            (#"{"ad_personalization":"GRANTED","ad_user_data":"GRANTED"}"#, []),
            (#"{"ad_personalization":"DENIED"}"#, [(.messages, .off), (.offers, .off)]),
            (
                #"{"learning":"visit","recommendations":"account"}"#,
                [(.learning, .visit), (.recommendations, .account)]
            ),
            (
                #"{"recommendations":"visit","personalization_storage":"DENIED"}"#,
                [(.recommendations, .off), (.history, .off)]
            ),
            (#"{"learning":true,"history":false,"messages":null}"#, [(.learning, .visit), (.history, .off)]),
            (
                #"{"preferences":"yes","analytics":"no","statistics":"allow"}"#,
                [(.recommendations, .visit), (.history, .visit), (.measurement, .off)]
            ),
            (#"{"sale_of_data":"deny"}"#, [(.messages, .off), (.offers, .off)]),
            (#"{"ad_storage":"GRANTED","C0004":true,"security_storage":{"x":1}}"#, []),
        ] as [(String, [(PurposeCode, Level)])])
    func consent(_ text: String, _ said: [(PurposeCode, Level)]) throws {
        let ga4 = try ga4(#"{"name":"view_item","params":{"items":[{"item_id":"A"}]},"consent":\#(text)}"#)
        #expect(ga4.events.first?.carried == choices(said))
        let call = #"{"type":"track","event":"Product Viewed","properties":{"product_id":"A"}"#
        let segment = try segment(call + #","context":{"consent":{"categoryPreferences":\#(text)}}}"#)
        #expect(segment.events.first?.carried == choices(said))
        let beside = try self.segment(call + #","consent":\#(text)}"#)
        #expect(beside.events.first?.carried == choices(said))
    }

    @Test func anUnreadableConsentIsAFault() {
        #expect(throws: InputFault(.unknownName, at: "#/consent/analytics_storage", "")) {
            try ga4(#"{"name":"view_item","params":{},"consent":{"analytics_storage":"maybe"}}"#)
        }
        #expect(throws: InputFault(.wrongType, at: "#/consent/learning", "")) {
            try ga4(#"{"name":"view_item","params":{},"consent":{"learning":1}}"#)
        }
    }

    @Test(arguments: [
        (#""items":[{"item_id":"a@b.example"}]"#, InputFault.Code.looksPersonal, "#/events/0/params/items/0/item_id"),
        (#""items":[{"item_name":"x"}]"#, .missing, "#/events/0/params/items/0/item_id"),
        (#""items":[{"item_id":"A","quantity":"two"}]"#, .outOfRange, "#/events/0/params/items/0/quantity"),
        (#""items":[{"item_id":"A","quantity":1.5}]"#, .outOfRange, "#/events/0/params/items/0/quantity"),
        (#""currency":"EUR","items":[{"item_id":"A","price":"NaN"}]"#, .outOfRange, "#/events/0/params/items/0/price"),
        (#""currency":"EUR","items":[{"item_id":"A","price":-1}]"#, .outOfRange, "#/events/0/params/items/0/price"),
        (#""items":{}"#, .wrongType, "#/events/0/params/items"),
        (#""items":[],"items":[]"#, .malformed, "#/events/0/params/items"),
    ])
    func badParams(_ params: String, _ code: InputFault.Code, _ place: String) {
        #expect(throws: InputFault(code, at: place, "")) {
            try ga4(#"{"client_id":"1","events":[{"name":"view_item","params":{\#(params)}}]}"#)
        }
    }

    @Test func pricesNeedACurrency() throws {
        let text = #"{"name":"purchase","params":{"items":[{"item_id":"A","price":5}]}}"#
        let without = try ga4(text)
        #expect(without.events.first?.lines.first?.price == nil)
        #expect(without.droppedFields == 1)
        let with = try ga4(text, currency: Currency(code: "SEK"))
        #expect(with.events.first?.lines.first?.price?.currency.code == "SEK")
        #expect(try ga4(#"{"name":"purchase","params":{}}"#) == EventBatch(notNeeded: 1))
    }

    @Test(arguments: [
        ("Product List Viewed", EventKind.viewItemList), ("Viewed Product Category", .viewItemList),
        ("Product Clicked", .selectItem),
        ("Clicked Product", .selectItem), ("Product Viewed", .viewItem), ("Viewed Product", .viewItem),
        ("Product Added to Wishlist", .addToWishlist), ("Product Added", .addToCart), ("Added Product", .addToCart),
        ("Wishlist Product Added to Cart", .addToCart), ("product removed", .removeFromCart),
        ("Removed Product", .removeFromCart),
        ("Order Completed", .purchase), ("Completed Order", .purchase), ("Order Refunded", .refund),
    ])
    func segmentNames(_ name: String, _ kind: EventKind) throws {
        let batch = try segment(#"{"type":"track","event":"\#(name)","properties":{"products":[{"product_id":"A"}]}}"#)
        #expect(batch.events.map(\.kind) == [kind])
    }

    @Test func aSegmentBatch() throws {
        let text =
            #"{"batch":[{"type":"track","messageId":"m-1","anonymousId":"a-0123456789abcd","userId":"c-1","event":"Product Viewed","#
            + #""properties":{"product_id":507,"sku":"G-32","price":18.99,"currency":"EUR","position":3},"timestamp":"2026-11-22T09:59:59.000Z"},"#
            + #"{"type":"identify","userId":"c-1","traits":{"email":"jane@example.com"}},{"type":"page"},"#
            + #"{"type":"track","event":"Coupon Entered","properties":{"products":"?"}},"#
            + #"{"type":"track","event":"Order Completed","anonymousId":"short","properties":{"revenue":9,"currency":"EUR","#
            + #""products":[{"sku":"B","quantity":"2","price":"4.50","name":"x"},{"id":"C"}]},"context":{"ip":"192.0.2.7","#
            + #""consent":{"categoryPreferences":{"learning":false}}}}],"#
            + #""context":{"consent":{"categoryPreferences":{"learning":true,"measurement":true}}},"sentAt":"2026-11-22T10:00:00Z"}"#
        let batch = try segment(text, vouched: true)
        #expect(batch.notNeeded == 3)
        #expect(batch.events.map(\.kind) == [.viewItem, .purchase])
        #expect(batch.events.map(\.message) == ["m-1", nil])
        #expect(batch.events.map(\.visit) == ["a-0123456789abcd", nil])
        #expect(batch.events.map(\.customer) == ["c-1", nil])
        #expect(batch.events.map(\.time) == [arrival - 1, arrival])
        #expect(batch.events.map { $0.lines.map(\.item) } == [["507"], ["B", "C"]])
        #expect(batch.events.map { $0.carried[.learning] } == [.visit, .off])
        #expect(batch.events.map { $0.carried[.measurement] } == [.visit, .visit])
        #expect(batch.events.last?.lines.map { $0.price?.minor } == [450, nil])
    }

    @Test func aSegmentClockThatIsAhead() throws {
        let call =
            #"{"type":"track","event":"Product Viewed","properties":{"product_id":"A"},"timestamp":"2026-11-23T10:00:00Z""#
        #expect(throws: InputFault(.inFuture, at: "#/timestamp", "")) { try segment(call + "}") }
        #expect(try segment(call + #","sentAt":"2026-11-23T10:00:05Z"}"#).events.first?.time == arrival - 5)
        #expect(throws: InputFault(.inFuture, at: "#/timestamp", "")) {
            try segment(call + #","sentAt":"2026-11-22T10:00:05Z"}"#)
        }
    }

    @Test(arguments: [
        (#"{"name":"view_item","items":[{"item_id":"A"}]}"#, EventParser.Form.own), (#"{"events":[]}"#, .own),
        ("{}", .own),
        (#"{"params":{},"name":"view_item"}"#, .ga4), (#"{"events":[],"client_id":"1"}"#, .ga4),
        (#"{"client_id":"1","type":"track"}"#, .segment), (#"{"batch":[]}"#, .segment),
        (#"{"anonymousId":"1","event":"Product Viewed"}"#, .segment),
    ])
    func forms(_ text: String, _ form: EventParser.Form) throws {
        #expect(try EventParser.form(of: Array(text.utf8)) == form)
    }

    @Test func anyForm() throws {
        let parser = EventParser(now: arrival)
        for text in [
            #"{"name":"view_item","items":[{"item_id":"A"}]}"#,
            #"{"name":"view_item","params":{"items":[{"item_id":"A"}]}}"#,
            #"{"type":"track","event":"Product Viewed","properties":{"product_id":"A"}}"#,
        ] {
            #expect(
                try parser.any(Array(text.utf8)).events == [
                    Event(kind: .viewItem, time: arrival, lines: [EventLine(item: "A")])
                ])
        }
    }
}
