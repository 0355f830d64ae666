import Crypto

/// A SHA-256 value: 32 bytes (FIPS 180-4), held inline so that arrays of hashes are flat.
public struct Hash: Sendable, Hashable, CustomStringConvertible {
    /// The number of bytes of a hash: 32.
    public static let byteCount = 32

    /// The 32 bytes as four big-endian words.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Takes over 32 bytes that already are a hash; throws `hash-length` for any other number.
    public init(bytes: some Sequence<UInt8>) throws(LedgerError) {
        var words: [UInt64] = [0, 0, 0, 0]
        var count = 0
        for byte in bytes {
            guard count < Self.byteCount else { throw LedgerError(.hashLength) }
            words[count / 8] = words[count / 8] << 8 | UInt64(byte)
            count += 1
        }
        guard count == Self.byteCount else { throw LedgerError(.hashLength) }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// Reads 64 lower-case hexadecimal digits, so that a hash has one spelling only; throws `hash-digits`.
    public init(hex: String) throws(LedgerError) {
        guard hex.utf8.count == 2 * Self.byteCount else { throw LedgerError(.hashDigits) }
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in hex.utf8 {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: throw LedgerError(.hashDigits)
            }
            if let first = high { bytes.append(first << 4 | value) }
            high = high == nil ? value : nil
        }
        try self.init(bytes: bytes)
    }

    /// The SHA-256 of these bytes (FIPS 180-4), without any prefix.
    public init(sha256 message: [UInt8]) {
        var words: [UInt64] = [0, 0, 0, 0]
        for (place, byte) in SHA256.hash(data: message).enumerated() {
            words[place / 8] = words[place / 8] << 8 | UInt64(byte)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// The 32 bytes, first byte first.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// The 64 lower-case hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Writes the 32 bytes at the end of `buffer`, without an array in between.
    func append(to buffer: inout [UInt8]) {
        buffer.append(bigEndian: words.0)
        buffer.append(bigEndian: words.1)
        buffer.append(bigEndian: words.2)
        buffer.append(bigEndian: words.3)
    }

    /// Equal when all 32 bytes are.
    public static func == (a: Hash, b: Hash) -> Bool { a.words == b.words }

    /// Feeds the 32 bytes to a hasher of the standard library.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension [UInt8] {
    /// Writes a number as eight bytes, most significant first.
    mutating func append(bigEndian number: UInt64) {
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}
