public import Consent

/// Whole numbers to be added to a counter of the shop, and the marks of the visits they come from.
public struct Tally: Sendable, Hashable {
    /// What is counted.
    public struct Key: Sendable, Hashable {
        public var day: Int32
        public var kind: EventKind
        public var item: ItemNumber

        public init(day: Int32, kind: EventKind, item: ItemNumber) {
            self.day = day
            self.kind = kind
            self.item = item
        }
    }

    public var key: Key
    public var events: Int64
    public var pieces: Int64
    /// A keyed number for each visit and key; the store counts each of them once, so that k visits are k visits.
    public var contributors: [UInt64]

    /// Made only under a permit for measurement.
    public init(
        key: Key, events: Int64, pieces: Int64, contributors: [UInt64], under permit: borrowing Permit<Measuring>
    ) {
        self.key = key
        self.events = events
        self.pieces = pieces
        self.contributors = contributors
    }
}

/// A counter as the store holds it.
public struct Counter: Sendable, Hashable {
    public var key: Tally.Key
    public var events: Int64
    public var pieces: Int64
    /// Different visits that the counter counts.
    public var contributors: Int64

    public init(key: Tally.Key, events: Int64, pieces: Int64, contributors: Int64) {
        self.key = key
        self.events = events
        self.pieces = pieces
        self.contributors = contributors
    }
}

extension Tally.Key: Comparable {
    public static func < (a: Self, b: Self) -> Bool {
        (a.day, a.kind.rawValue, a.item) < (b.day, b.kind.rawValue, b.item)
    }
}
