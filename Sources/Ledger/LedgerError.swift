/// Why the ledger refused a value or a proof: a code, and never what was in it.
public struct LedgerError: Error, Hashable, CustomStringConvertible {
    /// What was wrong; the raw value is what programs and problem documents show.
    public enum Code: String, Sendable, CaseIterable {
        /// A hash has other than 32 bytes.
        case hashLength = "hash-length"
        /// A hash is written with other than 64 lower-case hexadecimal digits.
        case hashDigits = "hash-digits"
        /// A leaf index is negative, or not below the size of its tree.
        case leafIndex = "leaf-index"
        /// A tree size is negative, or an older tree is larger than the newer one.
        case treeSize = "tree-size"
        /// A frontier does not have one hash for each set bit of its size.
        case frontierShape = "frontier-shape"
        /// A proof has too many or too few hashes for the sizes it is about.
        case proofLength = "proof-length"
        /// A proof leads to another root than the one it is checked against.
        case rootMismatch = "root-mismatch"
        /// The salt of an opening has other than 32 bytes.
        case saltLength = "salt-length"
        /// A number is not written in decimal digits without leading zeros, or does not fit 63 bits.
        case numberForm = "number-form"
        /// The name of a key is empty, or has white space, a plus sign or a control character.
        case keyName = "key-name"
        /// A verifier key is not `name+hash+key` of an Ed25519 key.
        case keyForm = "key-form"
        /// The hash in a verifier key is not that of its name and key.
        case keyHash = "key-hash"
        /// A note is too long, has control characters, or no text and signatures with a blank line between them.
        case noteForm = "note-form"
        /// A signature line is not a dash, a name and base 64.
        case signatureForm = "signature-form"
        /// The key that was asked for did not sign.
        case notSigned = "not-signed"
        /// A signature of the key that was asked for is wrong.
        case signature = "signature"
        /// A checkpoint is not three lines: origin, size, root.
        case checkpointForm = "checkpoint-form"
        /// A checkpoint is of another ledger than the key.
        case origin = "origin"
        /// A proof is not laid out as `tlog-proof@v1`.
        case proofForm = "proof-form"
    }

    /// What was wrong.
    public let code: Code

    /// An error with its code.
    public init(_ code: Code) {
        self.code = code
    }

    /// The code, safe to log: it holds no data.
    public var description: String { "LedgerError.\(code.rawValue)" }
}
