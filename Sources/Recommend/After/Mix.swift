/// How much of each category there is in a visit or a history: whole numbers by category.
public struct Mix: Sendable, Equatable {
    /// The categories, ascending.
    public private(set) var categories: [UInt32] = []
    /// Their weights, in the same order.
    public private(set) var weights: [UInt64] = []
    /// The sum of the weights.
    public private(set) var total: UInt64 = 0

    /// Nothing yet.
    public init() {}

    /// Each category as often as it is listed.
    public init(_ categories: some Sequence<UInt32>) {
        for category in categories { add(category) }
    }

    /// Adds to a category; category 0 is none and is passed over.
    public mutating func add(_ category: UInt32, weight: UInt32 = 1) {
        guard category != 0, weight > 0 else { return }
        let place = place(of: category)
        if place < categories.count, categories[place] == category {
            weights[place] += UInt64(weight)
        } else {
            categories.insert(category, at: place)
            weights.insert(UInt64(weight), at: place)
        }
        total += UInt64(weight)
    }

    /// The share of a category, from 0 to 1.
    public func share(of category: UInt32) -> Double {
        let place = place(of: category)
        guard place < categories.count, categories[place] == category else { return 0 }
        return Double(weights[place]) / Double(total)
    }

    private func place(of category: UInt32) -> Int {
        var low = 0
        var high = categories.count
        while low < high {
            let middle = (low + high) / 2
            if categories[middle] < category { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
