/// Working memory of ``NextItem``: the query's items, and the visits that share items with it.
struct Neighbourhood: Sendable {
    /// A visit that shares items with the query.
    struct Neighbour: Sendable {
        var first: Int
        var end: Int
        var recency: UInt64
    }

    /// The distinct items of the query that the model knows, newest first.
    var items: [ItemNumber] = []
    /// What sharing each of these items counts.
    var weights: [UInt32] = []
    /// By item number: one plus the index in `items`; 0 for items that are not in the query.
    var placeOf: [UInt8] = []
    /// What a visit shares with the query, by slot; all zero between uses.
    var likeness: [UInt32] = []
    /// The slots that share anything.
    var touched: [UInt32] = []
    /// What the visits of `touched` count for.
    var keys: [UInt32] = []
    /// The slots of the neighbours that were chosen.
    var chosen: [UInt32] = []
    /// The same neighbours as they are read: where their items stand, and what their age leaves of them.
    var neighbours: [Neighbour] = []
    /// Memory for choosing.
    var order: [UInt32] = []
    /// The distinct items of the query seen so far, known or not.
    var seen: [ItemNumber] = []
    /// By item number: one plus the index of an item among those whose reasons are asked for; all zero between uses.
    var wanted: [UInt32] = []
    /// What each item of the query brought to each wanted item.
    var shares: [UInt64] = []

    mutating func open(items: Int, slots: Int) {
        if placeOf.count < items {
            placeOf.append(contentsOf: repeatElement(0, count: items - placeOf.count))
            wanted.append(contentsOf: repeatElement(0, count: items - wanted.count))
        }
        if likeness.count < slots { likeness.append(contentsOf: repeatElement(0, count: slots - likeness.count)) }
    }

    mutating func clear() {
        for item in items { placeOf[Int(item)] = 0 }
        items.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        chosen.removeAll(keepingCapacity: true)
        neighbours.removeAll(keepingCapacity: true)
    }
}
