import Crypto

/// A part of a published graph as browsers get it, made ready once: every one of them fetches the same.
public struct GraphShard: Sendable {
    /// The part itself.
    public let bytes: [UInt8]

    /// The same in gzip; nil where that makes it no smaller.
    public let gzip: [UInt8]?

    /// The SHA-256 hash of the part in hexadecimal: equal for equal parts only.
    public let tag: String

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        gzip = Gzip.bytes(of: bytes).flatMap { $0.count < bytes.count ? $0 : nil }
        tag = SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
