/// A Merkle tree that keeps only the roots of its full subtrees: enough to append and to know the root.
///
/// A log of a billion lines is 30 hashes here. The same tree as ``MerkleTree/root(of:)`` (RFC 6962, section 2.1).
public struct Frontier: Sendable, Hashable {
    /// The number of leaves.
    public private(set) var size: Int

    /// The roots of the full subtrees, largest first, one for each set bit of ``size``: what to store of the tree.
    public private(set) var hashes: [Hash]

    /// A tree without leaves.
    public init() {
        size = 0
        hashes = []
    }

    /// Restores a tree from what was stored; throws `tree-size` or `frontier-shape` when it cannot be a tree.
    public init(size: Int, hashes: [Hash]) throws(LedgerError) {
        guard size >= 0 else { throw LedgerError(.treeSize) }
        guard hashes.count == size.nonzeroBitCount else { throw LedgerError(.frontierShape) }
        self.size = size
        self.hashes = hashes
    }

    /// Puts a leaf hash behind the others; answers the nodes that it completes and that a store keeps.
    /// - Complexity: O(log n) hashes at worst, one on average.
    @discardableResult
    public mutating func append(_ leaf: Hash) -> [LogNode] {
        var carried = leaf
        var completed: [LogNode] = []
        // As in binary addition, each trailing 1 of the size is a full subtree that the carry merges with.
        for below in 0..<(~size).trailingZeroBitCount {
            carried = MerkleTree.nodeHash(hashes.removeLast(), carried)
            let level = below + 1
            if level.isMultiple(of: LogNode.step) {
                completed.append(LogNode(level: level, place: size >> level, hash: carried))
            }
        }
        hashes.append(carried)
        size += 1
        return completed
    }

    /// The root over all leaves so far.
    /// - Complexity: O(log n) hashes.
    public var root: Hash {
        guard var root = hashes.last else { return MerkleTree.emptyRoot }
        for left in hashes.dropLast().reversed() {
            root = MerkleTree.nodeHash(left, root)
        }
        return root
    }
}
