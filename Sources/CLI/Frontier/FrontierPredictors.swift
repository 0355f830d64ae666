import Engagement
import Recommend

/// Ranks on a released graph, as a browser does: nothing of the history is proposed.
struct GraphPredictor: Predictor {
    private let released: ReleasedGraph
    private let numbers: [Int32]

    init(_ released: ReleasedGraph, items: Int) {
        var numbers = [Int32](repeating: -1, count: items)
        for (number, item) in released.items.enumerated() { numbers[Int(item)] = Int32(number) }
        self.released = released
        self.numbers = numbers
    }

    func memory() {}

    func best(_ query: [ItemNumber], limit: Int, _ memory: inout Void) -> [ItemNumber] {
        released.graph.rank(query.map { numbers[Int($0)] }, limit: limit).map { released.items[Int($0)] }
    }
}

/// The same list for everyone, without what she had.
struct ListPredictor: Predictor {
    let order: [ItemNumber]

    func memory() {}

    func best(_ query: [ItemNumber], limit: Int, _ memory: inout Void) -> [ItemNumber] {
        Array(order.lazy.filter { !query.contains($0) }.prefix(limit))
    }
}

/// The server's own next-item model, which has no noise, on the newest items of a history.
struct RecentPredictor: Predictor {
    let model: NextItemPredictor
    /// How many of the newest items it is asked about.
    let last: Int

    func memory() -> Scratch { model.memory() }

    func best(_ query: [ItemNumber], limit: Int, _ memory: inout Scratch) -> [ItemNumber] {
        let found = model.best(query.suffix(last), limit: limit + query.count, &memory)
        return Array(found.lazy.filter { !query.contains($0) }.prefix(limit))
    }
}
