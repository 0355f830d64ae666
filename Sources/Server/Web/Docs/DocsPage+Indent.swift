extension DocsPage {
    /// JSON with line breaks and two spaces a level; short objects and arrays stay on a line.
    static func indented(_ json: String) -> String {
        let bytes = squeezed(json)
        var out: [UInt8] = []
        var text = JSONText()
        /// For each open bracket, whether it stays on its line.
        var flat: [Bool] = []
        func newline() {
            out.append(UInt8(ascii: "\n"))
            out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: flat.count * 2))
        }
        for (at, byte) in bytes.enumerated() {
            guard !text.holds(byte) else {
                out.append(byte)
                continue
            }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                out.append(byte)
                flat.append(flat.last == true || isShort(bytes[at...]))
                if flat.last == false { newline() }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if flat.popLast() == false { newline() }
                out.append(byte)
            case UInt8(ascii: ","):
                out.append(byte)
                if flat.last == true { out.append(UInt8(ascii: " ")) } else { newline() }
            case UInt8(ascii: ":"): out.append(contentsOf: ": ".utf8)
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The document without white space between its values.
    private static func squeezed(_ json: String) -> [UInt8] {
        var text = JSONText()
        return json.utf8.filter { text.holds($0) || $0 > 0x20 }
    }

    /// Whether what opens here closes within 80 bytes.
    private static func isShort(_ bytes: ArraySlice<UInt8>) -> Bool {
        var text = JSONText()
        var depth = 0
        for byte in bytes.prefix(80) where !text.holds(byte) {
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
            if depth == 0 { return true }
        }
        return false
    }
}

/// Follows JSON byte by byte and knows what is inside a string.
private struct JSONText {
    private var isInside = false
    private var isEscaped = false

    /// Whether the byte belongs to a string, its quotes included.
    mutating func holds(_ byte: UInt8) -> Bool {
        guard isInside else {
            isInside = byte == UInt8(ascii: "\"")
            return isInside
        }
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInside = false
        }
        return true
    }
}
