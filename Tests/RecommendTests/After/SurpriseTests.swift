import Foundation
import Recommend
import Testing

@Suite struct SurpriseTests {
    /// Means over the answers to random questions, for each step of the dial.
    private func means(calibration: Double, of measure: (Ranked, Candidate) -> Double) -> [Double] {
        Surprise.allCases.map { step in
            var dice = Dice(seed: 3)
            var sum = 0.0
            for _ in 0..<60 {
                var after = AfterRanking()
                after.surprise = step
                after.calibration.share = calibration
                let ranked = Ranked(dice.candidates(60, categories: 12), mix: dice.mix(categories: 12), limit: 12)
                sum += after.places(ranked).reduce(0) { $0 + measure(ranked, ranked.candidates[$1.from]) }
            }
            return sum
        }
    }

    @Test(arguments: [0, 0.3])
    func withEachStepSuggestionsAreLessPopularAndFartherAway(calibration: Double) {
        let popularity = means(calibration: calibration) { $1.popularity }
        let unfamiliar = means(calibration: calibration) { $0.mix.share(of: $1.traits.category) == 0 ? 1 : 0 }
        for step in 1..<5 {
            #expect(popularity[step] < popularity[step - 1])
            #expect(unfamiliar[step] > unfamiliar[step - 1])
        }
    }

    /// The best k by log(relevance) - t · b have the less b in sum, the greater t: not on average, but always.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func theSumOfBeatennessNeverGrows(seed: UInt64) {
        var dice = Dice(seed: seed)
        let ranked = Ranked(dice.candidates(60), mix: dice.mix(), limit: 1 + dice.below(30))
        let most = Double(ranked.mix.weights.max() ?? 1) / Double(ranked.mix.total)
        let top = ranked.candidates.map { log1p($0.popularity) }.max() ?? 1
        let sums = Surprise.allCases.map { step in
            var after = AfterRanking()
            after.surprise = step
            return after.places(ranked).reduce(0) { sum, place in
                let candidate = ranked.candidates[place.from]
                return sum + log1p(candidate.popularity) / top + ranked.mix.share(of: candidate.traits.category) / most
            }
        }
        for step in 1..<5 { #expect(sums[step] <= sums[step - 1] + 1e-9) }
    }

    @Test func whatTheDialMovesHasANote() {
        var after = AfterRanking()
        after.surprise = .bold
        let candidates = [9, 9, 0, 9].enumerated().map { Candidate(ItemNumber($0), popularity: $1) }
        let places = after.places(Ranked(candidates))
        #expect(places.map(\.item) == [0, 2, 1, 3])
        #expect(places.map(\.adjustments) == [[], .surprising, .surprising, []])
    }

    @Test func theUpperStepsKeepPlacesForOtherCategories() {
        var after = AfterRanking()
        after.calibration.share = 1
        after.reach = 100
        let candidates = (0..<200).map { Candidate($0, traits: Traits(category: $0 % 4 + 1)) }
        let strangers = Surprise.allCases.map { step in
            after.surprise = step
            return after.places(Ranked(candidates, mix: Mix([1, 2]), limit: 20)).count { $0.item % 4 > 1 }
        }
        #expect(strangers == [0, 0, 0, 4, 8])
    }
}
