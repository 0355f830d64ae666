import Crypto

/// The public half of the key that signs a ledger's checkpoints (C2SP signed-note, Ed25519).
///
/// Written `name+hash+key`: a name, the four bytes of its ``id`` in hexadecimal digits, and the key in base 64.
public struct VerifierKey: Sendable, Hashable, CustomStringConvertible {
    /// The signature type of C2SP: Ed25519 over the note's text.
    static let ed25519: UInt8 = 0x01

    /// Who signs; for a ledger this is its origin.
    public let name: String

    /// The Ed25519 public key, 32 bytes (RFC 8032).
    public let publicKey: [UInt8]

    /// The first four bytes of `SHA-256(name || 0x0A || 0x01 || public key)`, most significant first.
    public let id: UInt32

    /// A key of a name; throws `key-name`, or `key-form` when it is not 32 bytes.
    public init(name: String, publicKey: [UInt8]) throws(LedgerError) {
        guard Self.isName(name) else { throw LedgerError(.keyName) }
        guard publicKey.count == 32 else { throw LedgerError(.keyForm) }
        self.name = name
        self.publicKey = publicKey
        let named = Hash(sha256: Array(name.utf8) + [0x0A, Self.ed25519] + publicKey)
        id = named.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+hash+key`; throws `key-form` or `key-name`, and `key-hash` when the hash is not that of the key.
    public init(_ text: some StringProtocol) throws(LedgerError) {
        // Base 64 has a plus as well, so that only the first two part anything.
        let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 3, let key = Base64.decode(parts[2].utf8), key.first == Self.ed25519 else {
            throw LedgerError(.keyForm)
        }
        try self.init(name: parts[0], publicKey: Array(key.dropFirst()))
        guard NoteLines.same(parts[1], idDigits) else { throw LedgerError(.keyHash) }
    }

    /// The key as ``init(_:)`` reads it, for publishing.
    public var description: String { "\(name)+\(idDigits)+\(Base64.encode([Self.ed25519] + publicKey))" }

    /// Whether this key made the signature (64 bytes) over the bytes of a text.
    func verifies(_ signature: [UInt8], of text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Array(text.utf8))
    }

    /// Not empty, without white space, plus signs and control characters.
    static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "+" && !$0.properties.isWhitespace }
    }

    private var idDigits: String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
