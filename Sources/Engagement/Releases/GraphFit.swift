import Glibc
import Recommend

/// Makes a graph of what was released and of the public catalog: whatever is done here tells nothing more of anybody.
///
/// Items are numbered as in the graph: by the counts that were released, most wanted first, so that the head comes first.
struct GraphFit {
    private let catalog: ReleaseCatalog
    private let neighbours: Int
    /// The place in the catalog of each item.
    private let places: [Int]
    private let prior: PairPrior
    /// How often each pair of the head is wanted, by cell.
    private let together: [Double]
    /// What a pair counts for its first item being in the visit, and for its second being proposed.
    private let given: [Double]
    private let proposed: [Double]

    /// How much the steps of a visit count, the newest first.
    private static let positions: [UInt16] = [10, 6, 4]

    init(_ sketch: GraphSketch, _ prior: PairPrior, _ catalog: ReleaseCatalog, neighbours: Int) {
        self.catalog = catalog
        self.neighbours = neighbours
        self.prior = prior
        places = sketch.order
        together = Denoise.pairs(PairCounts(sketch, prior, catalog))
        // Between what is likely anyway and what is likely because of the visit.
        given = prior.wanted.map { pow($0, -0.6) }
        proposed = prior.wanted.map { pow($0, -0.2) }
    }

    /// The best neighbours of each item, with weights on one scale for all.
    func graph() throws(GraphFault) -> ReleasedGraph {
        let having = mostWantedByTrait()
        let lists = places.indices.map { best(for: $0, having) }
        // A few pairs stand out so much that all others would be nothing beside them.
        let scores = lists.flatMap { $0.map(\.score) }.sorted()
        let top = scores.isEmpty ? 1 : scores[scores.count - 1 - scores.count / 1_000]
        let edges = lists.map { list in
            list.map { item, score in
                ItemGraph.Edge(to: Int32(item), weight: UInt8(min(max((score / top * 255).rounded(), 1), 255)))
            }
        }
        return ReleasedGraph(
            graph: try ItemGraph(positions: Self.positions, neighbours: edges), items: places.map { catalog.items[$0] })
    }

    /// The items that score best beside an item, of those that can.
    private func best(for item: Int, _ having: [[Int]]) -> [(item: Int, score: Double)] {
        var candidates = Set(0..<(item < prior.pairs.items ? prior.pairs.items : min(neighbours + 1, places.count)))
        for trait in catalog.traits[places[item]] { candidates.formUnion(having[Int(trait)]) }
        candidates.remove(item)
        let scored = candidates.map { (item: $0, score: score(item, $0)) }
        return Array(
            scored.sorted { ($1.score, $0.item) < ($0.score, $1.item) }.prefix(neighbours))
    }

    private func score(_ item: Int, _ other: Int) -> Double {
        let often =
            max(item, other) < prior.pairs.items
            ? together[prior.pairs.cell(item, other)]
            : prior.expected(item, other, shared: catalog.shared(places[item], places[other]))
        return often * given[item] * proposed[other]
    }

    /// By trait that tells something: the most wanted items that have it. Of items alike by that trait and in nothing
    /// else, these score best.
    private func mostWantedByTrait() -> [[Int]] {
        var having = [[Int]](repeating: [], count: catalog.levels.count)
        for (item, place) in places.enumerated() {
            for trait in catalog.traits[place]
            where catalog.levels[Int(trait)] > 0 && having[Int(trait)].count <= neighbours {
                having[Int(trait)].append(item)
            }
        }
        return having
    }
}
