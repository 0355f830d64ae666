/// Working memory of ``NextItem``: the query's items, and the visits that share items with it.
struct Neighbourhood: Sendable {
    /// A visit that shares an item with the query.
    struct Neighbour: Sendable {
        /// Where the items of the visit stand.
        var first: UInt32
        var end: UInt32
        /// Where the shared item stands through which the visit was found.
        var spot: UInt32
        /// The index of that item in the query.
        var found: UInt32
        /// What its age leaves of it.
        var recency: Double

        /// Its record, for as long as its items are not crossed out.
        var place: UInt32 { first - UInt32(VisitRecords.head) }
    }

    /// A distinct item of the query, or a candidate that is followed like one.
    struct Asked: Sendable {
        var item: ItemNumber
        /// How many distinct items of the query are newer.
        var position = 0
        /// How often the query has it.
        var times: Int32 = 1
        /// Where the oldest of its visits stands that is looked at, in the index, and where they end.
        var oldest = 0
        var end = 0
        /// What sharing it counts.
        var weight = 0.0
        /// What it carries in a visit that shares nothing else.
        var carried = 0.0
        /// The bits of the other items of the query.
        var others: UInt64 = 0
        /// The sum that it had when it was chosen to be followed.
        var sum: UInt64 = 0
    }

    /// The items that a visit shares with the query: where they stand in it, and their indices in `items`.
    struct Shared {
        var count = 0
        /// The sum of what sharing them counts.
        var worth = 0.0
        var places = InlineArray<31, Int>(repeating: 0)
        var items = InlineArray<31, Int>(repeating: 0)
    }

    /// The distinct items of the query that the model knows, newest first.
    var items: [Asked] = []
    /// By item number: one plus the index in `items`; 0 for items that are not in the query.
    var placeOf: [UInt8] = []
    /// One bit for each item of the query, at its number modulo 64: most items of a visit need no second look.
    var signature: UInt64 = 0
    /// The factors of the query's own items as candidates.
    var own: [Double] = []
    /// The visits that share items with the query; those found a second time are left without items.
    var neighbours: [Neighbour] = []
    /// The sum of words that were read only to have them at hand; nothing depends on it.
    var warmth: UInt32 = 0
    /// How many of them the newest item has found, and which of those may share other items too.
    var newest = 0
    var mixed: [Int] = []
    /// Room for all items that can have sums, and for one more.
    var touched: [ItemNumber] = []
    /// The candidates that are followed.
    var echoes: [Asked] = []
    /// The distinct items of the query seen so far, known or not.
    var seen: [ItemNumber] = []
    /// By item number: one plus the index of an item among those whose reasons are asked for; all zero between uses.
    var wanted: [UInt32] = []
    /// By the last twelve bits of item numbers: whether one of them is wanted. Small enough to be always at hand.
    var maybeWanted = Array(repeating: false, count: 4_096)
    /// What each item of the query brought to each wanted item.
    var shares: [UInt64] = []

    mutating func open(items: Int) {
        guard placeOf.count < items else { return }
        placeOf.append(contentsOf: repeatElement(0, count: items - placeOf.count))
        wanted.append(contentsOf: repeatElement(0, count: items - wanted.count))
        touched.append(contentsOf: repeatElement(0, count: items + 1 - touched.count))
    }

    mutating func clear() {
        for asked in items { placeOf[Int(asked.item)] = 0 }
        signature = 0
        items.removeAll(keepingCapacity: true)
        own.removeAll(keepingCapacity: true)
        neighbours.removeAll(keepingCapacity: true)
        newest = 0
        mixed.removeAll(keepingCapacity: true)
        echoes.removeAll(keepingCapacity: true)
    }

    /// The bit of an item in the signature.
    @inline(__always)
    static func bit(_ item: ItemNumber) -> UInt64 { 1 &<< UInt64(item & 63) }
}
