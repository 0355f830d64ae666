import Testing

@testable import Shop

/// SplitMix64, so that a failing case comes again with its seed.
struct SeededDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Broken bytes never trap")
struct JSONFuzzTests {
    static let documents: [String] = [
        #"{"events":[{"name":"view_item","id":"m-1","time":"2026-11-22T10:00:00Z","visit":"v-0123456789abcdef","#
            + #""consent":{"learning":"visit"},"currency":"EUR","items":[{"item_id":"A1","quantity":1,"price":18.99}]}]}"#,
        #"{"client_id":"1234567890.12","user_id":"u1","consent":{"ad_user_data":"DENIED","analytics_storage":"granted"},"#
            + #""timestamp_micros":"1795341600000000","events":[{"name":"purchase","params":{"ga_session_id":17,"#
            + #""items":[{"item_id":507,"price":"1.50","quantity":"2"}],"x":[{"y":"\u00e9\ud83d\ude00é😀"}]}}]}"#,
        #"{"batch":[{"type":"track","messageId":"m-1","anonymousId":"a-0123456789abcdef","event":"Order Completed","#
            + #""properties":{"products":[{"product_id":"1","price":1e0}]},"context":{"consent":{"categoryPreferences":"#
            + #"{"learning":true}}},"timestamp":"2026-11-22T10:00:00.000Z"}],"sentAt":"2026-11-22T10:00:01Z"}"#,
        #"{"title":"Tote \"L\"","category":["A","B"],"price":{"amount":"18.99","currency":"EUR"},"availability":"in stock"}"#,
    ]

    @Test(arguments: 0..<8)
    func mutations(_ seed: UInt64) {
        var dice = SeededDice(seed: seed)
        let parser = EventParser(now: 1_795_341_700, currency: Currency(code: "EUR"), vouched: true)
        for _ in 0..<1_500 {
            var bytes = Array(Self.documents.randomElement(using: &dice)?.utf8 ?? "".utf8)
            for _ in 0...Int.random(in: 0..<4, using: &dice) { mutate(&bytes, &dice) }
            check { () throws(InputFault) in try JSONReader.read(bytes) { r throws(InputFault) in try r.skip() } }
            check { () throws(InputFault) in _ = try parser.any(bytes) }
            check { () throws(InputFault) in _ = try parser.own(bytes) }
            check { () throws(InputFault) in _ = try parser.ga4(bytes) }
            check { () throws(InputFault) in _ = try parser.segment(bytes) }
            check { () throws(InputFault) in _ = try ItemParser.json(bytes, id: "A1") }
        }
    }

    private func check(_ body: () throws(InputFault) -> Void) {
        do {
            try body()
        } catch {
            #expect(error.place.hasPrefix("#"), "\(error)")
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ dice: inout SeededDice) {
        guard !bytes.isEmpty else { return }
        let at = Int.random(in: bytes.indices, using: &dice)
        switch Int.random(in: 0..<5, using: &dice) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
        case 1: bytes[at] = .random(in: .min ... .max, using: &dice)
        case 2: bytes.remove(at: at)
        case 3: bytes.insert(Array("{}[]\",:\\u-0e.".utf8).randomElement(using: &dice) ?? 0, at: at)
        default: bytes.removeLast(bytes.count - at)
        }
    }

    @Test(arguments: documents)
    func documentsAreSound(_ text: String) throws {
        try JSONReader.read(Array(text.utf8)) { r throws(InputFault) in try r.skip() }
    }

    @Test(arguments: documents)
    func everyPrefixIsAFault(_ text: String) {
        for end in 0..<text.utf8.count {
            #expect(throws: InputFault.self) {
                try JSONReader.read(Array(text.utf8.prefix(end))) { r throws(InputFault) in try r.skip() }
            }
        }
    }
}
