/// How the next item is found.
public struct NextItemParameters: Sendable {
    /// Only so many of the newest visits of an item are looked at.
    public var visitsPerItem = 1_000
    /// The most visits that are taken as neighbours.
    public var neighbours = 500
    /// The newest distinct items of the query that are looked at; at most 31.
    public var positions = 16
    /// A step counts e⁻¹ of one that is so many positions newer.
    public var positionDecay = 1.3
    /// The power of an item's inverse frequency in how much a shared item counts.
    public var rarity = 2.0
    /// The power of a candidate's inverse frequency in its score.
    public var candidateRarity = 1.0
    /// A neighbour counts e⁻¹ of one that is so many days newer.
    public var recencyDays = 90.0
    /// A candidate counts e⁻¹ of one that is so many places nearer to the shared item in the neighbour.
    public var distance = 3.0
    /// What a candidate before the shared item counts against one as far behind it; at most 1.
    public var before = 0.6
    /// The factor for items that the query has.
    public var ownItems = 2.0

    /// The defaults.
    public init() {}
}
