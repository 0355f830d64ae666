/// What the shop decides by itself for its shelves; nothing unless it does.
public struct ShelfRules: Sendable, Hashable {
    /// The items that a rule concerns.
    public enum Target: Sendable, Hashable {
        /// One item, by its id.
        case item(String)
        /// Every item with this name on its category path.
        case category(String)
    }

    /// An item at a fixed place.
    public struct Pin: Sendable, Hashable {
        /// The item's id.
        public var item: String
        /// The place, from 1.
        public var place: Int

        public init(_ item: String, at place: Int) {
            self.item = item
            self.place = place
        }
    }

    /// A factor on how well items fit.
    public struct Boost: Sendable, Hashable {
        public var target: Target
        /// Above 1 it lifts, below 1 it sets back.
        public var factor: Share

        public init(_ target: Target, by factor: Share) {
            self.target = target
            self.factor = factor
        }
    }

    /// Items at fixed places.
    public var pins: [Pin] = []
    /// What is lifted or set back.
    public var boosts: [Boost] = []
    /// What stands behind all else.
    public var buried: [Target] = []
    /// What is never shown.
    public var excluded: [Target] = []
    /// The weight of keeping to the visit's mix of categories, from 0 to 1.
    public var calibration = Share.zero
    /// The weight of showing what is unlike the rest of the shelf, from 0 to 1.
    public var diversity = Share.zero
    /// The share of places that new items get at random, from 0 to 1.
    public var exploration = Share.zero
    /// The share of visits that get what is popular only, from 0 to 1.
    public var holdOut = Share.zero

    public init() {}
}

/// The rules of all shelves of a shop.
public struct ShopRules: Sendable, Hashable {
    /// For every shelf without rules of its own.
    public var everywhere: ShelfRules
    /// By the name of the placement.
    public var shelves: [String: ShelfRules]
    /// What strangers are shown of what many did.
    public var lists: Lists

    /// What strangers, and visitors for one visit, get their suggestions from.
    public enum Lists: String, Sendable, Hashable, CaseIterable {
        /// The models as they are. Whoever watches such lists for long can find out what somebody bought.
        case exact
        /// The published graph, which says nothing about one person; the models as they are until there is one.
        case published
    }

    public init(everywhere: ShelfRules = .init(), shelves: [String: ShelfRules] = [:], lists: Lists = .exact) {
        self.everywhere = everywhere
        self.shelves = shelves
        self.lists = lists
    }

    /// The rules that hold for a placement.
    public subscript(placement: String) -> ShelfRules { shelves[placement] ?? everywhere }
}
