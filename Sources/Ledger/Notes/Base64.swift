/// Base 64 with padding (RFC 4648, section 4), read strictly: each sequence of bytes has one spelling.
package enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The value of each byte as a digit; 255 for what is no digit.
    private static let values = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The bytes as text.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let piece = bytes[start..<min(start + 3, bytes.count)]
            let bits = piece.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * (3 - UInt32(piece.count)))
            for place in 0...piece.count { text.append(digits[Int(bits >> (18 - 6 * UInt32(place)) & 63)]) }
            for _ in piece.count..<3 { text.append(UInt8(ascii: "=")) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text, or nil where it is not exactly what ``encode(_:)`` makes of them.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var waiting: UInt32 = 0
        var bits = 0
        for digit in text.dropLast(padding) {
            let value = values[Int(digit)]
            guard value < 64 else { return nil }
            waiting = waiting << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: waiting >> bits))
            }
        }
        // Bits that no byte needs are zero, or the same bytes had a second spelling.
        guard bits == 2 * padding, waiting & (1 << bits - 1) == 0 else { return nil }
        return bytes
    }
}

extension Hash {
    /// Reads 44 digits of base 64; throws `hash-digits` for any other text.
    public init(base64 text: some StringProtocol) throws(LedgerError) {
        guard let bytes = Base64.decode(text.utf8), bytes.count == Self.byteCount else {
            throw LedgerError(.hashDigits)
        }
        try self.init(bytes: bytes)
    }

    /// The 32 bytes in base 64, as C2SP's formats write them.
    public var base64: String { Base64.encode(bytes) }
}
