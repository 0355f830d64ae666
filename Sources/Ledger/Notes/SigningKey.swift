public import Crypto

/// The secret half of the key that signs a ledger's checkpoints.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// What others check the signatures with.
    public let verifier: VerifierKey

    /// A key that signs as `name`; throws `key-name` for a name with white space or a plus sign.
    public init(name: String, key: Curve25519.Signing.PrivateKey) throws(LedgerError) {
        self.key = key
        verifier = try VerifierKey(name: name, publicKey: [UInt8](key.publicKey.rawRepresentation))
    }

    /// The signature of a text, 64 bytes; throws `signature` when the library cannot sign.
    func signature(of text: String) throws(LedgerError) -> [UInt8] {
        do { return [UInt8](try key.signature(for: Array(text.utf8))) } catch { throw LedgerError(.signature) }
    }
}
