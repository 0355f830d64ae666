/// What the shop decides by itself; empty unless it does.
///
/// What must not be shown at all is the predicate of ``AfterRanking/arrange(_:scratch:chance:likeness:where:)``.
/// The cost is rules times candidates: a long list of items is better given as a tag.
public struct Rules: Sendable {
    /// Items at fixed places; the first pin of a place or an item counts. An item that is no candidate is not
    /// shown, and a place beyond the last one is none.
    public var pins: [Pin] = []
    /// Factors on the relevance of items; those that concern the same item are multiplied.
    public var boosts: [Boost] = []
    /// What stands behind all else, and is shown only when there is too little else. A pin is stronger.
    public var buried: [Target] = []
    /// Whether of the variants of one product only the best placed is shown.
    public var variantsOnce = true

    /// No rules, except that variants are shown once.
    public init() {}
}

/// An item at a fixed place.
public struct Pin: Sendable, Equatable {
    /// The item.
    public var item: ItemNumber
    /// The place, from 0.
    public var place: Int

    /// A pin.
    public init(_ item: ItemNumber, at place: Int) {
        self.item = item
        self.place = place
    }
}

/// A factor on the relevance of items.
public struct Boost: Sendable, Equatable {
    /// The items concerned.
    public var target: Target
    /// The factor; below 1 it sets back.
    public var factor: Ratio

    /// A boost.
    public init(_ target: Target, by factor: Ratio) {
        self.target = target
        self.factor = factor
    }
}

/// The items that a rule concerns.
public enum Target: Sendable, Equatable {
    /// One item.
    case item(ItemNumber)
    /// All items of a category.
    case category(UInt32)
    /// All items with a tag, by the number of its bit.
    case tag(Int)

    /// Whether the rule concerns a candidate.
    public func matches(_ candidate: Candidate) -> Bool {
        switch self {
        case .item(let item): candidate.item == item
        case .category(let category): candidate.traits.category == category
        case .tag(let bit): candidate.traits.tags >> bit & 1 == 1 && bit >= 0
        }
    }
}

extension Rules {
    func buries(_ candidate: Candidate) -> Bool { buried.contains { $0.matches(candidate) } }
}
