/// The newest items of the catalog, in each category and in all: facts about items, none about people.
///
/// Only the newest share of the catalog is new, so that a catalog that came in all at once is not new from end to end.
public struct Newest: Sendable {
    private struct Entry: Sendable {
        var day: Int32
        var category: UInt32
    }

    private let listed: Int
    private let share: Ratio
    private var entries: [Entry?] = []
    private var lists = ShortLists()
    private var all: [ItemNumber] = []
    private var dirty = false

    /// No items yet; at most `listed` items a category, and as many in all, are kept in order.
    public init(listed: Int = 200, share: Ratio = Ratio(1, over: 10)) {
        self.listed = listed
        self.share = share
    }

    /// Puts an item into a category, 0 for none. The day is that on which it was first seen: a known item keeps its own.
    public mutating func put(_ item: ItemNumber, day: Int32, category: UInt32 = 0) {
        guard item < Step.itemBound else { return }
        if item >= entries.count {
            entries.append(contentsOf: repeatElement(nil, count: Int(item) + 1 - entries.count))
        }
        entries[Int(item)] = Entry(day: entries[Int(item)]?.day ?? day, category: category)
        dirty = true
    }

    /// Removes an item; put again, it is new again.
    public mutating func remove(_ item: ItemNumber) {
        guard item < entries.count, entries[Int(item)] != nil else { return }
        entries[Int(item)] = nil
        dirty = true
    }

    /// Makes the lists anew if anything has changed.
    public mutating func settle() {
        guard dirty else { return }
        dirty = false
        let days = entries.compactMap { $0?.day }.sorted(by: >)
        let new = Int(Double(days.count) * min(share, .one).value)
        let oldest = new > 0 ? days[new - 1] : .max
        lists = ShortLists(entries.map { $0?.category ?? 0 }, limit: listed) { item in
            entries[Int(item)].flatMap { new > 0 && $0.day >= oldest ? Double($0.day) : nil }
        }
        var best = Best()
        best.reset(limit: listed)
        for (item, entry) in entries.enumerated() {
            if let entry, new > 0, entry.day >= oldest { best.offer(ItemNumber(item), Double(entry.day)) }
        }
        best.sort()
        all = best.items
    }

    /// The newest items as of the last settling, without what was removed since; ties go to the lower item number.
    public func items() -> [ItemNumber] { all.filter { entries[Int($0)] != nil } }

    /// The newest items of a category as of the last settling, without what has left it since.
    public func items(in category: UInt32) -> [ItemNumber] {
        lists[category].filter { entries[Int($0)]?.category == category }
    }
}
