extension MerkleTree {
    /// The hashes that lead from one leaf to the root, nearest first (RFC 6962, section 2.1.1).
    ///
    /// Throws `leaf-index` when there is no such leaf.
    public static func inclusionProof(index: Int, in leaves: [Hash]) throws(LedgerError) -> [Hash] {
        guard leaves.indices.contains(index) else { throw LedgerError(.leafIndex) }
        return path(index, leaves[...])
    }

    /// The hashes that show the first `size` leaves to be the beginning of all leaves (RFC 6962, section 2.1.2).
    ///
    /// Empty from size zero and from the full size. Throws `tree-size` when there are not that many leaves.
    public static func consistencyProof(from size: Int, in leaves: [Hash]) throws(LedgerError) -> [Hash] {
        guard 0...leaves.count ~= size else { throw LedgerError(.treeSize) }
        // The RFC has no proof for the empty tree: every tree extends it, so there is nothing to show.
        return size == 0 ? [] : subproof(size, leaves[...], whole: true)
    }

    /// `PATH(m, D[n])` of the RFC; `index` counts from the start of the slice.
    private static func path(_ index: Int, _ leaves: ArraySlice<Hash>) -> [Hash] {
        if leaves.count == 1 { return [] }
        let left = split(leaves.count)
        let middle = leaves.startIndex + left
        return index < left
            ? path(index, leaves[..<middle]) + [root(leaves[middle...])]
            : path(index - left, leaves[middle...]) + [root(leaves[..<middle])]
    }

    /// `SUBPROOF(m, D[n], b)` of the RFC: `whole` while the subtree is one whose root the verifier has.
    private static func subproof(_ size: Int, _ leaves: ArraySlice<Hash>, whole: Bool) -> [Hash] {
        if size == leaves.count { return whole ? [] : [root(leaves)] }
        let left = split(leaves.count)
        let middle = leaves.startIndex + left
        return size <= left
            ? subproof(size, leaves[..<middle], whole: whole) + [root(leaves[middle...])]
            : subproof(size - left, leaves[middle...], whole: false) + [root(leaves[..<middle])]
    }
}
