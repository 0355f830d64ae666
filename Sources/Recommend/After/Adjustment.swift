/// What was done to an item after ranking: whatever stands before something that was ranked higher has a note of why,
/// or the other one has.
public struct Adjustment: OptionSet, Sendable, Hashable {
    /// One bit for each kind.
    public let rawValue: UInt8

    /// A set of adjustments.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The shop gave it this place.
    public static let pinned = Adjustment(rawValue: 1)
    /// The shop multiplied its relevance.
    public static let boosted = Adjustment(rawValue: 2)
    /// The surprise dial moved it.
    public static let surprising = Adjustment(rawValue: 4)
    /// It passed another candidate because its category was short of its share.
    public static let calibrated = Adjustment(rawValue: 8)
    /// It passed another candidate because it is less like what is already there.
    public static let diversified = Adjustment(rawValue: 16)
    /// Drawn from the pool, to learn about it.
    public static let explored = Adjustment(rawValue: 32)
    /// The shop put it behind all others.
    public static let buried = Adjustment(rawValue: 64)
}

/// One place of an answer after ranking.
public struct Placed: Sendable, Equatable {
    /// The item that stands here.
    public var item: ItemNumber
    /// Its index among the candidates, or in the pool when it was explored.
    public var from: Int
    /// What was done to it.
    public var adjustments: Adjustment
    /// The exact probability that this item stands at this place, given candidates, pool and settings.
    public var propensity: Ratio

    /// A place.
    public init(item: ItemNumber, from: Int, adjustments: Adjustment = [], propensity: Ratio = .one) {
        self.item = item
        self.from = from
        self.adjustments = adjustments
        self.propensity = propensity
    }
}
