public import Consent
public import Ledger
public import Shop

/// A shop's ledger with the key that signs for it: checkpoints, proofs, and the check of all that is kept.
public struct ShopLedger: Sendable {
    let shop: ShopNumber
    let book: any LedgerBook
    private let key: SigningKey

    /// The ledger of a shop. Its origin is the shop's name and half a fingerprint of its key, so that no two are the
    /// same, on whatever machines. Throws `LedgerError` `key-name` for a name that cannot be part of an origin.
    public init(_ record: ShopRecord, secret: ShopSecret, book: any LedgerBook) throws {
        shop = record.number
        self.book = book
        let signing = try secret.ledgerKey()
        let publicKey = try SigningKey(name: record.name, key: signing).verifier.publicKey
        let print = Hash(sha256: publicKey).description.prefix(16)
        key = try SigningKey(name: "confide/\(record.name)/\(print)", key: signing)
    }

    /// What everybody checks this ledger's checkpoints with.
    public var verifier: VerifierKey { key.verifier }

    /// The signed checkpoint of all lines there are.
    public func checkpoint() async throws -> SignedNote {
        let frontier = try await book.frontier(of: shop)
        return try signed(frontier.root, frontier.size)
    }

    /// That a line is among the first `size` ones, of all when it is nil.
    ///
    /// Throws `LedgerError` `leaf-index` or `tree-size`, and `StoreFault` `.corrupt` when a kept hash is missing.
    public func proof(of index: Int, size: Int? = nil) async throws -> TlogProof {
        let size = try await known(size)
        let runs = try MerkleTree.inclusionRuns(index: index, size: size)
        var hashes = try await roots(over: runs + [0..<size])
        let root = hashes.removeLast()
        return TlogProof(index: index, hashes: hashes, checkpoint: try signed(root, size))
    }

    /// That the first `old` lines are the beginning of the first `new` ones, of all when it is nil.
    ///
    /// Throws as ``proof(of:size:)`` does.
    public func consistency(from old: Int, to new: Int? = nil) async throws -> Consistency {
        let new = try await known(new)
        let runs = try MerkleTree.consistencyRuns(from: old, to: new)
        var hashes = try await roots(over: runs + [0..<old, 0..<new])
        let (newRoot, oldRoot) = (hashes.removeLast(), hashes.removeLast())
        return Consistency(
            old: try signed(oldRoot, old), new: try signed(newRoot, new), from: old, to: new, hashes: hashes)
    }

    /// The leaf hashes from an index on, at most `limit`.
    public func leaves(from index: Int, limit: Int) async throws -> [Hash] {
        try await book.lines(of: shop, from: index, limit: limit).map(\.leaf)
    }

    /// The lines from an index on, at most `limit`, for a copy of the whole log.
    public func lines(from index: Int, limit: Int) async throws -> [LogLine] {
        try await book.lines(of: shop, from: index, limit: limit)
    }

    /// The same receipts with their proofs; without, where the store does not answer, because the acts are done.
    public func prove(_ receipts: [Receipt]) async -> [Receipt] {
        var proven = receipts
        for place in proven.indices {
            proven[place].proof = try? await proof(of: Int(proven[place].index))
        }
        return proven
    }

    /// Keeps a signed checkpoint of all lines, unless one of that size is kept; answers its size.
    @discardableResult
    public func keepCheckpoint() async throws -> Int {
        let frontier = try await book.frontier(of: shop)
        guard frontier.size > 0 else { return 0 }
        // Looked for first, because looking is cheap and a write waits for the disk.
        let kept = try await book.checkpoints(of: shop, after: frontier.size - 1, limit: 1)
        guard kept.isEmpty else { return frontier.size }
        let note = try signed(frontier.root, frontier.size)
        try await book.keep(KeptCheckpoint(size: frontier.size, note: note.description), of: shop)
        return frontier.size
    }

    private func known(_ size: Int?) async throws -> Int {
        let all = try await book.frontier(of: shop).size
        guard let size else { return all }
        guard 0...all ~= size else { throw LedgerError(.treeSize) }
        return size
    }

    private func roots(over runs: [Range<Int>]) async throws -> [Hash] {
        try await book.roots(of: shop, over: runs).map { root throws(StoreFault) in
            guard let root else { throw StoreFault(.corrupt) }
            return root
        }
    }

    private func signed(_ root: Hash, _ size: Int) throws(LedgerError) -> SignedNote {
        try Checkpoint(origin: verifier.name, size: size, root: root).signed(by: key)
    }
}

/// That a ledger was only added to between two sizes.
public struct Consistency: Sendable {
    /// The signed checkpoints of both sizes.
    public let old, new: SignedNote
    /// The sizes.
    public let from, to: Int
    /// The proof (RFC 6962, section 2.1.2).
    public let hashes: [Hash]
}
