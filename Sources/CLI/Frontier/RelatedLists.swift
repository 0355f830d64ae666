import Engagement
import Recommend

/// Which lists of related items strangers see.
protocol RelatedLists {
    /// The items related to one, best first.
    func related(to item: ItemNumber) -> [ItemNumber]
}

/// The usual lists: by how many shoppers had both, counted exactly.
struct ExactLists: RelatedLists {
    private let histories: [[ItemNumber]]
    private let having: [[Int32]]
    private let length: Int

    init(_ histories: [[ItemNumber]], items: Int, length: Int) {
        var having = [[Int32]](repeating: [], count: items)
        for (shopper, history) in histories.enumerated() {
            for item in Set(history) { having[Int(item)].append(Int32(shopper)) }
        }
        self.histories = histories
        self.having = having
        self.length = length
    }

    func related(to item: ItemNumber) -> [ItemNumber] {
        var counts: [ItemNumber: Int] = [:]
        for shopper in having[Int(item)] {
            for other in Set(histories[Int(shopper)]) { counts[other, default: 0] += 1 }
        }
        counts[item] = nil
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(length).map(\.key)
    }
}

/// The lists of a released graph.
struct ReleasedLists: RelatedLists {
    private let released: ReleasedGraph
    private let numbers: [ItemNumber: Int32]

    init(_ released: ReleasedGraph) {
        self.released = released
        numbers = Dictionary(uniqueKeysWithValues: released.items.enumerated().map { ($1, Int32($0)) })
    }

    func related(to item: ItemNumber) -> [ItemNumber] {
        guard let number = numbers[item] else { return [] }
        return released.graph.neighbours[Int(number)].sorted { ($1.weight, $0.to) < ($0.weight, $1.to) }
            .map { released.items[Int($0.to)] }
    }
}
