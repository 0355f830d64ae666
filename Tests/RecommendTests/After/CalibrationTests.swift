import Foundation
import Recommend
import Testing

@Suite struct CalibrationTests {
    /// KL(p ‖ q̃) by the definition, over the categories of the mix.
    private func divergence(_ mix: Mix, _ placed: [Candidate], _ smoothing: Double) -> Double {
        mix.categories.reduce(0) { sum, category in
            let p = mix.share(of: category)
            let q = Double(placed.count { $0.traits.category == category }) / Double(placed.count)
            return sum + p * log(p / ((1 - smoothing) * q + smoothing * p))
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func everyPlaceTakesTheBestByTheDefinition(seed: UInt64) {
        var dice = Dice(seed: seed)
        let candidates = dice.candidates(30)
        let mix = dice.mix()
        var after = AfterRanking()
        after.reach = 100
        after.relevance = .score
        after.calibration = Calibration(share: Double(1 + dice.below(9)) / 10, smoothing: 0.01)
        if dice.below(2) == 0 { after.rules.pins = [Pin(candidates[20].item, at: 0)] }
        let share = after.calibration.share
        func aim(_ placed: [Candidate]) -> Double {
            let relevance = placed.reduce(0) { $0 + $1.score / candidates[0].score }
            return (1 - share) * relevance - share * divergence(mix, placed, 0.01)
        }
        var placed: [Candidate] = []
        for (place, next) in after.places(Ranked(candidates, mix: mix, limit: 12)).enumerated() {
            let best = candidates.filter { !placed.contains($0) }.map { aim(placed + [$0]) }.max() ?? 0
            placed.append(candidates[next.from])
            #expect(place == 0 && !after.rules.pins.isEmpty || abs(aim(placed) - best) < 1e-9)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func withoutWeightOrMixTheOrderStays(seed: UInt64) {
        var dice = Dice(seed: seed)
        let candidates = dice.candidates(50)
        var after = AfterRanking()
        after.reach = 100
        #expect(after.items(Ranked(candidates, mix: dice.mix(), limit: 20)) == candidates.prefix(20).map(\.item))
        after.calibration.share = 1
        #expect(after.items(Ranked(candidates, limit: 20)) == candidates.prefix(20).map(\.item))
    }

    @Test func withFullWeightTheSharesBecomeThoseOfTheMix() {
        var dice = Dice(seed: 4)
        var after = AfterRanking()
        after.reach = 100
        after.calibration.share = 1
        let mix = Mix([1, 1, 1, 1, 1, 2, 2, 2, 3, 3])
        let candidates = dice.candidates(800)
        for limit in [10, 20, 50, 100] {
            let placed = after.places(Ranked(candidates, mix: mix, limit: limit)).map { candidates[$0.from] }
            let counts = [1, 2, 3].map { category in placed.count { $0.traits.category == category } }
            #expect(counts == [limit / 2, limit * 3 / 10, limit / 5])
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func moreWeightNeverEndsFartherFromTheMixThanNone(seed: UInt64) {
        var dice = Dice(seed: seed)
        let candidates = dice.candidates(100)
        let mix = dice.mix()
        let distances = [0, 0.25, 0.5, 0.75, 1].map { share in
            var after = AfterRanking()
            after.reach = 100
            after.calibration.share = share
            return divergence(
                mix, after.places(Ranked(candidates, mix: mix, limit: 20)).map { candidates[$0.from] }, 0.01)
        }
        #expect(distances.allSatisfy { $0 <= distances[0] + 1e-9 })
        #expect(distances[4] <= (distances.min() ?? 0) + 1e-9)
    }

    @Test func aMixIsWholeNumbers() {
        var mix = Mix([5, 2, 5, 0, 5])
        mix.add(9, weight: 4)
        mix.add(7, weight: 0)
        #expect(mix.categories == [2, 5, 9])
        #expect(mix.weights == [1, 3, 4])
        #expect(mix.share(of: 9) == 0.5 && mix.share(of: 7) == 0)
    }
}
