import Shop

/// Base64 with padding (RFC 4648, section 4).
enum Base64Text {
    /// The bytes as text.
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for character in Base64URL.encode(bytes).unicodeScalars {
            text.unicodeScalars.append(character == "-" ? "+" : character == "_" ? "/" : character)
        }
        return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    }

    /// The text of the bytes, with or without its padding; nil for anything else.
    static func decode(_ text: some StringProtocol) -> String? {
        var digits = Array(text.utf8)
        if digits.count.isMultiple(of: 4) {
            for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
        }
        for at in digits.indices {
            if digits[at] == UInt8(ascii: "+") { digits[at] = UInt8(ascii: "-") }
            if digits[at] == UInt8(ascii: "/") { digits[at] = UInt8(ascii: "_") }
        }
        return Base64URL.decode(digits).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
