/// The best few of many: a bounded selection in which no two items tie, since a lower number goes first.
struct Best: Sendable {
    var items: [ItemNumber] = []
    var scores: [Double] = []
    private(set) var limit = 0

    /// Empties the selection and keeps its memory.
    mutating func reset(limit: Int) {
        self.limit = max(0, limit)
        items.removeAll(keepingCapacity: true)
        scores.removeAll(keepingCapacity: true)
    }

    /// Whether the item would be among the best so far.
    func admits(_ item: ItemNumber, _ score: Double) -> Bool {
        if items.count < limit { return true }
        guard limit > 0 else { return false }
        return Self.precedes(score, item, scores[0], items[0])
    }

    /// What a positive score must at least be to be among the best so far.
    var least: Double { items.count < limit ? .leastNonzeroMagnitude : scores.first ?? .infinity }

    mutating func offer(_ item: ItemNumber, _ score: Double) {
        guard admits(item, score) else { return }
        if items.count < limit {
            items.append(item)
            scores.append(score)
            rise(items.count - 1)
        } else {
            items[0] = item
            scores[0] = score
            sink(0, below: items.count)
        }
    }

    /// Brings the selection into order, best first; nothing can be offered afterwards.
    mutating func sort() {
        limit = 0
        var end = items.count
        while end > 1 {
            end -= 1
            swap(0, end)
            sink(0, below: end)
        }
    }

    /// Keeps only these items, which need no scores any more.
    mutating func keep(_ few: [ItemNumber]) {
        items.removeAll(keepingCapacity: true)
        items.append(contentsOf: few)
        scores.removeAll(keepingCapacity: true)
        scores.append(contentsOf: repeatElement(0, count: few.count))
    }

    /// The total order of suggestions: higher scores first, then lower item numbers.
    static func precedes(_ score: Double, _ item: ItemNumber, _ other: Double, _ otherItem: ItemNumber) -> Bool {
        score != other ? score > other : item < otherItem
    }

    // The worst of the selection stands on top of the heap.

    private func worse(_ a: Int, _ b: Int) -> Bool { Self.precedes(scores[b], items[b], scores[a], items[a]) }

    private mutating func swap(_ a: Int, _ b: Int) {
        items.swapAt(a, b)
        scores.swapAt(a, b)
    }

    private mutating func rise(_ start: Int) {
        var place = start
        while place > 0, worse(place, (place - 1) / 2) {
            swap(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink(_ start: Int, below end: Int) {
        var place = start
        while 2 * place + 1 < end {
            var child = 2 * place + 1
            if child + 1 < end, worse(child + 1, child) { child += 1 }
            guard worse(child, place) else { return }
            swap(child, place)
            place = child
        }
    }
}
