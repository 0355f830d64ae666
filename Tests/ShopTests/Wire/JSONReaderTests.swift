import Testing

@testable import Shop

@Suite("The JSON reader takes what RFC 8259 allows, and nothing else")
struct JSONReaderTests {
    private func skip(_ text: String) -> InputFault? { skip(Array(text.utf8)) }

    private func skip(_ bytes: [UInt8]) -> InputFault? {
        do {
            try JSONReader.read(bytes) { reader throws(InputFault) in try reader.skip() }
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "{}", "[]", " \t\r\n[ ] ", "0", "-0", "1.5e+10", "1E-2", "\"\"", "true", "false", "null",
        "\"\\u00e9\\uD83D\\uDE00\"",
        #"{"a":[1,2,{"b":null}],"":"\"\\\/\b\f\n\r\t"}"#, "\"é😀\u{7F}\"",
    ])
    func sound(_ text: String) {
        #expect(skip(text) == nil)
    }

    @Test(arguments: [
        "", " ", "{", "[", "]", "{]", "[1,]", "[,1]", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "[1 2]",
        "01", "1.",
        ".5", "+1", "-", "1e", "1e+", "0x10", "NaN", "-NaN", "Infinity", "-Infinity", "nul", "tru", "True", "1 2",
        "{} {}",
        "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\uD800\"", "\"\\uD800\\u0041\"", "\"\\uDC00\"",
        "\"a\nb\"",
        "\"\u{0}\"", "// note\n1", "[1]garbage",
    ])
    func broken(_ text: String) {
        #expect(skip(text)?.code == .malformed)
        #expect(skip(text)?.place.hasPrefix("#") == true)
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0xEF, 0xBB, 0xBF, 0x31],
        ] as [[UInt8]])
    func notUTF8(_ bytes: [UInt8]) {
        #expect(skip(bytes)?.code == .malformed)
    }

    @Test func depth() {
        func nest(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(skip(nest(32)) == nil)
        #expect(skip(nest(33))?.code == .tooDeep)
        #expect(skip(String(repeating: "{\"a\":", count: 100_000))?.code == .tooDeep)
    }

    @Test func theFaultPointsAtTheValue() {
        #expect(skip(#"{"events":[0,{"items":[{"price":1.}]}]}"#)?.place == "#/events/1/items/0/price")
        // A name that may be a person is not repeated.
        #expect(skip(#"{"jane@example.com":[nope]}"#)?.place == "#/?/0")
        #expect(skip(#"{"4915112345678":{"a":!}}"#)?.place == "#/?/a")
        #expect(skip("[1,2")?.place == "#")
    }

    private func read<Value>(
        _ text: String, _ body: (inout JSONReader) throws(InputFault) -> Value
    ) throws(InputFault) -> Value {
        try JSONReader.read(Array(text.utf8), body)
    }

    @Test func strings() throws {
        #expect(try read(#""a\u00e9\ud83d\ude00\n\/""#) { r throws(InputFault) in try r.string(max: 20) } == "aé😀\n/")
        #expect(try read(#""é""#) { r throws(InputFault) in try r.string(max: 2) } == "é")
        #expect(throws: InputFault(.tooLong, at: "#", "")) {
            try read(#""é""#) { r throws(InputFault) in try r.string(max: 1) }
        }
        #expect(throws: InputFault(.tooLong, at: "#", "")) {
            try read(#""\u00e9""#) { r throws(InputFault) in try r.stringBytes(max: 1) }
        }
        #expect(throws: InputFault(.wrongType, at: "#", "")) {
            try read("1") { r throws(InputFault) in try r.string(max: 9) }
        }
    }

    @Test func wholeNumbers() throws {
        for (text, value) in [("0", 0), ("-0", 0), ("9223372036854775807", Int64.max), ("-9223372036854775808", .min)] {
            #expect(try read(text) { r throws(InputFault) in try r.int64() } == value)
        }
        for text in ["9223372036854775808", "-9223372036854775809", "99999999999999999999999"] {
            #expect(throws: InputFault(.outOfRange, at: "#", "")) {
                try read(text) { r throws(InputFault) in try r.int64() }
            }
        }
        for text in ["1.0", "1e3", "\"1\"", "true", "null", "[]"] {
            #expect(throws: InputFault(.wrongType, at: "#", "")) {
                try read(text) { r throws(InputFault) in try r.int64() }
            }
        }
    }

    @Test func otherNumbers() throws {
        #expect(try read("18.990") { r throws(InputFault) in Array(try r.number()) } == Array("18.990".utf8))
        #expect(try read("\"1,5\"") { r throws(InputFault) in Array(try r.numberOrString()) } == Array("1,5".utf8))
        #expect(try read("-2.5e-3") { r throws(InputFault) in try r.double() } == -0.0025)
        #expect(throws: InputFault(.outOfRange, at: "#", "")) {
            try read("1e999") { r throws(InputFault) in try r.double() }
        }
    }

    private enum Field: String, JSONField {
        case visit, items
        static let names = JSONNames<Self>()
    }

    private func fields(_ text: String, _ unknown: UnknownFields) throws(InputFault) -> (String, skipped: Int) {
        try read(text) { reader throws(InputFault) in
            var found = ""
            try reader.object(Field.self, unknown: unknown) { reader, field throws(InputFault) in
                found += field.rawValue + (try reader.string(max: 10))
            }
            return (found, reader.skippedFields)
        }
    }

    @Test func knownFields() throws {
        #expect(try fields(#"{"visit":"1","items":null}"#, .refused).0 == "visit1")
        #expect(try fields(#"{"vi\u0073it":"1"}"#, .refused).0 == "visit1")
        let (found, skipped) = try fields(#"{"x":{"visit":[1]},"items":"2","visits":0}"#, .skipped)
        #expect(found == "items2")
        #expect(skipped == 2)
    }

    @Test func unknownAndRepeatedFields() throws {
        let fault = #expect(throws: InputFault.self) { try fields(#"{"vist":"1"}"#, .refused) }
        #expect(fault == InputFault(.unknownField, at: "#/vist", ""))
        #expect(fault?.advice.contains("did you mean 'visit'?") == true)
        for text in [#"{"visit":"1","visit":"1"}"#, #"{"visit":null,"v\u0069sit":"1"}"#] {
            for unknown in [UnknownFields.refused, .skipped] {
                #expect(throws: InputFault(.malformed, at: "#/visit", "")) { try fields(text, unknown) }
            }
        }
    }

    @Test func keysMatchWithoutText() throws {
        let seen = try read(#"{"items":1,"item":2,"it\u0065ms":3}"#) { reader throws(InputFault) in
            var seen: [Int64] = []
            try reader.object { reader, key throws(InputFault) in
                switch key {
                case "items": seen.append(try reader.int64())
                default: try reader.skip()
                }
            }
            return seen
        }
        #expect(seen == [1, 3])
    }

    @Test func arraysHaveALimit() {
        #expect(throws: InputFault(.tooMany, at: "#", "")) {
            try read("[1,2,3]") { r throws(InputFault) in
                try r.array(max: 2) { r, _ throws(InputFault) in try r.skip() }
            }
        }
    }

    @Test func aReaderThatReadsNothingIsNotAtTheEnd() {
        #expect(throws: InputFault(.malformed, at: "#", "")) { try read("1") { _ in } }
        #expect(throws: InputFault(.malformed, at: "#", "")) {
            try read("[1,2]") { r throws(InputFault) in try r.array { _, _ in } }
        }
    }
}
