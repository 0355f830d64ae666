import Glibc

/// How often each pair of the head is expected before pairs are counted: by how much its items are wanted, and by the most
/// telling trait that they share.
struct PairPrior {
    /// How much each item is wanted, the most wanted first, as all items are numbered here.
    let wanted: [Double]

    /// The pairs of the head.
    let pairs: HeadPairs

    /// How often each pair is expected, by cell.
    private(set) var values: [Double]

    /// By trait, and last for none: how much more often than by popularity alone a pair is wanted that shares it.
    private let gains: [Double]

    /// What a pair is expected at a gain of one, whose items are wanted once each.
    private let scale: Double

    /// Pairs are not quite as uneven as the products of how much their items are wanted.
    private static let flatness = 0.8

    /// How much items are wanted in pairs: by what was counted of levels and traits, where anything was.
    init(
        wanted: [Double], pairs: HeadPairs, shared: [Int32], levels: GraphSketch.Counts, traits: GraphSketch.Counts,
        _ catalog: ReleaseCatalog
    ) {
        self.wanted = wanted
        self.pairs = pairs
        var products = [Double](repeating: 0, count: pairs.cells)
        pairs.forEach { cell, low, high in products[cell] = pow(wanted[low] * wanted[high], Self.flatness) }
        // Each item that is wanted makes about half a pair.
        let usual = 0.5 * wanted.prefix(pairs.items).reduce(0, +)
        gains = Self.gains(products, usual, shared, levels, traits, catalog)
        values = zip(products, shared).map { [gains] in $0 * gains[Int($1)] }
        let sum = values.reduce(0, +)
        scale = sum > 0 ? usual / sum : 0
        for cell in values.indices { values[cell] *= scale }
    }

    /// How often a pair is expected, wherever its items stand, that shares a trait.
    func expected(_ one: Int, _ other: Int, shared trait: Int32) -> Double {
        pow(wanted[one] * wanted[other], Self.flatness) * gains[Int(trait)] * scale
    }

    private static func gains(
        _ products: [Double], _ usual: Double, _ shared: [Int32], _ levels: GraphSketch.Counts,
        _ traits: GraphSketch.Counts, _ catalog: ReleaseCatalog
    ) -> [Double] {
        guard !traits.values.isEmpty else { return [Double](repeating: 1, count: catalog.levels.count + 1) }
        var byTrait = [Double](repeating: 0, count: traits.values.count)
        for (product, trait) in zip(products, shared) { byTrait[Int(trait)] += product }
        var byLevel = [Double](repeating: 0, count: levels.values.count)
        for (trait, product) in byTrait.enumerated() { byLevel[catalog.level(Int32(trait))] += product }
        let lifts = Lifts(levels.values, expected: byLevel)
        let shapes = byTrait.enumerated().map { $1 * lifts.values[catalog.level(Int32($0))] }
        let sum = shapes.reduce(0, +)
        guard sum > 0 else { return [Double](repeating: 1, count: byTrait.count) }
        // What a level has in common is lifted together; a trait stands out as far as its own count is more than noise.
        return Denoise.gains(traits, expected: shapes.map { $0 * usual / sum }).enumerated().map {
            $1 * lifts.values[catalog.level(Int32($0))]
        }
    }

    /// By cell: what a pair weighs in a shopper's row, in parts of 1,024. What is expected so rarely that it could not be
    /// told from noise of this deviation weighs less: what she says of it is better said of another pair.
    func weights(deviation: Double) -> [Int] {
        let doubt = 0.006 * deviation * deviation * deviation
        return values.map { max(Int(1_024 * ($0 / ($0 + doubt)).squareRoot()), 1) }
    }
}
