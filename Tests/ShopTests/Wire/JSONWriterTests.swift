import Testing

@testable import Shop

@Suite("The JSON writer writes what the reader reads")
struct JSONWriterTests {
    private func text(_ body: (inout JSONWriter) -> Void) -> String {
        String(decoding: JSONWriter.bytes(body), as: UTF8.self)
    }

    @Test func shapes() {
        let text = text { writer in
            writer.object { writer in
                writer.member("a", "x")
                writer.member("b", 1)
                writer.member("c", UInt64.max)
                writer.member("d", -0.5)
                writer.member("e", true)
                writer.array("f") { writer in
                    writer.null()
                    writer.array { _ in }
                    writer.object { _ in }
                    writer.int(Int64.min)
                }
                writer.member("g", time: 1_795_341_600)
                writer.member("h", ["1", "2"])
                writer.key("i")
                writer.json("{\"j\":0}".utf8)
                writer.object("k") { $0.member("l", false) }
            }
        }
        #expect(
            text == #"{"a":"x","b":1,"c":18446744073709551615,"d":-0.5,"e":true,"f":[null,[],{},-9223372036854775808],"#
                + #""g":"2026-11-22T10:00:00Z","h":["1","2"],"i":{"j":0},"k":{"l":false}}"#)
    }

    @Test func escapes() {
        #expect(
            text { $0.string("\"\\/\n\r\t\u{8}\u{C}\u{0}\u{1F}é😀\u{2028}") }
                == #""\"\\/\n\r\t\b\f\u0000\u001fé😀"# + "\u{2028}\"")
    }

    @Test func numbersThatJSONHasNoWordFor() {
        #expect(
            text {
                $0.array {
                    $0.double(.nan); $0.double(.infinity); $0.double(1e-7); $0.double(3)
                }
            }
                == "[null,null,1e-07,3.0]")
    }

    @Test(arguments: 0..<4)
    func everyTextComesBack(_ seed: UInt64) throws {
        var dice = SeededDice(seed: seed)
        for _ in 0..<300 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<30, using: &dice) {
                let top: UInt32 = Bool.random(using: &dice) ? 0x80 : 0x10FFFF
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...top, using: &dice)) { scalars.append(scalar) }
            }
            let value = String(scalars)
            let bytes = JSONWriter.bytes { writer in writer.object { $0.member(value, value) } }
            try JSONReader.read(bytes) { reader throws(InputFault) in
                try reader.object { reader, key throws(InputFault) in
                    #expect(key.text.utf8.elementsEqual(value.utf8))
                    #expect(try reader.string(max: 1_000).utf8.elementsEqual(value.utf8))
                }
            }
        }
    }

    @Test func doublesComeBack() throws {
        var dice = SeededDice(seed: 7)
        for _ in 0..<2_000 {
            let value = Double(bitPattern: dice.next())
            guard value.isFinite else { continue }
            let bytes = JSONWriter.bytes { $0.double(value) }
            #expect(try JSONReader.read(bytes) { r throws(InputFault) in try r.double() } == value)
        }
    }
}
