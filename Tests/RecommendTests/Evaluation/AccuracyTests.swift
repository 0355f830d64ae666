import Foundation
import Recommend
import Testing

@Suite struct AccuracyTests {
    private func accuracy(_ list: [ItemNumber], targets: [ItemNumber], unknown: Int = 0, limit: Int = 20) -> Accuracy {
        Accuracy(of: list, for: Trial(0, targets: targets, unknown: unknown, unit: 0), limit: limit)
    }

    @Test func oneTargetAtPlaceThreeByHand() {
        let found = accuracy([7, 8, 9], targets: [9])
        #expect(found.hitRate == 1)
        #expect(found.reciprocalRank == 1.0 / 3)
        #expect(found.ndcg == 0.5)  // 1 / log2(4), over an ideal of 1 / log2(2)
        #expect(found.recall == 1)
    }

    @Test func twoOfThreeTargetsByHand() {
        let found = accuracy([1, 2, 3, 4], targets: [2, 4, 50])
        #expect(found.reciprocalRank == 0.5)
        #expect(abs(found.recall - 2.0 / 3) < 1e-12)
        let gain = 1 / log2(3.0) + 1 / log2(5.0)
        let ideal = 1 + 1 / log2(3.0) + 0.5
        #expect(abs(found.ndcg - gain / ideal) < 1e-12)
    }

    @Test func theIdealHasNoMorePlacesThanTheAnswer() {
        #expect(accuracy([1, 2], targets: [1, 2, 3, 4], limit: 2).ndcg == 1)
    }

    @Test func whatIsBehindTheLimitDoesNotCount() {
        #expect(accuracy([1, 2, 3], targets: [3], limit: 2) == Accuracy())
    }

    @Test func aTargetThatTrainingNeverSawIsAMiss() {
        let found = accuracy([1], targets: [1], unknown: 1)
        #expect(found.recall == 0.5)
        #expect(found.ndcg < 1)
        #expect(accuracy([1], targets: [], unknown: 1) == Accuracy())
    }

    @Test func theMeanOfNothingIsNothing() {
        #expect(Accuracy.mean([]) == Accuracy())
        #expect(accuracy([], targets: []) == Accuracy())
    }
}
