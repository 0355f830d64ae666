/// All that one user had, oldest first: the unit that ``ForYou`` learns and forgets.
public struct History: Sendable, Hashable {
    /// Only so many of the newest entries reach the model: the contribution of a user is bounded.
    public static let longest = 2_000

    /// One item that a user had.
    public struct Entry: Sendable, Hashable {
        /// The item.
        public var item: ItemNumber
        /// The day it was had, in days since 1970; the same for all where days are not known.
        public var day: Int32
        /// Grows from sitting to sitting; items of one sitting (a basket) have no order among themselves.
        public var sitting: UInt32

        /// An item with its day and sitting.
        public init(_ item: ItemNumber, day: Int32 = 0, sitting: UInt32) {
            self.item = item
            self.day = day
            self.sitting = sitting
        }
    }

    /// The name of the history, unique in its shop.
    public var id: UInt64
    /// What the user had, oldest first, repeats kept.
    public var entries: [Entry]

    /// A history from its entries, oldest first.
    public init(id: UInt64, entries: [Entry]) {
        self.id = id
        self.entries = entries
    }

    /// A history of items one after the other, whose days are not known.
    public init(id: UInt64, items: [ItemNumber]) {
        self.init(id: id, entries: items.enumerated().map { Entry($1, sitting: UInt32(truncatingIfNeeded: $0)) })
    }
}

extension History {
    /// The entries that reach the model: the newest, without impossible items.
    var kept: [Entry] {
        var kept = entries
        kept.removeAll { $0.item >= Step.itemBound }
        return kept.count > Self.longest ? Array(kept.suffix(Self.longest)) : kept
    }

    /// The distinct items among entries in rising order.
    static func distinct(_ entries: [Entry]) -> [ItemNumber] {
        let sorted = entries.map(\.item).sorted()
        return sorted.indices.compactMap { $0 > 0 && sorted[$0 - 1] == sorted[$0] ? nil : sorted[$0] }
    }
}
