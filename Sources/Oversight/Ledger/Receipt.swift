public import Ledger

/// What the person gets for an act: the opening of its line, which nobody else has, and the proof that the line is there.
public struct Receipt: Sendable {
    public let opening: Opening
    /// The place of its line in the shop's ledger.
    public let index: UInt64
    /// That the line is in the ledger; nil until `ShopLedger.prove(_:)` was asked.
    public var proof: TlogProof?

    public init(opening: Opening, index: UInt64, proof: TlogProof? = nil) {
        self.opening = opening
        self.index = index
        self.proof = proof
    }

    /// The receipts of a change's lines, in order.
    static func all(_ openings: [Opening], _ lines: [UInt64]) -> [Receipt] {
        zip(openings, lines).map { Receipt(opening: $0, index: $1) }
    }

    /// The line's commitment.
    public var commitment: Commitment { Commitment(opening: opening) }
}
