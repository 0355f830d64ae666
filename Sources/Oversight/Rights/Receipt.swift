public import Ledger

/// What the person gets for an act: the opening of its line, which nobody else has.
public struct Receipt: Sendable {
    public let opening: Opening
    /// The place of its line in the shop's ledger.
    public let index: UInt64

    /// The line's commitment.
    public var commitment: Commitment { Commitment(opening: opening) }
}
