/// That one line is in a ledger, in one text that needs nobody to be asked (C2SP `tlog-proof@v1`).
///
/// It holds the line's place, the hashes that lead from it to the root, and the signed checkpoint of that root.
public struct TlogProof: Sendable, Hashable, CustomStringConvertible {
    private static let head = "c2sp.org/tlog-proof@v1"

    /// Bytes of an application's own, which no signature covers.
    public let extra: [UInt8]?
    /// The place of the line, from 0.
    public let index: Int
    /// From the line's sibling up to the root's child (RFC 6962, section 2.1.1).
    public let hashes: [Hash]
    /// The checkpoint, with whatever signatures it has.
    public let checkpoint: SignedNote

    /// A proof from its parts.
    public init(index: Int, hashes: [Hash], checkpoint: SignedNote, extra: [UInt8]? = nil) {
        self.extra = extra
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    /// Reads a proof; throws `proof-form`, `number-form`, `hash-digits`, `proof-length`, or what a note and a checkpoint throw.
    public init(_ text: some StringProtocol) throws(LedgerError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2 * SignedNote.maxByteCount,
            let blank = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A })
        else { throw LedgerError(.proofForm) }
        var lines = try NoteLines.split(String(decoding: bytes[...blank], as: UTF8.self), or: .proofForm)[...]
        guard lines.popFirst() == Self.head else { throw LedgerError(.proofForm) }
        if let line = lines.first, line.hasPrefix("extra ") {
            guard let decoded = Base64.decode(line.utf8.dropFirst(6)) else { throw LedgerError(.proofForm) }
            extra = decoded
            lines.removeFirst()
        } else {
            extra = nil
        }
        guard let line = lines.popFirst(), line.hasPrefix("index ") else { throw LedgerError(.proofForm) }
        index = try NoteLines.number(line.dropFirst(6))
        // No tree whose size is a number here is higher.
        guard lines.count < Int.bitWidth else { throw LedgerError(.proofLength) }
        var hashes: [Hash] = []
        for line in lines { hashes.append(try Hash(base64: line)) }
        self.hashes = hashes
        checkpoint = try SignedNote(String(decoding: bytes[(blank + 2)...], as: UTF8.self))
        _ = try Checkpoint(text: checkpoint.text)
    }

    /// The proof as ``init(_:)`` reads it.
    public var description: String {
        let extra = extra.map { "extra \(Base64.encode($0))\n" } ?? ""
        return "\(Self.head)\n\(extra)index \(index)\n" + hashes.map { "\($0.base64)\n" }.joined() + "\n\(checkpoint)"
    }

    /// Checks that a line with this commitment is in the ledger whose key this is; answers the checkpoint it is in.
    ///
    /// Nobody is asked. Throws what ``Checkpoint/init(_:by:)`` and
    /// ``MerkleTree/verifyInclusion(of:index:size:root:proof:)`` throw.
    @discardableResult
    public func verify(_ commitment: Commitment, by key: VerifierKey) throws(LedgerError) -> Checkpoint {
        let checkpoint = try Checkpoint(checkpoint, by: key)
        try MerkleTree.verifyInclusion(
            of: commitment.leaf, index: index, size: checkpoint.size, root: checkpoint.root, proof: hashes)
        return checkpoint
    }
}
