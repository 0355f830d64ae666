/// What was counted of each pair of the head, each with its own noise, and what is expected after a look at all of it.
struct PairCounts {
    /// How often each pair was wanted, by cell, and the variance of the noise in it.
    let values: [Double]
    let variances: [Double]

    /// How often each pair is expected, when the scale and the pairs of similar items are known.
    private(set) var expected: [Double]

    init(_ sketch: GraphSketch, _ prior: PairPrior, _ catalog: ReleaseCatalog) {
        let weights = prior.weights(deviation: sketch.pairs.deviation).map { Double($0) / 1_024 }
        let noise = sketch.pairs.deviation * sketch.pairs.deviation
        values = zip(sketch.pairs.values, weights).map { $0 / $1 }
        variances = weights.map { noise / ($0 * $0) + 1e-9 }
        expected = prior.values
        let scale = scale(of: prior.values)
        for cell in expected.indices { expected[cell] *= scale }
        follow(sketch, prior.pairs, catalog)
    }

    /// What makes expectations most like the counts; not far from one, whatever the noise.
    private func scale(of expected: [Double]) -> Double {
        var (above, below) = (0.0, 0.0)
        for cell in expected.indices {
            above += values[cell] * expected[cell] / variances[cell]
            below += expected[cell] * expected[cell] / variances[cell]
        }
        return below > 0 ? min(max(above / below, 0.25), 4) : 1
    }

    /// Items that are like an item, itself first, and how much.
    typealias Kin = [(item: Int, likeness: Float)]

    /// The most kin of an item.
    private static let mostKin = 32

    /// How much more the noise around a pair must be outweighed than it could be by chance: kin do not all do alike.
    private static let caution: Float = 5

    /// Moves each pair towards what the pairs of its items' kin show, as far as that is more than noise.
    private mutating func follow(_ sketch: GraphSketch, _ pairs: HeadPairs, _ catalog: ReleaseCatalog) {
        let places = sketch.order
        let kin = (0..<pairs.items).map { item -> Kin in
            let alike = (0..<pairs.items).filter { $0 != item }.map { other in
                (item: other, likeness: catalog.likeness(places[item], places[other]))
            }.filter { $0.likeness > 0 }.sorted { ($1.likeness, $0.item) < ($0.likeness, $1.item) }
            return [(item, 1)] + alike.prefix(Self.mostKin).map { ($0.item, Float($0.likeness * $0.likeness)) }
        }
        guard kin.contains(where: { $0.count > 1 }) else { return }
        let squared = kin.map { $0.map { (item: $0.item, likeness: $0.likeness * $0.likeness) } }
        let seen = PairSquare(pairs, values).around(kin)
        let square = PairSquare(pairs, expected)
        let usual = square.around(kin)
        let chance = square.around(squared)
        let noise = PairSquare(pairs, variances).around(squared)
        pairs.forEach { cell, low, high in
            let usual = usual[low, high]
            let doubt = Self.caution * noise[low, high] + 0.5 * chance[low, high]
            guard usual > 0 else { return }
            let trust = usual * usual / (usual * usual + doubt)
            expected[cell] *= Double(max(1 + trust * (seen[low, high] / usual - 1), 0.1))
        }
    }
}
