import Recommend
import Testing

@Suite struct RulesTests {
    private let ranked = Ranked((1...6).map { Candidate($0, score: 1 / Double($0)) }, limit: 6)

    @Test func withoutSettingsNothingChanges() {
        var dice = Dice(seed: 1)
        for limit in [0, 1, 7, 50, 90] {
            let candidates = dice.candidates(50)
            let places = AfterRanking().places(Ranked(candidates, mix: dice.mix(), limit: limit))
            #expect(places.map(\.item) == candidates.prefix(limit).map(\.item))
            #expect(places.map(\.from) == Array(0..<min(limit, 50)))
            #expect(places.allSatisfy { $0.adjustments == [] && $0.propensity == .one })
        }
    }

    @Test func pinsStandInTheirPlaces() {
        var after = AfterRanking()
        after.rules.pins = [Pin(5, at: 0), Pin(6, at: 2), Pin(4, at: 2), Pin(99, at: 1), Pin(5, at: 3), Pin(1, at: -1)]
        #expect(after.items(ranked) == [5, 1, 6, 2, 3, 4])
        #expect(after.places(ranked).map(\.adjustments) == [.pinned, [], .pinned, [], [], []])
    }

    @Test func pinsCloseUpWhenThereIsTooLittleElse() {
        var after = AfterRanking()
        let variants = [1, 1, 2].enumerated().map { Candidate(ItemNumber($0), traits: Traits(group: $1)) }
        after.rules.pins = [Pin(0, at: 2)]
        #expect(after.items(Ranked(variants)) == [2, 0])
        after.rules.pins = [Pin(1, at: 3)]  // beyond the last place
        #expect(after.items(Ranked(variants)) == [0, 2])
    }

    @Test func boostsMultiplyExactly() {
        var after = AfterRanking()
        after.relevance = .score
        after.rules.boosts = [Boost(.item(3), by: Ratio(3, over: 2)), Boost(.item(3), by: Ratio(7, over: 4))]
        #expect(after.items(ranked) == [1, 3, 2, 4, 5, 6])  // 7/8
        after.rules.boosts.append(Boost(.item(3), by: Ratio(8, over: 7)))
        #expect(after.items(ranked) == [1, 3, 2, 4, 5, 6])  // a tie with the first
        after.rules.boosts.append(Boost(.item(1), by: Ratio(1, over: 9)))
        let places = after.places(ranked)
        #expect(places.map(\.item) == [3, 2, 4, 5, 6, 1])
        #expect(places.map(\.adjustments) == [.boosted, [], [], [], [], .boosted])
    }

    @Test func whatIsBuriedComesLastAndAPinIsStronger() {
        var after = AfterRanking()
        after.rules.buried = [.item(1), .item(2), .item(3)]
        after.rules.pins = [Pin(2, at: 1)]
        let places = after.places(ranked)
        #expect(places.map(\.item) == [4, 2, 5, 6, 1, 3])
        #expect(places.map(\.adjustments) == [[], .pinned, [], [], .buried, .buried])
    }

    @Test func ofTheVariantsOfAProductTheBestIsShown() {
        let candidates = [3, 2, 3, 0, 0, 2].enumerated().map { Candidate(ItemNumber($0), traits: Traits(group: $1)) }
        var after = AfterRanking()
        #expect(after.items(Ranked(candidates)) == [0, 1, 3, 4])
        after.rules.buried = [.item(0)]
        #expect(after.items(Ranked(candidates)) == [1, 2, 3, 4])
        after.rules.pins = [Pin(0, at: 3), Pin(2, at: 0)]
        #expect(after.items(Ranked(candidates)) == [1, 3, 4, 0])
        after.rules.variantsOnce = false
        #expect(after.items(Ranked(candidates)) == [2, 1, 3, 0, 4, 5])
    }

    @Test func targetsConcernItemsCategoriesAndTags() {
        let candidate = Candidate(7, traits: Traits(category: 3, tags: 1 << 63 | 2))
        let matching: [Target] = [.item(7), .category(3), .tag(1), .tag(63)]
        #expect(matching.allSatisfy { $0.matches(candidate) })
        let others: [Target] = [.item(3), .category(7), .tag(0), .tag(64), .tag(-1), .tag(.max), .tag(.min)]
        #expect(!others.contains { $0.matches(candidate) })
    }

    @Test func ratiosAreExact() {
        #expect(Ratio(2, over: 4) == Ratio(1, over: 2))
        #expect(Ratio(5, over: 0) == Ratio(5, over: 1))
        #expect(Ratio(0, over: 9) == .zero)
        #expect(Ratio(.max - 1, over: .max) < .one)
        #expect(Ratio(.max - 2, over: .max - 1) < Ratio(.max - 1, over: .max))
    }
}
