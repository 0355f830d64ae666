/// A text with signatures below it (C2SP signed-note), read and written byte for byte.
///
/// Believe the text only after ``verify(by:)``.
public struct SignedNote: Sendable, Hashable, CustomStringConvertible {
    /// One signature line.
    public struct Signature: Sendable, Hashable {
        /// Who signed.
        public let name: String
        /// Which key of that name, as ``VerifierKey/id`` counts them.
        public let keyID: UInt32
        /// The signature itself.
        public let bytes: [UInt8]
    }

    /// The largest note that is read, in bytes.
    public static let maxByteCount = 65_536

    /// What was signed; it ends with a line feed.
    public let text: String

    /// At least one; those of unknown keys are kept and mean nothing.
    public let signatures: [Signature]

    /// Reads a note; throws `note-form`, `key-name` or `signature-form`.
    public init(_ note: some StringProtocol) throws(LedgerError) {
        let bytes = Array(note.utf8)
        guard bytes.count <= Self.maxByteCount, bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }),
            let blank = bytes.indices.dropLast().last(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A })
        else { throw LedgerError(.noteForm) }
        text = String(decoding: bytes[...blank], as: UTF8.self)
        let below = String(decoding: bytes[(blank + 2)...], as: UTF8.self)
        var signatures: [Signature] = []
        for line in try NoteLines.split(below, or: .noteForm) { signatures.append(try Signature(line: line)) }
        self.signatures = signatures
    }

    /// Signs a text, which must not be empty and must end with a line feed; otherwise throws `note-form`.
    public init(signing text: String, by key: SigningKey) throws(LedgerError) {
        guard text.utf8.last == 0x0A, text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
            throw LedgerError(.noteForm)
        }
        self.text = text
        signatures = [
            Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: try key.signature(of: text))
        ]
    }

    /// The note as ``init(_:)`` reads it.
    public var description: String { text + "\n" + signatures.map(\.line).joined() }

    /// Checks that a key signed the text; throws `not-signed` when it did not, and `signature` when one of its
    /// signatures is wrong.
    public func verify(by key: VerifierKey) throws(LedgerError) {
        let own = signatures.filter { $0.keyID == key.id && NoteLines.same($0.name, key.name) }
        guard !own.isEmpty else { throw LedgerError(.notSigned) }
        guard own.allSatisfy({ key.verifies($0.bytes, of: text) }) else { throw LedgerError(.signature) }
    }
}

extension SignedNote.Signature {
    private static let mark = "\u{2014} "

    /// Reads `— name signature`.
    init(line: String) throws(LedgerError) {
        guard line.utf8.starts(with: Self.mark.utf8) else { throw LedgerError(.signatureForm) }
        let parts = line.utf8.dropFirst(Self.mark.utf8.count)
            .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, let decoded = Base64.decode(parts[1]), decoded.count > 4 else {
            throw LedgerError(.signatureForm)
        }
        name = String(decoding: parts[0], as: UTF8.self)
        guard VerifierKey.isName(name) else { throw LedgerError(.keyName) }
        keyID = decoded.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        bytes = Array(decoded.dropFirst(4))
    }

    /// The line with its line feed.
    var line: String {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
        return "\(Self.mark)\(name) \(Base64.encode(id + bytes))\n"
    }
}
