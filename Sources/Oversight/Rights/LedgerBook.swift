public import Consent
public import Ledger

/// Where the lines of the ledger are kept. Implemented by every store engine.
public protocol LedgerBook: Sendable {
    /// The tree over all lines of a shop.
    func frontier(of shop: ShopNumber) async throws -> Frontier
    /// The leaf hashes of a shop's lines from an index on, at most `limit`.
    func leaves(of shop: ShopNumber, from index: UInt64, limit: Int) async throws -> [Hash]
}
