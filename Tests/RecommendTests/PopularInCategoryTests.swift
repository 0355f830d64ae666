import Recommend
import Testing

@Suite struct PopularInCategoryTests {
    private func category(_ item: ItemNumber) -> UInt32 { item % 5 }  // 0: none

    @Test(arguments: 0..<10 as Range<UInt64>)
    func whatIsForgottenLeavesNoTrace(seed: UInt64) {
        var dice = Dice(seed: seed)
        let visits = dice.visits(120)
        let kept = visits.filter { _ in dice.below(3) > 0 }
        let keptIDs = Set(kept.map(\.id))
        var parameters = PopularityParameters()
        parameters.listedInCategory = 4
        var popularity = Popularity(parameters)
        for visit in visits { popularity.learn(visit) }
        popularity.settle(day: 20_010)
        for item in 0..<40 as Range<ItemNumber> { popularity.put(item, category: category(item)) }
        popularity.settle(day: 20_010)
        for visit in visits.shuffled(using: &dice) where !keptIDs.contains(visit.id) { popularity.forget(visit) }
        for list in 1..<5 as Range<UInt32> {  // what is gone is not listed even before the next settling
            #expect(popularity.items(in: list).allSatisfy { popularity.score($0) > 0 })
        }
        popularity.settle(day: 20_010)

        var rebuilt = Popularity()
        for visit in kept.shuffled(using: &dice) { rebuilt.learn(visit) }
        rebuilt.settle(day: 20_010)
        for list in 0..<7 as Range<UInt32> {
            let expected = (0..<40 as Range<ItemNumber>)
                .filter { category($0) == list && list != 0 && rebuilt.score($0) > 0 }
                .sorted { (rebuilt.score($1), $0) < (rebuilt.score($0), $1) }
            #expect(popularity.items(in: list) == Array(expected.prefix(4)))
        }
        #expect(popularity.digest() == rebuilt.digest())
    }

    @Test func anItemMovesWithItsCategory() {
        var popularity = Popularity()
        popularity.learn(.views(1, [1, 2]))
        for item in [1, 2, 3] as [ItemNumber] { popularity.put(item, category: 7) }
        popularity.settle(day: 20_000)
        #expect(popularity.items(in: 7) == [1, 2])
        popularity.put(1, category: 8)
        popularity.put(2, category: 0)
        #expect(popularity.items(in: 7) == [])
        popularity.settle(day: 20_000)
        #expect(popularity.items(in: 8) == [1])
        popularity.put(.max, category: 1)
        popularity.put(1, category: .max)
        popularity.settle(day: 20_000)
        #expect(popularity.items(in: 8) == [] && popularity.items(in: .max) == [])
    }
}
