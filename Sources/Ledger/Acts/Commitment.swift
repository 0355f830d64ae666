/// A salted hash of an act: what the ledger holds in place of the act itself.
public struct Commitment: Sendable, Hashable {
    /// Keeps these hashes apart from every other use of SHA-256; a new layout gets a new version.
    private static let domain = Array("confide.ledger.commitment.v1".utf8)

    /// The 32 bytes that are the data of a leaf.
    public let hash: Hash

    /// Commits to an act: `SHA-256` over domain, salt, act code and payload, each behind its length.
    ///
    /// The lengths are eight bytes, most significant first. Because every field tells its length, no two openings
    /// are the same bytes.
    public init(opening: Opening) {
        var message: [UInt8] = []
        for field in [Self.domain, opening.salt, [opening.act.rawValue], opening.payload] {
            message.append(bigEndian: UInt64(field.count))
            message += field
        }
        hash = Hash(sha256: message)
    }

    /// Takes over a commitment that was stored or shown.
    public init(hash: Hash) {
        self.hash = hash
    }

    /// The leaf of this commitment in a ``MerkleTree``: `SHA-256(0x00 || commitment)` (RFC 6962, section 2.1).
    public var leaf: Hash { MerkleTree.leafHash(hash.bytes) }
}
