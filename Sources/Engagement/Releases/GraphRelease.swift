public import Anonymity
public import Recommend

/// A differentially private release of the items that go together: what a browser may download, and strangers may see.
///
/// Three vectors with discrete Gaussian noise under one ρ: how much each item of the public catalog is wanted, which
/// chooses the head; by how telling a trait the pairs of the head are alike; and the pairs themselves. To each vector a
/// shopper adds a row of length one at most, made of her newest items. All else is computed from these.
public struct GraphRelease: Sendable, Hashable {
    /// The length of a shopper's row, in fixed point: short enough that noise for an ε of 0.02 can be drawn exactly.
    static let one = 1 << 16

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
        return try fitted(try sketch(of: shoppers, in: catalog, paying: &purse), in: catalog)
    }

    /// The graph that follows from what was released: the same for the same numbers.
    public func fitted(_ sketch: GraphSketch, in catalog: ReleaseCatalog) throws(GraphFault) -> ReleasedGraph {
        try GraphFit(sketch, catalog, neighbours: neighbours).graph()
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
        let rows = shoppers.map { (person: $0.person, row: ShopperRow($0.items, in: catalog)) }
        func counts(
            _ cells: Int, _ bound: ContributionBound, _ rho: Rho,
            _ row: @escaping (ShopperRow) -> [(cell: Int, amount: Int)]
        ) throws(PrivacyError) -> GraphSketch.Counts {
            guard cells > 0 else { return .init(values: [], deviation: 0) }
            let mechanism = try GaussianMechanism(rho: rho, bound: bound)
            let vector = try BoundedVector(
                count: cells, bound: bound, rows: rows.lazy.map { (person: $0.person, row: row($0.row)) })
            let noisy = try draw(mechanism, vector, &purse)
            let one = Double(Self.one)
            return .init(
                values: noisy.map { Double($0) / one },
                deviation: mechanism.noise.variance.value.squareRoot() / one)
        }

        let shares = Shares(cost.rho)
        let popularity = try counts(
            catalog.items.count, .shared(norm: Self.one, cells: ShopperRow.most), shares.popularity, \.popularity)
        let head = GraphSketch.order(popularity.values).prefix(head)
        let pairs = HeadPairs(items: head.count)
        var numbers = [Int32](repeating: -1, count: catalog.items.count)
        for (number, place) in head.enumerated() { numbers[place] = Int32(number) }
        var levels = [Int](repeating: 0, count: pairs.cells)
        pairs.forEach { cell, low, high in levels[cell] = catalog.level(head[low], head[high]) }

        let bound = try ContributionBound.scaled(norm: Self.one, cells: ShopperRow.mostPairs)
        return GraphSketch(
            popularity: popularity, head: head.count,
            levels: try counts(ReleaseCatalog.levelCount, bound, shares.levels) { row in
                row.pairs(pairs, head: numbers).map { (levels[$0.cell], $0.amount) }
            },
            pairs: try counts(pairs.cells, bound, shares.pairs) { $0.pairs(pairs, head: numbers) })
    }

    /// How ρ is shared out. The parts were chosen once, for all ε, on public data.
    private struct Shares {
        let popularity: Rho
        let levels: Rho
        let pairs: Rho

        init(_ rho: Rho) {
            popularity = Rho(units: max(rho.units / 20 * 3, 1))
            levels = Rho(units: max(rho.units / 20, 1))
            pairs = Rho(units: rho.units - min(rho.units, popularity.units + levels.units))
        }
    }
}

/// A graph, and the numbers that its items have outside: item i of the graph is `items[i]`.
public struct ReleasedGraph: Sendable, Equatable {
    public let graph: ItemGraph
    public let items: [ItemNumber]
}
