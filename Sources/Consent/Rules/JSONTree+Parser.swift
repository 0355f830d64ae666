extension JSONTree {
    /// Reads RFC 8259, byte by byte.
    struct Parser {
        let bytes: [UInt8]
        private var at = 0
        private var line = 1

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { at == bytes.count }

        func fault(_ advice: String) -> Fault { Fault(line: line, advice: advice) }

        mutating func skipSpace() {
            while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) {
                if bytes[at] == 0x0A { line += 1 }
                at += 1
            }
        }

        mutating func value(depth: Int) throws(Fault) -> JSONTree {
            guard depth < 16 else { throw fault("it is nested more than 16 deep") }
            skipSpace()
            let start = line
            guard at < bytes.count else { throw fault("the document ends too early") }
            let value: Value =
                switch bytes[at] {
                case UInt8(ascii: "{"): try object(depth)
                case UInt8(ascii: "["): try array(depth)
                case UInt8(ascii: "\""): .text(try string())
                case UInt8(ascii: "t"): try word("true", .flag(true))
                case UInt8(ascii: "f"): try word("false", .flag(false))
                case UInt8(ascii: "n"): try word("null", .null)
                case UInt8(ascii: "-"), 0x30...0x39: try number()
                default: throw fault("a value is missing here")
                }
            return JSONTree(line: start, value: value)
        }

        private mutating func take(_ byte: Unicode.Scalar) -> Bool {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: byte) else { return false }
            at += 1
            return true
        }

        private mutating func object(_ depth: Int) throws(Fault) -> Value {
            at += 1
            var members: [Member] = []
            if take("}") { return .object([]) }
            repeat {
                skipSpace()
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                    throw fault("a name in quotes is missing")
                }
                let name = try string()
                guard !members.contains(where: { $0.name == name }) else { throw fault("'\(name)' is given twice") }
                guard take(":") else { throw fault("a colon is missing after '\(name)'") }
                members.append(Member(name: name, value: try value(depth: depth + 1)))
            } while take(",")
            guard take("}") else { throw fault("a comma or } is missing") }
            return .object(members)
        }

        private mutating func array(_ depth: Int) throws(Fault) -> Value {
            at += 1
            var elements: [JSONTree] = []
            if take("]") { return .array([]) }
            repeat { elements.append(try value(depth: depth + 1)) } while take(",")
            guard take("]") else { throw fault("a comma or ] is missing") }
            return .array(elements)
        }

        private mutating func word(_ word: String, _ value: Value) throws(Fault) -> Value {
            guard bytes[at...].starts(with: word.utf8) else { throw fault("a value is missing here") }
            at += word.utf8.count
            return value
        }

        private mutating func number() throws(Fault) -> Value {
            let start = at
            while at < bytes.count, bytes[at] == UInt8(ascii: "-") || (0x30...0x39).contains(bytes[at]) { at += 1 }
            let text = String(decoding: bytes[start..<at], as: UTF8.self)
            // Reading back the same leaves no second spelling such as 007.
            guard let number = Int64(text), String(number) == text, !isAtEnd,
                ![".", "e", "E"].contains(where: { bytes[at] == UInt8(ascii: $0) })
            else { throw fault("numbers are whole here") }
            return .number(number)
        }

        private mutating func string() throws(Fault) -> String {
            at += 1
            var text: [UInt8] = []
            while at < bytes.count {
                let byte = bytes[at]
                at += 1
                switch byte {
                case UInt8(ascii: "\""):
                    guard let whole = String(validating: text, as: UTF8.self) else { throw fault("this is not UTF-8") }
                    return whole
                case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
                case 0x00..<0x20: throw fault("a string does not end on its line")
                default: text.append(byte)
                }
            }
            throw fault("a string does not end")
        }

        private mutating func escape() throws(Fault) -> Unicode.Scalar {
            guard at < bytes.count else { throw fault("a string does not end") }
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
            case UInt8(ascii: "n"): return "\n"
            case UInt8(ascii: "t"): return "\t"
            case UInt8(ascii: "r"): return "\r"
            case UInt8(ascii: "b"): return "\u{8}"
            case UInt8(ascii: "f"): return "\u{C}"
            case UInt8(ascii: "u") where at + 4 <= bytes.count:
                let digits = String(decoding: bytes[at..<at + 4], as: UTF8.self)
                at += 4
                // Letters beyond the first plane are written as themselves.
                guard let code = UInt32(digits, radix: 16), let letter = Unicode.Scalar(code) else {
                    throw fault("this is no character: write it as itself")
                }
                return letter
            default: throw fault("this escape is not known")
            }
        }
    }
}
