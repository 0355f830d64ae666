public import Consent
public import Ledger

/// Where the lines of the ledger are kept. Implemented by every store engine.
public protocol LedgerBook: Sendable {
    /// The tree over all lines of a shop.
    func frontier(of shop: ShopNumber) async throws -> Frontier
    /// The lines of a shop from an index on, at most `limit`, up to the first that is missing or cannot be read.
    func lines(of shop: ShopNumber, from index: Int, limit: Int) async throws -> [LogLine]
    /// The roots over runs of lines, as `MerkleTree.root(of:kept:)` takes them; nil where a kept hash is missing.
    func roots(of shop: ShopNumber, over runs: [Range<Int>]) async throws -> [Hash?]
    /// Checkpoints of more lines than `size`, smallest first, at most `limit`.
    func checkpoints(of shop: ShopNumber, after size: Int, limit: Int) async throws -> [KeptCheckpoint]
    /// Keeps a signed checkpoint; the first of each size stays.
    func keep(_ checkpoint: KeptCheckpoint, of shop: ShopNumber) async throws
}

/// A signed checkpoint as it is kept.
public struct KeptCheckpoint: Sendable, Hashable {
    /// The number of lines that it is said to be of.
    public let size: Int
    /// The signed note.
    public let note: String

    public init(size: Int, note: String) {
        self.size = size
        self.note = note
    }
}
