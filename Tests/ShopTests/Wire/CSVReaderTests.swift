import Testing

@testable import Shop

/// Bytes in pieces of a given size, so that every boundary is met.
struct ChoppedSource: ByteSource {
    var rest: ArraySlice<UInt8>
    let size: Int

    init(_ text: String, size: Int) {
        rest = Array(text.utf8)[...]
        self.size = size
    }

    mutating func next(max: Int) -> [UInt8] {
        let piece = Array(rest.prefix(min(size, max)))
        rest = rest.dropFirst(piece.count)
        return piece
    }
}

@Suite("The CSV reader keeps to RFC 4180")
struct CSVReaderTests {
    /// Each record as its line and fields, each fault as its line and code.
    private func read(
        _ text: String, size: Int = 1 << 16, delimiter: UInt8? = nil, limit: Int = 1 << 20
    ) throws -> [String] {
        var reader = CSVReader(ChoppedSource(text, size: size), delimiter: delimiter, limit: limit)
        var rows: [String] = []
        while true {
            do {
                guard let record = try reader.next() else { return rows }
                rows.append("\(record.line):" + (record.texts ?? ["?"]).joined(separator: "|"))
            } catch let fault as InputFault {
                rows.append("\(reader.recordLine):\(fault.code.rawValue)")
            }
        }
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", ["1:a|b", "2:1|2"]), ("a,b\r\n1,2", ["1:a|b", "2:1|2"]), ("a,b\r1,2\r", ["1:a|b", "2:1|2"]),
            ("\u{FEFF}a,b\n1,2", ["1:a|b", "2:1|2"]), ("a\tb,c\td\n1\t2\t3", ["1:a|b,c|d", "2:1|2|3"]),
            ("a;b;c\n1;2,5;3", ["1:a|b|c", "2:1|2,5|3"]), ("a\n\n\nb\n", ["1:a", "4:b"]), ("", []), ("\n", []),
            ("\"a,1\",\"b\"\"2\"\"\"\n\"x\ny\r\nz\",3\n4,5", ["1:a,1|b\"2\"", "2:x\ny\r\nz|3", "5:4|5"]),
            ("5\" nail,x", ["1:5\" nail|x"]), ("a,\n,b\n,", ["1:a|", "2:|b", "3:|"]), ("\"\",x", ["1:|x"]),
            ("a,\"b\"c\nd,e", ["1:malformed", "2:d|e"]), ("a,b\nc,\"d\ne,f\n", ["1:a|b", "2:malformed"]),
        ] as [(String, [String])])
    func records(_ text: String, _ expected: [String]) throws {
        for size in 1...max(2, text.utf8.count) { #expect(try read(text, size: size) == expected) }
    }

    @Test func aDelimiterCanBeGiven() throws {
        #expect(try read("a,b;c\n", delimiter: UInt8(ascii: ";")) == ["1:a,b|c"])
    }

    @Test func aLongRecordIsRefusedAndPassedOver() throws {
        let long = String(repeating: "x", count: 200)
        for size in [1, 7, 1_000] {
            #expect(try read("a,b\n\(long),1\n2,3\n", size: size, limit: 100) == ["1:a|b", "2:too_long", "3:2|3"])
            #expect(
                try read("a,b\n\"\(long)\n\(long)\",1\n2,3\n", size: size, limit: 100) == [
                    "1:a|b", "2:too_long", "4:2|3",
                ])
            #expect(try read("a,b\n\"\(long)\n\(long)", size: size, limit: 100) == ["1:a|b", "2:too_long"])
        }
    }

    @Test func whatIsNotUTF8IsNotRepaired() throws {
        var reader = CSVReader(MemorySource([0x61, 0x2C, 0xC9, 0x0A]))
        let record = try #require(try reader.next())
        #expect(record.text(0) == "a")
        #expect(record.text(1) == nil)
        #expect(record.texts == nil)
    }

    @Test(arguments: 0..<4)
    func writtenFieldsComeBackAtEveryBoundary(_ seed: UInt64) throws {
        var dice = SeededDice(seed: seed)
        let letters = Array("ab,\"\n\r;\té")
        for _ in 0..<60 {
            let rows = (0..<4).map { _ in
                (0..<3).map { _ in
                    String(
                        (0..<Int.random(in: 0..<6, using: &dice)).map { _ in letters.randomElement(using: &dice) ?? "a"
                        })
                }
            }
            let text = rows.map { row in
                row.map { field in
                    "\"" + String(field.flatMap { $0 == "\"" ? [$0, $0] : [$0] }) + "\""
                }.joined(separator: ",")
            }.joined(separator: "\r\n")
            for size in [1, 2, 3, 5, 8, 1_000] {
                var reader = CSVReader(ChoppedSource(text, size: size), delimiter: UInt8(ascii: ","))
                for row in rows { #expect(try reader.next()?.texts == row) }
                #expect(try reader.next() == nil)
            }
        }
    }

    @Test func lines() throws {
        for size in 1...40 {
            var reader = LineReader(ChoppedSource("\u{FEFF}{1}\r\n\n{22}\n0123456789x\n{4}", size: size), limit: 10)
            #expect(try reader.next() == Array("{1}".utf8))
            #expect(try reader.next() == Array("{22}".utf8))
            #expect(reader.line == 3)
            #expect(throws: InputFault(.tooLong, at: "line 4", "")) { try reader.next() }
            #expect(try reader.next() == Array("{4}".utf8))
            #expect(reader.line == 5)
            #expect(try reader.next() == nil)
            #expect(try reader.next() == nil)
        }
    }

    @Test func aFileThatIsNotThere() {
        #expect(throws: FileFault(.open, 2)) { try FileSource(path: "/nowhere/at/all.csv") }
        #expect(throws: FileFault(.read, 21)) { try FileSource(path: "/").next(max: 10) }
    }
}
