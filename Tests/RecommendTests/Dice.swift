import Recommend

/// SplitMix64 (Steele, Lea, Flood: OOPSLA 2014): the same numbers for the same seed, everywhere.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// Steps over a small catalog, in which low numbers are frequent.
    mutating func steps(catalog: Int = 40) -> [Step] {
        (0...below(8)).map { _ in
            let item = below(below(catalog) + 1)
            return Step(ItemNumber(item), Action.allCases[below(4)])
        }
    }

    /// A visit on one of few days, with few orders, so that ties are common.
    mutating func visit(id: Int) -> Visit {
        Visit(id: UInt64(id), day: 20_000 + Int32(below(12)), order: UInt64(below(5)), steps: steps())
    }

    mutating func visits(_ count: Int) -> [Visit] { (0..<count).map { visit(id: $0) } }

    mutating func query(catalog: Int = 40) -> Query {
        Query(
            chain: Source.allCases.shuffled(using: &self).map(Blend.init), page: steps(catalog: catalog).map(\.item),
            visit: steps(catalog: catalog).map(\.item), history: steps(catalog: catalog).map(\.item),
            limit: 1 + below(30), exclude: [ItemNumber(below(catalog))], repeatsVisit: below(2) == 0,
            listed: (0..<ItemNumber(catalog)).shuffled(using: &self))
    }
}

extension Recommender {
    /// A recommender that learned the visits and settled on a day after them.
    init(of visits: some Sequence<Visit>, parameters: Parameters = .small) {
        self.init(parameters: parameters)
        for visit in visits { learn(visit) }
        settle(day: 20_020)
    }

    func suggest(_ query: Query) -> [Suggestion] { suggest(query, scratch: Scratch()) { _ in true } }

    func items(_ query: Query) -> [ItemNumber] { suggest(query).map(\.item) }
}

extension Parameters {
    /// For small catalogs, so that tests are quick.
    static var small: Parameters {
        var parameters = Parameters()
        parameters.goesWith.explainers = 4
        return parameters
    }
}

extension Visit {
    /// A visit of views on one day.
    static func views(_ id: Int, _ items: [ItemNumber], _ action: Action = .view) -> Visit {
        Visit(id: UInt64(id), day: 20_000, order: UInt64(id), steps: items.map { Step($0, action) })
    }
}
