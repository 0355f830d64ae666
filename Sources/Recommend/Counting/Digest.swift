import Crypto

/// 32 bytes that stand for the state of a model.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
    /// The bytes of the SHA-256 hash.
    public let bytes: [UInt8]

    /// Lowercase hexadecimal.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// Writes whole numbers, little end first, into a SHA-256 hash.
struct CanonicalWriter {
    private static let block = 32_768

    private var hash = SHA256()
    private var buffer: [UInt8] = []

    /// Begins with a name, so that two models in the same state still have different digests.
    init(_ name: String) {
        buffer.reserveCapacity(Self.block + 64)
        put(UInt64(name.utf8.count))
        buffer.append(contentsOf: name.utf8)
    }

    mutating func put(_ number: some FixedWidthInteger) {
        var rest = UInt64(truncatingIfNeeded: number)
        for _ in 0..<MemoryLayout.size(ofValue: number) {
            buffer.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        if buffer.count >= Self.block { flush() }
    }

    mutating func put(_ moment: Moment) {
        put(moment.day)
        put(moment.order)
        put(moment.id)
    }

    mutating func put(_ digest: Digest) {
        buffer.append(contentsOf: digest.bytes)
    }

    consuming func finish() -> Digest {
        flush()
        return Digest(bytes: Array(hash.finalize()))
    }

    private mutating func flush() {
        hash.update(data: buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
