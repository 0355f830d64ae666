/// How often each pair of the head is expected before its own count is looked at: by how much its items are wanted, by
/// what they share, and by the counts of the pairs of items that are like them.
struct PairPrior {
    /// How often each pair is wanted, by cell.
    private(set) var values: [Double]

    /// How much more often than by popularity alone, by level.
    let lifts: Lifts

    /// What a pair of items wanted once each is expected, at a lift of one.
    let scale: Double

    /// Items that are like an item, itself first, and how much.
    private typealias Kin = [(item: Int, likeness: Float)]

    init(_ sketch: GraphSketch, _ catalog: ReleaseCatalog, wanted: [Double]) {
        let pairs = HeadPairs(items: sketch.head)
        let places = sketch.order
        var products = [Double](repeating: 0, count: pairs.cells)
        var levels = [Int](repeating: 0, count: pairs.cells)
        pairs.forEach { cell, low, high in
            products[cell] = wanted[low] * wanted[high]
            levels[cell] = catalog.level(places[low], places[high])
        }
        var expected = [Double](repeating: 0, count: ReleaseCatalog.levelCount)
        for (product, level) in zip(products, levels) { expected[level] += product }
        let lifts = Lifts(sketch.levels.values, expected: expected)
        let shapes = zip(products, levels).map { $0 * lifts.values[$1] }
        scale = Self.scale(
            of: sketch.pairs.values, along: shapes, usual: 0.5 * wanted.prefix(sketch.head).reduce(0, +))
        self.lifts = lifts
        values = shapes.map { [scale] in $0 * scale }
        follow(sketch, catalog, pairs, places)
    }

    /// How often a pair is expected whose items are wanted so much, as a product, and share a trait of that level.
    func expected(_ product: Double, level: Int) -> Double { product * lifts.values[level] * scale }

    /// What makes the shapes most like the counts; with much noise not far from one pair for each two items wanted.
    private static func scale(of counts: [Double], along shapes: [Double], usual: Double) -> Double {
        let squares = shapes.reduce(0) { $0 + $1 * $1 }
        let sum = shapes.reduce(0, +)
        guard squares > 0, sum > 0 else { return 0 }
        let best = zip(counts, shapes).reduce(0) { $0 + $1.0 * $1.1 } / squares
        return min(max(best, usual / sum / 4), usual / sum * 4)
    }

    /// The most kin of an item.
    private static let mostKin = 32

    /// Moves each pair towards what the pairs of its items' kin show, as far as that is more than noise.
    private mutating func follow(
        _ sketch: GraphSketch, _ catalog: ReleaseCatalog, _ pairs: HeadPairs, _ places: [Int]
    ) {
        let kin = (0..<pairs.items).map { item -> Kin in
            let alike = (0..<pairs.items).filter { $0 != item }.map { other in
                (item: other, likeness: catalog.likeness(places[item], places[other]))
            }.filter { $0.likeness > 0 }.sorted { ($1.likeness, $0.item) < ($0.likeness, $1.item) }
            return [(item, 1)] + alike.prefix(Self.mostKin).map { ($0.item, Float($0.likeness * $0.likeness)) }
        }
        guard kin.contains(where: { $0.count > 1 }) else { return }
        let squared = kin.map { $0.map { (item: $0.item, likeness: $0.likeness * $0.likeness) } }
        let seen = Square(pairs, sketch.pairs.values).around(kin)
        let expected = Square(pairs, values)
        let usual = expected.around(kin)
        let chance = expected.around(squared)
        let noise = Square(pairs, [Double](repeating: 1, count: pairs.cells)).around(squared)
        let variance = Float(sketch.pairs.deviation * sketch.pairs.deviation)
        pairs.forEach { cell, low, high in
            let usual = usual[low, high]
            let doubt = noise[low, high] * variance + 0.5 * chance[low, high]
            guard usual > 0 else { return }
            let trust = usual * usual / (usual * usual + doubt)
            values[cell] *= Double(max(1 + trust * (seen[low, high] / usual - 1), 0.1))
        }
    }
}

/// A symmetric matrix of the pairs of head items.
private struct Square {
    private let size: Int
    private var rows: [[Float]]

    init(_ pairs: HeadPairs, _ values: [Double]) {
        size = pairs.items
        rows = [[Float]](repeating: [Float](repeating: 0, count: pairs.items), count: pairs.items)
        pairs.forEach { cell, low, high in
            rows[low][high] = Float(values[cell])
            rows[high][low] = Float(values[cell])
        }
    }

    subscript(row: Int, column: Int) -> Float { rows[row][column] }

    /// The sum over the kin of both items, by how alike they are.
    func around(_ kin: [[(item: Int, likeness: Float)]]) -> Square {
        gathered(kin).transposed().gathered(kin)
    }

    private func gathered(_ kin: [[(item: Int, likeness: Float)]]) -> Square {
        var result = self
        for (row, relatives) in kin.enumerated() {
            var sum = [Float](repeating: 0, count: size)
            for (item, likeness) in relatives {
                let row = rows[item]
                for column in 0..<size { sum[column] += likeness * row[column] }
            }
            result.rows[row] = sum
        }
        return result
    }

    private func transposed() -> Square {
        var result = self
        for row in 0..<size { for column in 0..<size { result.rows[column][row] = rows[row][column] } }
        return result
    }
}
