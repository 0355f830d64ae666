import Crypto

/// The SHA-256 of a document in its canonical form (RFC 8785), as 64 lower-case hexadecimal digits.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(of tree: JSONTree) { self.init(of: tree.canonical) }

    /// The digest of these bytes.
    init(of bytes: [UInt8]) { description = Hex.encode(SHA256.hash(data: bytes)) }

    /// A digest as a store or a person gives it back; nil for anything but 64 lower-case hexadecimal digits.
    public init?(stored text: String) {
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
        guard text.utf8.count == 64, text.utf8.allSatisfy(isDigit) else { return nil }
        description = text
    }

    /// The first twelve digits, for people.
    public var short: String { String(description.prefix(12)) }
}
