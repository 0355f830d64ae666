import Recommend
import Testing

@Suite struct PopularityTests {
    private func visit(_ id: Int, day: Int32, _ item: ItemNumber, _ action: Action = .view) -> Visit {
        Visit(id: UInt64(id), day: day, order: 0, steps: [Step(item, action)])
    }

    @Test func aContributionHalvesWithTheHalfLife() {
        var model = Popularity()
        model.learn(visit(1, day: 20_000, 1))
        for (day, score) in [(20_000, 1), (20_014, 0.5), (20_028, 0.25), (19_990, 1), (30_000, 0)] as [(Int32, Double)]
        {
            model.settle(day: day)
            #expect(model.score(1) == score)
        }
    }

    @Test func theStrongestActionOfAVisitCountsOnce() {
        var model = Popularity()
        model.settle(day: 20_000)
        let steps = [Step(1), Step(1, .purchase), Step(1, .purchase), Step(2, .cart), Step(2)]
        model.learn(Visit(id: 1, day: 20_000, order: 0, steps: steps))
        #expect(model.score(1) == 8)
        #expect(model.score(2) == 4)
    }

    @Test func learningAfterSettlingIsSettlingAfterLearning() {
        var dice = Dice(seed: 7)
        var early = Popularity()
        var late = Popularity()
        early.settle(day: 20_005)
        for visit in dice.visits(50) {
            early.learn(visit)
            late.learn(visit)
        }
        late.settle(day: 20_005)
        #expect((0..<40).allSatisfy { early.score($0) == late.score($0) })
    }

    @Test func beyondTheRankingTheOthersFollow() {
        var parameters = Parameters()
        parameters.popularity.listed = 2
        let recommender = Recommender(
            of: (0..<6).flatMap { item in (0...item).map { visit(item * 10 + $0, day: 20_000, ItemNumber(item)) } },
            parameters: parameters)
        #expect(recommender.items(Query(chain: [[.popular: 1]], limit: 4)) == [5, 4, 3, 2])
        let odd = recommender.suggest(Query(chain: [[.popular: 1]], limit: 9), scratch: Scratch()) { $0 < 3 }
        #expect(odd.map(\.item) == [2, 1, 0])
    }
}
