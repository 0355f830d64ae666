public import Recommend
import Shop

/// The graph that is published now, ready to answer from.
public final class PublishedGraph: Sendable {
    /// The first day that the edition is for, in days since 1970: its name.
    public let day: Int32
    /// What the edition cost the people it was made from, as ρ in units of 10⁻¹².
    public let rho: UInt64
    /// The edition as browsers get it.
    public let shards: [GraphShard]
    /// The same, to rank on.
    public let graph: ItemGraph
    /// The ids of its items, by number.
    public let names: [String]
    private let numbers: [String: Int32]

    /// How many items a part of an edition holds.
    public static let shardSize = 10_000

    /// Throws `GraphFault` where the edition's bytes are no graph.
    init(_ edition: GraphEdition) throws(GraphFault) {
        var names: [String] = []
        graph = try ItemGraph(shards: edition.shards, names: &names)
        self.names = names
        day = edition.day
        rho = edition.rho
        shards = edition.shards.map { GraphShard($0) }
        numbers = Dictionary(names.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
    }

    /// The best items of the graph after a visit that ends on a page, at most `query.limit`, with their reasons: what a
    /// browser at level `device` finds for the same steps. Only items that are allowed are there.
    func suggestions(
        _ query: Query, in catalog: borrowing CatalogView, where allowed: (ItemNumber) -> Bool
    ) -> [Suggestion] {
        func own(_ items: [ItemNumber]) -> [Int32] { items.compactMap { numbers[catalog.id(of: $0)] } }
        let page = own(query.page)
        let steps = own(query.visit) + page
        let hidden = Set(own(query.exclude))
        // What is not allowed is not known beforehand: more is asked for in growing steps, which mostly is once.
        var asked = query.limit * 2 + 10
        while true {
            let ranked = graph.rank(steps, hidden: hidden, limit: asked)
            var found: [Suggestion] = []
            for (place, number) in ranked.enumerated() where found.count < query.limit {
                guard let item = catalog.number(of: names[Int(number)]), allowed(item) else { continue }
                let causes = graph.reasons(for: number, after: steps).prefix(3).compactMap { step in
                    catalog.number(of: names[Int(step)]).map {
                        Reason(page.contains(step) ? .alsoViewed : .becauseYouViewed, $0)
                    }
                }
                found.append(
                    Suggestion(
                        item: item, score: Double(ranked.count - place),
                        reasons: causes.isEmpty ? [Reason(.popular)] : causes))
            }
            if found.count == query.limit || ranked.count < asked { return found }
            asked *= 4
        }
    }
}
