/// An item that was ranked, with what the steps after ranking look at.
///
/// Why it was suggested stays with the caller: ``Placed/from`` says which candidate stands where.
public struct Candidate: Sendable, Equatable {
    /// The item.
    public var item: ItemNumber
    /// How well it fits: at least 0, and comparable among all candidates where ``Relevance/score`` is used.
    public var score: Double
    /// How popular it is, on any scale from 0 on that is the same for all candidates.
    public var popularity: Double
    /// What the catalog says of it.
    public var traits: Traits

    /// A candidate; what is left out is unknown.
    public init(_ item: ItemNumber, score: Double = 0, popularity: Double = 0, traits: Traits = Traits()) {
        self.item = item
        self.score = score
        self.popularity = popularity
        self.traits = traits
    }
}

/// What the catalog says of an item, as dense numbers that the caller gives out from 1 on; 0 is unknown or none.
public struct Traits: Sendable, Equatable {
    /// The category.
    public let category: UInt32
    /// The group of variants of one product that the item belongs to.
    public let group: UInt32
    /// The price in minor units of the shop's currency.
    public let price: Int64
    /// Up to 64 properties that an item may have, such as a brand or a material, one bit each.
    public let tags: UInt64
    // As floating point, once for all comparisons.
    let tagCount: Double
    let amount: Double

    /// Traits; what is left out is unknown.
    public init(category: UInt32 = 0, group: UInt32 = 0, price: Int64 = 0, tags: UInt64 = 0) {
        self.category = category
        self.group = group
        self.price = price
        self.tags = tags
        tagCount = Double(tags.nonzeroBitCount)
        amount = Double(max(price, 0))
    }
}
