import Recommend
import Testing

/// The model for histories inside a recommender: made from time to time, and yet nothing forgotten stays in it.
@Suite struct RecommenderForYouTests {
    private static let chain: [Blend] = [[.forYou: 1]]

    private func made(_ recommender: Recommender) -> Recommender {
        var recommender = recommender
        recommender.adopt(recommender.makeForYou(day: 20_020))
        return recommender
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func whatIsForgottenWhileItIsMadeAndAfterwardsIsGone(seed: UInt64) {
        var dice = Dice(seed: seed)
        let visits = dice.visits(80)
        var recommender = Recommender(of: visits)
        let making = recommender.makeForYou(day: 20_020)
        // Meanwhile visits are forgotten, changed and learned anew.
        for id in 0..<20 as Range<UInt64> { recommender.forget(id) }
        recommender.forget(item: visits[20].steps[0].item, in: 20)
        recommender.forget(21)
        recommender.learn(dice.visit(id: 21))
        recommender.adopt(making)
        for id in 30..<40 as Range<UInt64> { recommender.forget(id) }
        // Visits that were extended are held as they were, and are forgotten as they were.
        for id in 40..<45 { recommender.learn(dice.visit(id: id)) }
        for id in 40..<43 as Range<UInt64> { recommender.forget(id) }

        let survivors = made(Recommender(of: visits[22..<30] + visits[43...]))
        #expect(recommender.forYouDigest() == survivors.forYouDigest())
        #expect(recommender.forYouDigest() != nil)
    }

    @Test func itAnswersOnlyWhereThereIsAHistory() {
        let recommender = made(Recommender(of: (0..<9).map { .views($0, [1, 2, 3]) }))
        #expect(recommender.items(Query(chain: Self.chain, visit: [1])).isEmpty)
        let answer = recommender.suggest(Query(chain: Self.chain, history: [1]))
        #expect(Set(answer.map(\.item)) == [2, 3])
        #expect(answer.allSatisfy { $0.reasons == [Reason(.becauseOfHistory, 1)] })
        #expect(Recommender(of: [.views(0, [1, 2])]).items(Query(chain: Self.chain, history: [1])).isEmpty)
    }

    @Test func makingItIsNoPartOfTheDigest() {
        var dice = Dice(seed: 7)
        let recommender = Recommender(of: dice.visits(30))
        let with = made(recommender)
        #expect(with.digest() == recommender.digest())
        #expect(recommender.changesSinceForYou == 30 && with.changesSinceForYou == 0)
    }

    @Test func itBlendsWithTheRunningVisit() {
        let visits = (0..<9).map { Visit.views($0, [1, 2]) } + (10..<19).map { Visit.views($0, [5, 6]) }
        let recommender = made(Recommender(of: visits))
        let answer = recommender.suggest(Query(chain: [[.nextItem: 2, .forYou: 1]], visit: [5], history: [1]))
        #expect(Set(answer.map(\.item)) == [2, 6])
        let ranked = recommender.rank(
            answer.map(\.item), for: Query(chain: [[.nextItem: 2, .forYou: 1]], visit: [5], history: [1]),
            scratch: Scratch())
        #expect(ranked == answer)
    }
}
