/// The Merkle tree of RFC 6962, section 2.1: how leaves and nodes are hashed, and the root of a list.
///
/// Leaves and nodes start with different bytes, so that nobody can pass off a node as a leaf.
public enum MerkleTree {
    /// The root of a tree without leaves: the SHA-256 of nothing.
    public static let emptyRoot = Hash(sha256: [])

    /// The hash of a leaf: `SHA-256(0x00 || data)`.
    public static func leafHash(_ data: [UInt8]) -> Hash {
        Hash(sha256: [0x00] + data)
    }

    /// The hash of an inner node: `SHA-256(0x01 || left || right)`.
    public static func nodeHash(_ left: Hash, _ right: Hash) -> Hash {
        var message: [UInt8] = []
        message.reserveCapacity(1 + 2 * Hash.byteCount)
        message.append(0x01)
        left.append(to: &message)
        right.append(to: &message)
        return Hash(sha256: message)
    }

    /// The root over leaf hashes in their order (RFC 6962, section 2.1).
    /// - Complexity: one hash less than there are leaves.
    public static func root(of leaves: [Hash]) -> Hash {
        leaves.isEmpty ? emptyRoot : root(leaves[...])
    }

    /// The recursive definition, for at least one leaf.
    static func root(_ leaves: ArraySlice<Hash>) -> Hash {
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let middle = leaves.startIndex + split(leaves.count)
        return nodeHash(root(leaves[..<middle]), root(leaves[middle...]))
    }

    /// The largest power of two below `count`, for a count of at least two: the left subtree is always full.
    static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
