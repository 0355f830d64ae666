import Recommend

/// The items that get a cell for each pair: those that lead the released counts, with what their pairs share.
struct GraphHead {
    /// The pairs of the head.
    let cells: HeadPairs

    /// By cell: the most telling trait that the items share, or nothing.
    let shared: [Int32]

    /// By place in the catalog: the number in the head, or less than zero.
    private let numbers: [Int32]

    /// How much each item is wanted, the most wanted first.
    private let wanted: [Double]

    /// The most wanted items, at most so many.
    init(_ popularity: GraphSketch.Counts, of most: Int, in catalog: ReleaseCatalog) {
        let order = GraphSketch.order(popularity.values)
        let denoised = Denoise.popularity(popularity)
        let cells = HeadPairs(items: min(most, order.count))
        var numbers = [Int32](repeating: -1, count: order.count)
        for (number, place) in order.prefix(cells.items).enumerated() { numbers[place] = Int32(number) }
        var shared = [Int32](repeating: catalog.nothing, count: cells.cells)
        cells.forEach { cell, low, high in shared[cell] = catalog.shared(order[low], order[high]) }
        self.cells = cells
        self.shared = shared
        self.numbers = numbers
        wanted = order.map { denoised[$0] }
    }

    /// A shopper's pairs of head items.
    func pairs(of row: ShopperRow) -> [(cell: Int, amount: Int)] { row.pairs(cells, head: numbers) }

    /// What is expected of the pairs, by what was counted of traits.
    func prior(levels: GraphSketch.Counts, traits: GraphSketch.Counts, _ catalog: ReleaseCatalog) -> PairPrior {
        PairPrior(wanted: wanted, pairs: cells, shared: shared, levels: levels, traits: traits, catalog)
    }
}
