/// What a ledger says of itself at one moment: who it is, how long it is, and the root over all its lines
/// (C2SP tlog-checkpoint).
///
/// Whoever keeps a signed one can show later that a line was changed, or that others were told another story.
public struct Checkpoint: Sendable, Hashable {
    /// The name of the ledger, the same as that of its key.
    public let origin: String
    /// The number of lines.
    public let size: Int
    /// The root over them (RFC 6962, section 2.1).
    public let root: Hash

    /// A checkpoint of a tree.
    public init(origin: String, size: Int, root: Hash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note: three lines, and extension lines that are passed over.
    ///
    /// Throws `checkpoint-form`, `number-form` or `hash-digits`.
    public init(text: String) throws(LedgerError) {
        let lines = try NoteLines.split(text, or: .checkpointForm)
        guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else { throw LedgerError(.checkpointForm) }
        origin = lines[0]
        size = try NoteLines.number(lines[1])
        root = try Hash(base64: lines[2])
    }

    /// Opens a signed checkpoint of the ledger whose key this is.
    ///
    /// Throws what ``SignedNote/verify(by:)`` and ``init(text:)`` throw, and `origin` when another ledger is named.
    public init(_ note: SignedNote, by key: VerifierKey) throws(LedgerError) {
        try note.verify(by: key)
        try self.init(text: note.text)
        guard NoteLines.same(origin, key.name) else { throw LedgerError(.origin) }
    }

    /// The text that is signed.
    public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    /// The checkpoint with a signature below it.
    public func signed(by key: SigningKey) throws(LedgerError) -> SignedNote {
        try SignedNote(signing: text, by: key)
    }
}
