// The checks throw rather than answer true or false: a refusal cannot be overlooked, and its code tells an
// auditor whether a proof is malformed or belongs to another tree.

extension MerkleTree {
    /// Checks that a leaf hash stands at `index` in the tree of this size and root (RFC 9162, section 2.1.3.2).
    ///
    /// Throws `tree-size`, `leaf-index`, `proof-length` or `root-mismatch`.
    public static func verifyInclusion(
        of leaf: Hash, index: Int, size: Int, root: Hash, proof: [Hash]
    ) throws(LedgerError) {
        guard size >= 0 else { throw LedgerError(.treeSize) }
        guard index >= 0, index < size else { throw LedgerError(.leafIndex) }
        var climb = Climb(node: index, last: size - 1)
        var hash = leaf
        for sibling in proof {
            switch try climb.step() {
            case .left: hash = nodeHash(sibling, hash)
            case .right: hash = nodeHash(hash, sibling)
            }
        }
        guard climb.isAtRoot else { throw LedgerError(.proofLength) }
        guard hash == root else { throw LedgerError(.rootMismatch) }
    }

    /// Checks that the newer tree is the older one with leaves added behind it (RFC 9162, section 2.1.4.2).
    ///
    /// Throws `tree-size`, `proof-length` or `root-mismatch`.
    public static func verifyConsistency(
        from oldSize: Int, _ oldRoot: Hash, to newSize: Int, _ newRoot: Hash, proof: [Hash]
    ) throws(LedgerError) {
        guard oldSize >= 0, oldSize <= newSize else { throw LedgerError(.treeSize) }
        if oldSize == 0 || oldSize == newSize {
            guard proof.isEmpty else { throw LedgerError(.proofLength) }
            let expected = oldSize == 0 ? emptyRoot : newRoot
            // An empty newer tree has one possible root as well.
            guard oldRoot == expected, newSize > 0 || newRoot == emptyRoot else { throw LedgerError(.rootMismatch) }
            return
        }
        // The root of a full older tree is itself a node of the newer one, so the proof leaves it out.
        var rest = oldSize.nonzeroBitCount == 1 ? [oldRoot] + proof : proof
        guard !rest.isEmpty else { throw LedgerError(.proofLength) }
        var old = rest.removeFirst()
        var new = old
        var climb = Climb(node: oldSize - 1, last: newSize - 1)
        climb.leaveFullSubtree()
        for sibling in rest {
            switch try climb.step() {
            case .left:
                old = nodeHash(sibling, old)
                new = nodeHash(sibling, new)
            case .right:
                new = nodeHash(new, sibling)
            }
        }
        guard climb.isAtRoot else { throw LedgerError(.proofLength) }
        guard old == oldRoot, new == newRoot else { throw LedgerError(.rootMismatch) }
    }
}

/// The way up from a node: which side the next hash of a proof stands on, from sizes alone.
private struct Climb {
    /// On which side of our node its sibling stands.
    enum Side { case left, right }

    var node: Int
    var last: Int

    /// At the root there is one node left, the last.
    var isAtRoot: Bool { last == 0 }

    /// One level up, or several where the last node of a level has no sibling.
    mutating func step() throws(LedgerError) -> Side {
        guard !isAtRoot else { throw LedgerError(.proofLength) }
        guard node & 1 == 1 || node == last else {
            up()
            return .right
        }
        while node & 1 == 0, node != 0 { up() }
        up()
        return .left
    }

    /// Up to the largest full subtree that ends with this node: there the older and the newer tree still agree.
    mutating func leaveFullSubtree() {
        while node & 1 == 1 { up() }
    }

    private mutating func up() {
        node >>= 1
        last >>= 1
    }
}
