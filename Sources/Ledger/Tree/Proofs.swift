// A proof is a list of roots, each over a run of leaves. Which runs these are follows from sizes alone, so it is said
// once, here; the roots come from a list of leaves, or from what a store keeps (see StoredTree.swift).

extension MerkleTree {
    /// The runs of leaves whose roots lead from one leaf to the root, nearest first (RFC 6962, section 2.1.1).
    ///
    /// Throws `leaf-index` when there is no such leaf.
    public static func inclusionRuns(index: Int, size: Int) throws(LedgerError) -> [Range<Int>] {
        guard index >= 0, index < size else { throw LedgerError(.leafIndex) }
        return path(index, 0..<size)
    }

    /// The runs of leaves whose roots show the first `old` leaves to be the beginning of `new` ones
    /// (RFC 6962, section 2.1.2).
    ///
    /// Empty from size zero and from the full size. Throws `tree-size` when there are not that many leaves.
    public static func consistencyRuns(from old: Int, to new: Int) throws(LedgerError) -> [Range<Int>] {
        guard old >= 0, old <= new else { throw LedgerError(.treeSize) }
        // The RFC has no proof for the empty tree: every tree extends it, so there is nothing to show.
        return old == 0 ? [] : subproof(old, 0..<new, whole: true)
    }

    /// The hashes that lead from one leaf to the root, nearest first (RFC 6962, section 2.1.1).
    ///
    /// Throws `leaf-index` when there is no such leaf.
    /// - Complexity: one hash less than there are leaves.
    public static func inclusionProof(index: Int, in leaves: [Hash]) throws(LedgerError) -> [Hash] {
        try inclusionRuns(index: index, size: leaves.count).map { root(leaves[$0]) }
    }

    /// The hashes that show the first `size` leaves to be the beginning of all leaves (RFC 6962, section 2.1.2).
    ///
    /// Throws `tree-size` when there are not that many leaves.
    /// - Complexity: at most one hash less than there are leaves.
    public static func consistencyProof(from size: Int, in leaves: [Hash]) throws(LedgerError) -> [Hash] {
        try consistencyRuns(from: size, to: leaves.count).map { root(leaves[$0]) }
    }

    /// `PATH(m, D[n])` of the RFC.
    private static func path(_ index: Int, _ run: Range<Int>) -> [Range<Int>] {
        if run.count == 1 { return [] }
        let middle = run.lowerBound + split(run.count)
        let (left, right) = (run.lowerBound..<middle, middle..<run.upperBound)
        return index < middle ? path(index, left) + [right] : path(index, right) + [left]
    }

    /// `SUBPROOF(m, D[n], b)` of the RFC: `whole` while the subtree is one whose root the verifier has.
    private static func subproof(_ old: Int, _ run: Range<Int>, whole: Bool) -> [Range<Int>] {
        if old == run.upperBound { return whole ? [] : [run] }
        let middle = run.lowerBound + split(run.count)
        let (left, right) = (run.lowerBound..<middle, middle..<run.upperBound)
        return old <= middle
            ? subproof(old, left, whole: whole) + [right]
            : subproof(old, right, whole: false) + [left]
    }
}
