import Testing

@testable import Shop

@Suite("What no purpose needs does not come in")
struct MinimisationTests {
    /// What was planted in every place where shops' own libraries put such things.
    static let planted = [
        "jane.doe", "example.org", "+49 151 23456789", "4111111111111111", "203.0.113.77", "2001:db8::7", "Mozilla",
        "Chrome",
        "utm_source", "gclid", "Jane", "Doe", "Hauptstr", "1984-05-17", "insulin", "please ring", "GA1.1", "_fbp",
        "T-SECRET",
    ]

    static let ga4 = #"""
        {"client_id":"1234567890.1700000000","user_id":"jane.doe@example.org","ip_override":"203.0.113.77",
         "user_agent":"Mozilla/5.0 Chrome/120","user_data":{"sha256_email_address":["T-SECRET"],"address":[{"first_name":"Jane","street":"Hauptstr. 1"}]},
         "user_properties":{"email":{"value":"jane.doe@example.org"},"birthday":{"value":"1984-05-17"}},
         "consent":{"personalization_storage":"GRANTED","_fbp":"fb.1"},
         "events":[{"name":"purchase","device":{"ip":"2001:db8::7"},"params":{"transaction_id":"T-SECRET","ga_session_id":"1700000001",
           "page_location":"https://shop.example/thanks?utm_source=mail&gclid=x&email=jane.doe@example.org","page_referrer":"https://example.org/?q=insulin",
           "page_title":"Thanks Jane","coupon":"JANE-Doe","card":"4111111111111111","phone":"+49 151 23456789","currency":"EUR","value":1,
           "user":{"name":"Jane Doe"},"items":[{"item_id":"A1","item_name":"insulin pen for Jane","item_variant":"please ring twice","price":"1.00",
           "quantity":1,"affiliation":"Doe"}]}},
           {"name":"search","params":{"search_term":"insulin","ga_cookie":"GA1.1.123"}}]}
        """#

    static let segment = #"""
        {"batch":[{"type":"track","messageId":"m-1","anonymousId":"5c7b3d3e-1c1a-4d3b-9a43","userId":"jane.doe@example.org","event":"Order Completed",
          "properties":{"order_id":"T-SECRET","email":"jane.doe@example.org","name":"Jane Doe","card_number":"4111111111111111","phone":"+49 151 23456789",
           "note":"please ring twice","url":"https://shop.example/?gclid=1","products":[{"product_id":"A1","name":"insulin pen","image_url":"https://example.org/?utm_source=x",
           "price":2.5,"coupon":"Doe"}],"currency":"EUR"},
          "context":{"ip":"203.0.113.77","userAgent":"Mozilla/5.0 Chrome/120","page":{"url":"https://shop.example/?utm_source=mail","title":"Jane"},
           "traits":{"email":"jane.doe@example.org","birthday":"1984-05-17","address":{"street":"Hauptstr. 1"}},"device":{"id":"_fbp"},
           "campaign":{"source":"utm_source"},"locale":"de","consent":{"categoryPreferences":{"learning":true,"Jane":true}}},
          "integrations":{"All":{"clientId":"GA1.1.1"}},"timestamp":"2026-11-22T10:00:00Z"},
          {"type":"identify","userId":"jane.doe@example.org","traits":{"name":"Jane Doe","ip":"2001:db8::7"}}],"sentAt":"2026-11-22T10:00:00Z"}
        """#

    static let own = #"""
        {"name":"purchase","id":"m-1","visit":"v-0123456789abcdef","consent":{"learning":"visit"},"currency":"EUR",
         "items":[{"item_id":"A1","price":1}]}
        """#

    @Test(arguments: [ga4, segment])
    func nothingPlantedComesThrough(_ text: String) throws {
        let batch = try EventParser(now: arrival).any(Array(text.utf8))
        #expect(batch.events.count == 1)
        #expect(batch.events.first?.visit != nil)
        #expect(batch.droppedFields > 5)
        #expect(leaks(in: batch).isEmpty)
    }

    /// A sender who is vouched for may name customers, but not by their address.
    @Test(arguments: [(ga4, "#/user_id"), (segment, "#/batch/0/userId")])
    func anAddressIsNoCustomer(_ text: String, _ place: String) {
        let fault = #expect(throws: InputFault.self) {
            try EventParser(now: arrival, vouched: true).any(Array(text.utf8))
        }
        #expect(fault == InputFault(.looksPersonal, at: place, ""))
        #expect(fault.map { leaks(in: $0).isEmpty } == true)
    }

    /// Our own form refuses what it does not know, and the refusal does not repeat it.
    @Test(arguments: [
        #""email":"jane.doe@example.org""#, #""note":"please ring Jane Doe""#,
        #""user_agent":"Mozilla/5.0 Chrome/120""#,
        #""4111111111111111":1"#, #""jane.doe@example.org":1"#, #""+49 151 23456789":{"a":[1]}"#,
        #""203.0.113.77":null"#,
        #""page":"https://shop.example/?utm_source=mail""#,
    ])
    func ourOwnFormRefusesAndDoesNotRepeat(_ field: String) {
        let texts = [
            Self.own.replacing("{\"name\"", with: "{\(field),\"name\""),
            Self.own.replacing("{\"item_id\"", with: "{\(field),\"item_id\""),
            Self.own.replacing("{\"learning\"", with: "{\(field),\"learning\""),
        ]
        for text in texts {
            let fault = #expect(throws: InputFault.self) { try EventParser(now: arrival).own(Array(text.utf8)) }
            #expect([.unknownField, .unknownName].contains(fault?.code))
            #expect(fault.map { leaks(in: $0).isEmpty } == true)
        }
    }

    @Test func ourOwnFormKeepsWhatItNeeds() throws {
        #expect(try EventParser(now: arrival).own(Array(Self.own.utf8)).events.count == 1)
    }

    private func leaks(in value: some Any) -> [String] {
        var dumped = String(describing: value)
        dump(value, to: &dumped)
        return Self.planted.filter(dumped.contains)
    }
}
