/// The best items of each category, no more than a bound, in one flat array.
struct ShortLists: Sendable {
    private var items: [ItemNumber] = []
    /// By category: where its list begins; one more at the end.
    private var starts: [Int] = []

    /// The list of a category, best first; empty for category 0, which is none.
    subscript(category: UInt32) -> ArraySlice<ItemNumber> {
        Int(category) + 1 < starts.count ? items[starts[Int(category)]..<starts[Int(category) + 1]] : []
    }

    /// Makes all lists anew: `categories` holds the category of each item, and items without a score are in no list.
    init(_ categories: [UInt32] = [], limit: Int = 0, score: (ItemNumber) -> Double? = { _ in nil }) {
        let known = categories.lazy.filter { $0 < Step.itemBound }
        var ends = Array(repeating: 0, count: Int(known.max() ?? 0) + 2)
        for category in known where category > 0 { ends[Int(category) + 1] += 1 }
        for category in ends.indices.dropFirst() { ends[category] += ends[category - 1] }
        // Sorted by category; the end of one list begins as the end of the one before, and moves up as items come in.
        var members = Array(repeating: ItemNumber(0), count: ends[ends.count - 1])
        for (item, category) in categories.enumerated() where category > 0 && category < Step.itemBound {
            members[ends[Int(category)]] = ItemNumber(item)
            ends[Int(category)] += 1
        }
        var best = Best()
        var start = 0
        for end in ends.dropLast() {
            starts.append(items.count)
            best.reset(limit: limit)
            for item in members[start..<end] {
                if let score = score(item) { best.offer(item, score) }
            }
            best.sort()
            items += best.items
            start = end
        }
        starts.append(items.count)
    }
}
