/// The unordered pairs of the first so many items, one cell each.
struct HeadPairs: Sendable, Equatable {
    /// The number of items.
    let items: Int

    /// The number of pairs.
    var cells: Int { items * (items - 1) / 2 }

    /// The cell of two different items, in whatever order.
    func cell(_ one: Int, _ other: Int) -> Int {
        let (low, high) = (min(one, other), max(one, other))
        return low * (2 * items - low - 1) / 2 + high - low - 1
    }

    /// Every pair, in the order of the cells.
    func forEach(_ body: (_ cell: Int, _ low: Int, _ high: Int) -> Void) {
        var cell = 0
        for low in 0..<items {
            for high in (low + 1)..<max(items, low + 1) {
                body(cell, low, high)
                cell += 1
            }
        }
    }
}
