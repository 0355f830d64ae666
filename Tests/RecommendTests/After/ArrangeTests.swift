import Recommend
import Testing

/// What holds for every combination of settings.
@Suite struct ArrangeTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func asManyPlacesAsThereAreAllowedProducts(seed: UInt64) {
        var dice = Dice(seed: seed)
        let candidates = dice.candidates(60, groups: 30)
        var after = dice.after()
        after.exploration.share = Ratio(1, over: 2)
        let ranked = Ranked(
            candidates + candidates.prefix(9), pool: dice.candidates(9, groups: 30, from: 55), mix: dice.mix(),
            limit: dice.below(70))
        let places = after.places(ranked) { $0 % 3 != 0 }
        var groups: Set<UInt32> = []
        let products = candidates.filter { candidate in
            candidate.item % 3 != 0
                && (!after.rules.variantsOnce || candidate.traits.group == 0
                    || groups.insert(candidate.traits.group).inserted)
        }
        #expect(places.count == min(ranked.limit, products.count))
        #expect(Set(places.map(\.item)).count == places.count)
        #expect(places.allSatisfy { $0.item % 3 != 0 })
        for place in places {
            let list = place.adjustments == .explored ? ranked.pool : ranked.candidates
            #expect(list[place.from].item == place.item)
        }
        let shown = places.map { ($0.adjustments == .explored ? ranked.pool : candidates)[$0.from].traits.group }
        if after.rules.variantsOnce { #expect(Set(shown).count == shown.count - max(0, shown.count { $0 == 0 } - 1)) }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func theSameQuestionHasTheSameAnswer(seed: UInt64) {
        var dice = Dice(seed: seed)
        let scratch = Scratch()
        for _ in 0..<5 {
            let after = dice.after()
            let ranked = Ranked(dice.candidates(40, groups: 30), mix: dice.mix(), limit: dice.below(30))
            var chance = RandomChance(Dice(seed: 1))
            #expect(after.arrange(ranked, scratch: scratch, chance: &chance) { _ in true } == after.places(ranked))
        }
    }

    /// What stands before something that was ranked higher has a note of why, or the other one has.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func everyChangeOfPlaceIsExplained(seed: UInt64) {
        var dice = Dice(seed: seed)
        var after = dice.after()
        after.relevance = .place
        after.rules.variantsOnce = false
        let candidates = dice.candidates(40)
        let places = after.places(Ranked(candidates, mix: dice.mix(), limit: 40))
        for (above, place) in places.enumerated() where place.adjustments == [] {
            let passed = places[(above + 1)...].filter { $0.from < place.from }
            #expect(passed.allSatisfy { $0.adjustments != [] })
        }
    }

    @Test func senselessSettingsDoNotTrap() {
        var dice = Dice(seed: 9)
        var after = AfterRanking()
        let strange = [Double.nan, .infinity, -.infinity, -1, 1e300, 0]
        var candidates = dice.candidates(30)
        for place in strange.indices {
            candidates[place].score = strange[place]
            candidates[place].popularity = strange[place]
            candidates[place].traits = Traits(category: .max, group: .max, price: .min, tags: .max)
        }
        candidates.append(Candidate(.max))
        after.rules.boosts = [Boost(.category(1), by: Ratio(.max, over: 1))]
        after.exploration.share = Ratio(.max, over: 2)
        for share in strange {
            for method in Diversity.Method.allCases {
                after.relevance = .score
                after.surprise = .bold
                after.calibration = Calibration(share: share, smoothing: share)
                after.diversity = Diversity(share: share, method: method)
                for limit in [Int.min, 0, 10, .max] {
                    let ranked = Ranked(candidates, pool: candidates, mix: Mix([1, 2, .max]), limit: limit)
                    #expect(after.places(ranked).count == min(max(limit, 0), 30))
                }
            }
        }
    }

    @Test func veryManyCandidatesAreAllPlaced() {
        let candidates = (0..<3_000).map { Candidate($0, traits: Traits(category: $0 % 50 + 1)) }
        var after = AfterRanking()
        after.calibration.share = 0.3
        for method in Diversity.Method.allCases {
            after.diversity = Diversity(share: 0.3, method: method)
            #expect(Set(after.items(Ranked(candidates, mix: Mix([1, 2, 3]), limit: .max))).count == 3_000)
        }
    }

    @Test func aHeldOutVisitGetsTheRulesOnly() {
        var after = AfterRanking()
        after.rules.pins = [Pin(2, at: 0)]
        after.surprise = .bold
        after.exploration.share = .one
        #expect(after.baseline.items(Ranked([Candidate(1), Candidate(2)], pool: [Candidate(3)])) == [2, 1])
    }
}
