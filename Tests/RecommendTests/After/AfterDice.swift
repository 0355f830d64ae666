import Recommend

extension Dice {
    /// Ranked candidates of few categories and groups, with distinct items in no order.
    mutating func candidates(_ count: Int, categories: Int = 6, groups: Int = 0, from first: Int = 0) -> [Candidate] {
        let scores = (0..<count).map { _ in Double(1 + below(1_000)) / 1_000 }.sorted(by: >)
        let numbers = (first..<first + count).shuffled(using: &self)
        return (0..<count).map { place in
            let traits = Traits(
                category: UInt32(below(categories + 1)), group: groups > 0 ? UInt32(below(groups + 1)) : 0,
                price: Int64(below(10_000)), tags: next() & next() & 0xFFFF)
            return Candidate(
                ItemNumber(numbers[place]), score: scores[place], popularity: Double(below(below(500) + 1)),
                traits: traits)
        }
    }

    mutating func mix(categories: Int = 6) -> Mix {
        Mix((0...below(8)).map { _ in UInt32(1 + below(below(categories) + 1)) })
    }

    /// Any settings at all, with exploration off.
    mutating func after() -> AfterRanking {
        var after = AfterRanking()
        after.relevance = below(2) == 0 ? .place : .score
        after.surprise = Surprise.allCases[below(5)]
        after.calibration.share = Double(below(5)) / 8
        after.diversity = Diversity(share: Double(below(5)) / 8, method: Diversity.Method.allCases[below(2)])
        after.rules.variantsOnce = below(4) > 0
        after.rules.pins = (0..<below(4)).map { _ in Pin(ItemNumber(below(60)), at: below(25)) }
        after.rules.boosts = (0..<below(3)).map { _ in
            Boost(.category(UInt32(below(7))), by: Ratio(UInt64(below(9)), over: 4))
        }
        after.rules.buried = (0..<below(3)).map { _ in .tag(below(16)) }
        return after
    }
}

extension AfterRanking {
    func places(_ ranked: Ranked, where allowed: (ItemNumber) -> Bool = { _ in true }) -> [Placed] {
        var chance = RandomChance(Dice(seed: 1))
        return arrange(ranked, scratch: Scratch(), chance: &chance, where: allowed)
    }

    func items(_ ranked: Ranked) -> [ItemNumber] { places(ranked).map(\.item) }
}
