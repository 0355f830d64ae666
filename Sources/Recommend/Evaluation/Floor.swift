/// What every model must beat: the same popular items for everyone, by how many visits had them.
public struct Floor<Query: Sendable>: Predictor {
    private let ranking: [ItemNumber]
    private let unwanted: @Sendable (Query) -> [ItemNumber]

    /// The most popular items first, lower numbers first among equals; `unwanted` says what not to answer a query with.
    public init(
        _ visits: [Visit], items: Int, without unwanted: @escaping @Sendable (Query) -> [ItemNumber] = { _ in [] }
    ) {
        var counts = [Int](repeating: 0, count: items)
        for visit in visits {
            for item in Set(visit.steps.map(\.item)) where item < items { counts[Int(item)] += 1 }
        }
        ranking = (0..<ItemNumber(items)).sorted { (counts[Int($1)], $0) < (counts[Int($0)], $1) }
        self.unwanted = unwanted
    }

    public func memory() -> [ItemNumber] { [] }

    public func best(_ query: Query, limit: Int, _ memory: inout [ItemNumber]) -> [ItemNumber] {
        let unwanted = unwanted(query)
        if unwanted.isEmpty { return Array(ranking.prefix(limit)) }
        let refused = Set(unwanted)
        return Array(ranking.lazy.filter { !refused.contains($0) }.prefix(limit))
    }
}
