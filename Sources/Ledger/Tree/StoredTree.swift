/// A node that a store keeps beside the leaves: the root over `2^level` leaves.
///
/// Only every fourth level is kept: a sixteenth of a row for each leaf, and any full subtree is a run of at most eight
/// kept hashes. So a proof in a tree of a million leaves reads some 80 hashes, in 20 runs, and no leaf is hashed twice.
public struct LogNode: Sendable, Hashable {
    /// Levels that are kept are multiples of this; level 0 is the leaves themselves.
    public static let step = 4

    /// The height above the leaves.
    public let level: Int
    /// How many nodes of this level are before it.
    public let place: Int
    /// The root over its leaves.
    public let hash: Hash

    /// A node from its parts.
    public init(level: Int, place: Int, hash: Hash) {
        self.level = level
        self.place = place
        self.hash = hash
    }

    /// The leaves below it.
    public var leaves: Range<Int> { (place << level)..<((place + 1) << level) }
}

extension MerkleTree {
    /// The root over a run of leaves, from the hashes that a store keeps; nil where one of them is missing.
    ///
    /// The run is one of ``inclusionRuns(index:size:)`` or ``consistencyRuns(from:to:)``, the leaves of a ``LogNode``,
    /// or begins at 0. `kept` answers the hashes of some neighbouring places of a level that is kept.
    /// - Complexity: O(log n) calls of `kept`, for at most eight hashes each.
    public static func root<Failure: Error>(
        of run: Range<Int>, kept: (_ level: Int, _ places: Range<Int>) throws(Failure) -> [Hash]
    ) throws(Failure) -> Hash? {
        // As in a frontier: full subtrees, the largest first.
        var subtrees: [Hash] = []
        var start = run.lowerBound
        while start < run.upperBound {
            let level = Int.bitWidth - 1 - (run.upperBound - start).leadingZeroBitCount
            let above = level % LogNode.step
            let place = start >> level
            let places = (place << above)..<((place + 1) << above)
            let hashes = try kept(level - above, places)
            guard hashes.count == places.count else { return nil }
            subtrees.append(root(of: hashes))
            start += 1 << level
        }
        guard var root = subtrees.popLast() else { return emptyRoot }
        while let left = subtrees.popLast() { root = nodeHash(left, root) }
        return root
    }
}
