/// Many histories in flat arrays, with an index from each item to where it stands: for counting in bulk.
struct HistoryTable: Sendable {
    /// The entries of all histories, one history after the other.
    private(set) var items: [ItemNumber] = []
    private(set) var sittings: [UInt32] = []
    /// By entry: the history.
    private(set) var owners: [UInt32] = []
    /// By history: where its entries begin; one more for the end.
    private(set) var starts: [Int] = [0]
    /// The places of each item, item by item in the order of the entries.
    private(set) var places: [UInt32] = []
    /// By item: where its places begin; one more for the end.
    private(set) var placeStarts: [Int] = []

    /// The number of items: one more than the highest number.
    var width: Int { placeStarts.count - 1 }

    init(_ histories: [[History.Entry]]) {
        let count = histories.reduce(0) { $0 + $1.count }
        items.reserveCapacity(count)
        sittings.reserveCapacity(count)
        owners.reserveCapacity(count)
        for (owner, entries) in histories.enumerated() {
            for entry in entries {
                items.append(entry.item)
                sittings.append(entry.sitting)
                owners.append(UInt32(owner))
            }
            starts.append(items.count)
        }
        indexItems()
    }

    private mutating func indexItems() {
        let width = items.max().map { Int($0) + 1 } ?? 0
        placeStarts = [Int](repeating: 0, count: width + 1)
        for item in items { placeStarts[Int(item) + 1] += 1 }
        for item in 0..<width { placeStarts[item + 1] += placeStarts[item] }
        var next = placeStarts
        places = [UInt32](repeating: 0, count: items.count)
        for (place, item) in items.enumerated() {
            places[next[Int(item)]] = UInt32(place)
            next[Int(item)] += 1
        }
    }
}
