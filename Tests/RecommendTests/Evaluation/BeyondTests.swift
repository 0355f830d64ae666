import Foundation
import Recommend
import Testing

/// Each figure against one worked out by hand.
@Suite struct BeyondTests {
    private func isNear(_ a: Double?, _ b: Double) -> Bool { abs((a ?? .nan) - b) < 1e-12 }

    @Test func giniOfEqualAndUnequalShares() {
        #expect(Beyond.gini([3, 3, 3, 3]) == 0)
        #expect(Beyond.gini([0, 8, 0, 0]) == 0.75)
        #expect(Beyond.gini([4, 1, 3, 2]) == 0.25)  // (-3·1 - 1·2 + 1·3 + 3·4) / (4 · 10)
        #expect(Beyond.gini([]) == 0 && Beyond.gini([0, 0]) == 0)
    }

    @Test func noveltyIsBitsPerPlace() {
        // Shares 1/2, 1/4, 1/8, 1/8; the fifth item counts as if it had one of the eight interactions.
        let interactions = [4, 2, 1, 1, 0]
        #expect(Beyond.novelty(shown: [1, 1, 0, 0, 0], interactions: interactions) == 1.5)
        #expect(Beyond.novelty(shown: [0, 0, 1, 0, 3], interactions: interactions) == 3)
        #expect(Beyond.novelty(shown: [0, 0, 0, 0, 0, 2], interactions: interactions) == 3)
        #expect(Beyond.novelty(shown: [], interactions: interactions) == 0)
    }

    @Test func diversityIsOneLessTheMeanOverPairs() {
        let likeness = { (a: Int, b: Int) in a / 10 == b / 10 ? 1.0 : 0 }
        #expect(Beyond.diversity([1, 2, 3], likeness: likeness) == 0)
        #expect(Beyond.diversity([1, 11, 21], likeness: likeness) == 1)
        #expect(isNear(Beyond.diversity([1, 2, 11, 21], likeness: likeness), 5.0 / 6))
        #expect(Beyond.diversity([1], likeness: likeness) == nil)
    }

    @Test func miscalibrationIsTheDivergenceOfTheMixes() {
        let history = Mix([1, 1, 1, 2])
        #expect(isNear(Beyond.miscalibration(history: history, list: Mix([1, 2, 1, 1])), 0))
        // p = (3/4, 1/4), q = (1/2, 1/2), half of each.
        let mixed = 0.75 * log(0.75 / 0.625) + 0.25 * log(0.25 / 0.375)
        #expect(isNear(Beyond.miscalibration(history: history, list: Mix([1, 2]), smoothing: 0.5), mixed))
        // Nothing of the mix: log(1 / smoothing).
        #expect(isNear(Beyond.miscalibration(history: history, list: Mix([9])), log(100)))
        #expect(Beyond.miscalibration(history: Mix(), list: history) == nil)
    }

    @Test func theHeadHoldsFourFifthsOfTheInteractions() {
        let head = Head([5, 50, 0, 30, 5, 10])
        #expect(head.count == 2)
        #expect((0..<7).map { head.contains($0) } == [false, true, false, true, false, false, false])
        #expect(Head([5, 50, 0, 30, 5, 10], share: Ratio(9, over: 10)).count == 3)
        #expect(Head([1, 1, 1, 1, 1]).count == 4 && !Head([1, 1, 1, 1, 1]).contains(4))
        #expect(Head([3], share: .zero).count == 0)
        #expect(Head([]).count == 0 && Head([0, 0], share: .one).count == 0)
    }
}
