/// The distinct items of many histories in rising order, and for each item its histories: made by transposing twice,
/// without sorting.
struct SortedHistories: Sendable {
    /// The items of all histories; those of history `h` from `starts[h]` to `ends[h]`.
    private(set) var items: [ItemNumber]
    let starts: [Int]
    private(set) var ends: [Int]
    /// The histories of each item, item by item.
    private(set) var owners: [UInt32] = []
    private(set) var itemStarts: [Int] = [0]
    /// Beside `owners`: where the items after this one begin in that history.
    private(set) var tails: [Int] = []
    /// By item: how many items come after it in its histories.
    private(set) var work: [Int] = []

    var count: Int { ends.count }

    init(_ table: HistoryTable) {
        starts = Array(table.starts.dropLast())
        ends = starts
        items = [ItemNumber](repeating: 0, count: table.items.count)
        owners.reserveCapacity(items.count)
        tails.reserveCapacity(items.count)
        for item in 0..<table.width {
            var last = UInt32.max
            for at in table.placeStarts[item]..<table.placeStarts[item + 1] {
                let owner = table.owners[Int(table.places[at])]
                guard owner != last else { continue }
                last = owner
                items[ends[Int(owner)]] = ItemNumber(item)
                ends[Int(owner)] += 1
                owners.append(owner)
                tails.append(ends[Int(owner)])
            }
            itemStarts.append(owners.count)
        }
        work = (0..<table.width).map { item in
            (itemStarts[item]..<itemStarts[item + 1]).reduce(0) { $0 + ends[Int(owners[$1])] - tails[$1] }
        }
    }
}
