public import Anonymity
public import Recommend

/// A differentially private release of the items that go together: what a browser may download, and strangers may see.
///
/// Four vectors with discrete Gaussian noise under one ρ: how much each item of the public catalog is wanted, which
/// chooses the head; how telling the traits are that pairs of the head share, and which; and the pairs themselves. To each
/// vector a shopper adds a row of length one at most, made of her newest items. All else is computed from these.
public struct GraphRelease: Sendable, Hashable {
    /// The length of a shopper's row, in fixed point: short enough that noise for an ε of 0.02 can be drawn exactly.
    static let one = 1 << 15

    /// What the whole release costs.
    public let cost: Cost

    /// How many items get a cell for each pair.
    public let head: Int

    /// How many neighbours an item has in the graph at most.
    public let neighbours: Int

    /// A release under ρ; throws `not-positive` for numbers below one.
    public init(rho: Rho, head: Int = 1_000, neighbours: Int = 20) throws(PrivacyError) {
        guard rho > .zero, head > 0, neighbours > 0 else { throw PrivacyError(.notPositive) }
        guard HeadPairs(items: min(head, BoundedVector.largest)).cells <= BoundedVector.largest else {
            throw PrivacyError(.tooLarge)
        }
        cost = Cost(rho: rho)
        self.head = head
        self.neighbours = neighbours
    }

    /// The graph of what these shoppers want, each with all her items, oldest first.
    ///
    /// What counts as one person is what `person` names. An empty catalog gives an empty graph and costs nothing. Throws
    /// `person-twice`, `purse-empty`, or `too-large` for a ρ so small that its noise cannot be drawn exactly.
    public func release<Person: Hashable>(
        of shoppers: some Sequence<(person: Person, items: [ItemNumber])>, in catalog: ReleaseCatalog,
        paying purse: inout Purse
    ) throws -> ReleasedGraph {
        guard !catalog.items.isEmpty else {
            return ReleasedGraph(graph: try ItemGraph(positions: [], neighbours: []), items: [])
        }
        let (sketch, prior) = try measure(shoppers, in: catalog, paying: &purse) {
            mechanism, vector, purse throws(PrivacyError) in try mechanism.release(vector, paying: &purse)
        }
        return try GraphFit(sketch, prior, catalog, neighbours: neighbours).graph()
    }

    /// The graph that follows from what was released: the same for the same numbers.
    public func fitted(_ sketch: GraphSketch, in catalog: ReleaseCatalog) throws(GraphFault) -> ReleasedGraph {
        let head = GraphHead(sketch.popularity, of: head, in: catalog)
        let prior = head.prior(levels: sketch.levels, traits: sketch.traits, catalog)
        return try GraphFit(sketch, prior, catalog, neighbours: neighbours).graph()
    }

    /// What is released, and nothing else of the shoppers.
    public func sketch<Person: Hashable>(
        of shoppers: some Sequence<(person: Person, items: [ItemNumber])>, in catalog: ReleaseCatalog,
        paying purse: inout Purse
    ) throws(PrivacyError) -> GraphSketch {
        try sketch(of: shoppers, in: catalog, paying: &purse) { mechanism, vector, purse throws(PrivacyError) in
            try mechanism.release(vector, paying: &purse)
        }
    }

    /// How one vector is released; tests repeat the noise.
    package typealias Draw =
        (GaussianMechanism, borrowing BoundedVector, inout Purse) throws(PrivacyError) -> [Int64]

    package func sketch<Person: Hashable>(
        of shoppers: some Sequence<(person: Person, items: [ItemNumber])>, in catalog: ReleaseCatalog,
        paying purse: inout Purse, draw: Draw
    ) throws(PrivacyError) -> GraphSketch {
        try measure(shoppers, in: catalog, paying: &purse, draw: draw).sketch
    }

    /// Each vector asks what the ones before it have released, and the public catalog, and nothing else.
    private func measure<Person: Hashable>(
        _ shoppers: some Sequence<(person: Person, items: [ItemNumber])>, in catalog: ReleaseCatalog,
        paying purse: inout Purse, draw: Draw
    ) throws(PrivacyError) -> (sketch: GraphSketch, prior: PairPrior) {
        let rows = shoppers.map { (person: $0.person, row: ShopperRow($0.items, in: catalog)) }
        func counts(
            _ cells: Int, _ bound: ContributionBound, _ rho: Rho,
            _ row: @escaping (ShopperRow) -> [(cell: Int, amount: Int)]
        ) throws(PrivacyError) -> GraphSketch.Counts {
            guard cells > 0 else { return .none }
            let mechanism = try GaussianMechanism(rho: rho, bound: bound)
            let vector = try BoundedVector(
                count: cells, bound: bound, rows: rows.lazy.map { (person: $0.person, row: row($0.row)) })
            let noisy = try draw(mechanism, vector, &purse)
            let one = Double(Self.one)
            return .init(values: noisy.map { Double($0) / one }, deviation: Self.deviation(mechanism))
        }

        let shares = Shares(cost.rho, traits: !catalog.levels.isEmpty)
        let popularity = try counts(
            catalog.items.count, .shared(norm: Self.one, cells: ShopperRow.most), shares.popularity, \.popularity)
        let head = GraphHead(popularity, of: head, in: catalog)
        let bound = try ContributionBound.scaled(norm: Self.one, cells: ShopperRow.mostPairs)
        let hasTraits = !catalog.levels.isEmpty
        let levels = try counts(hasTraits ? ReleaseCatalog.levelCount : 0, bound, shares.levels) { row in
            head.pairs(of: row).map { (catalog.level(head.shared[$0.cell]), $0.amount) }
        }
        let traits = try counts(hasTraits ? catalog.levels.count + 1 : 0, bound, shares.traits) { row in
            head.pairs(of: row).map { (Int(head.shared[$0.cell]), $0.amount) }
        }
        let prior = head.prior(levels: levels, traits: traits, catalog)
        let weights = prior.weights(deviation: Self.deviation(try GaussianMechanism(rho: shares.pairs, bound: bound)))
        let pairs = try counts(head.cells.cells, bound, shares.pairs) { row in
            head.pairs(of: row).map { ($0.cell, $0.amount / 1_024 * weights[$0.cell]) }
        }
        let sketch = GraphSketch(
            popularity: popularity, head: head.cells.items, levels: levels, traits: traits, pairs: pairs)
        return (sketch, prior)
    }

    /// The deviation of its noise, in units of one shopper's whole row.
    private static func deviation(_ mechanism: GaussianMechanism) -> Double {
        mechanism.noise.variance.value.squareRoot() / Double(one)
    }

    /// How ρ is shared out. The parts were chosen once, for all ε, on public data.
    private struct Shares {
        let popularity: Rho
        let levels: Rho
        let traits: Rho
        let pairs: Rho

        /// A catalog in which no items share a trait needs nothing for traits.
        init(_ rho: Rho, traits hasTraits: Bool) {
            func part(_ percent: UInt64) -> Rho { Rho(units: max(rho.units / 100 * percent, 1)) }
            popularity = part(20)
            levels = hasTraits ? part(2) : .zero
            traits = hasTraits ? part(10) : .zero
            let rest = popularity.units + levels.units + traits.units
            pairs = Rho(units: rho.units - min(rho.units, rest))
        }
    }
}

/// A graph, and the numbers that its items have outside: item i of the graph is `items[i]`.
public struct ReleasedGraph: Sendable, Equatable {
    public let graph: ItemGraph
    public let items: [ItemNumber]
}
