/// Base64url without padding (RFC 4648, section 5; RFC 7515, section 2).
enum Base64URL {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// The value of each byte as a digit; 255 for what is no digit.
    private static let values = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The bytes as text.
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var waiting: UInt32 = 0
        var bits = 0
        for byte in bytes {
            waiting = waiting << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(digits[Int(waiting >> bits & 63)])
            }
        }
        if bits > 0 { text.append(digits[Int(waiting << (6 - bits) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text, or nil where it is not exactly what `encode` makes of them: no padding, no white space, no
    /// bits left over.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 3 / 4)
        var waiting: UInt32 = 0
        var bits = 0
        for digit in text {
            let value = values[Int(digit)]
            guard value < 64 else { return nil }
            waiting = waiting << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: waiting >> bits))
            }
        }
        // Six bits over would be a digit that no byte needs; any that are set would be a second spelling.
        guard bits < 6, waiting & (1 << bits - 1) == 0 else { return nil }
        return bytes
    }
}
