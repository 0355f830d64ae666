import Recommend
import Testing

@Suite struct RankTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func everyCandidateComesBackOnce(seed: UInt64) {
        var dice = Dice(seed: seed)
        let recommender = Recommender(of: dice.visits(50))
        for _ in 0..<20 {
            let candidates = (0..<50).map { _ in ItemNumber(dice.below(60)) } + [.max, .max, Step.itemBound]
            let ranked = recommender.rank(candidates, for: dice.query(), scratch: Scratch())
            #expect(ranked.count == Set(candidates).count)
            #expect(Set(ranked.map(\.item)) == Set(candidates))
            #expect(ranked.allSatisfy { !$0.reasons.isEmpty })
        }
    }

    @Test func whatNoModelKnowsKeepsItsOrderAtTheEnd() {
        let recommender = Recommender(of: [.views(1, [1, 2]), .views(2, [1, 3]), .views(3, [1, 3]), .views(4, [8])])
        let ranked = recommender.rank(
            [50, 2, 40, 3, 50], for: Query(chain: [[.nextItem: 1]], visit: [1]), scratch: Scratch())
        #expect(ranked.map(\.item) == [3, 2, 50, 40])
        #expect(ranked.map { $0.reasons[0].code } == [.becauseYouViewed, .becauseYouViewed, .inCatalog, .inCatalog])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func rankingAndSuggestingAgree(seed: UInt64) {
        var dice = Dice(seed: seed)
        let recommender = Recommender(of: dice.visits(80))
        let blends: [Blend] = [
            [.nextItem: 1], [.alsoViewed: 1], [.boughtTogether: 1], [.nextItem: 2, .boughtTogether: 1],
        ]
        for blend in blends {
            var query = dice.query()
            query.chain = [blend]
            let suggested = recommender.suggest(query)
            #expect(recommender.rank(suggested.map(\.item).reversed(), for: query, scratch: Scratch()) == suggested)
        }
    }
}
