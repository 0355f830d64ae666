/// A small JSON document as a tree in which every value knows its line: for files that people write and read.
struct JSONTree: Sendable, Equatable {
    indirect enum Value: Sendable, Equatable {
        case object([Member])
        case array([JSONTree])
        case text(String)
        case number(Int64)
        case flag(Bool)
        case null
    }

    struct Member: Sendable, Equatable {
        let name: String
        let value: JSONTree
    }

    /// Counted from 1.
    let line: Int
    let value: Value

    /// Why a text is no such document, and on which line.
    struct Fault: Error, Equatable {
        let line: Int
        let advice: String
    }

    /// Reads one document of at most 256 KB; numbers are whole, and no name comes twice in an object.
    static func read(_ bytes: [UInt8]) throws(Fault) -> JSONTree {
        guard bytes.count <= 262_144 else { throw Fault(line: 1, advice: "the file has more than 256 KB") }
        var parser = Parser(bytes: bytes)
        let tree = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.isAtEnd else { throw parser.fault("something stands after the end of the document") }
        return tree
    }

    /// The document with its names in the order of their UTF-16 code units, and without space (RFC 8785).
    var canonical: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        switch value {
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            let sorted = members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
            for (place, member) in sorted.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.quote(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                element.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .text(let text): Self.quote(text, to: &bytes)
        case .number(let number): bytes += Array(String(number).utf8)
        case .flag(let flag): bytes += Array((flag ? "true" : "false").utf8)
        case .null: bytes += Array("null".utf8)
        }
    }

    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: bytes += Array("\\b".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x0C: bytes += Array("\\f".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case 0x00..<0x20: bytes += Array("\\u00".utf8) + Array(Hex.encode([byte]).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
