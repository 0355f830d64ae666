import Recommend
import Testing

@Suite struct NewestTests {
    @Test(arguments: 0..<10 as Range<UInt64>)
    func theListsAreThoseOfWhatIsLeft(seed: UInt64) {
        var dice = Dice(seed: seed)
        var newest = Newest(listed: 6, share: .one)
        var left: [ItemNumber: (day: Int32, category: UInt32)] = [:]
        for round in 0..<300 {
            let item = ItemNumber(dice.below(60))
            if dice.below(3) == 0 {
                newest.remove(item)
                left[item] = nil
            } else {
                let (day, category) = (20_000 + Int32(dice.below(20)), UInt32(dice.below(4)))
                newest.put(item, day: day, category: category)
                left[item] = (left[item]?.day ?? day, category)
            }
            if round % 10 == 0 { newest.settle() }
            #expect(newest.items().allSatisfy { left[$0] != nil })
        }
        newest.settle()
        let order = left.keys.sorted { (left[$1]?.day ?? 0, $0) < (left[$0]?.day ?? 0, $1) }
        #expect(newest.items() == Array(order.prefix(6)))
        for category in 1..<4 as Range<UInt32> {
            #expect(newest.items(in: category) == Array(order.filter { left[$0]?.category == category }.prefix(6)))
        }
    }

    @Test func anItemIsNewOnceUnlessItWasGone() {
        var newest = Newest(share: .one)
        newest.put(1, day: 10, category: 3)
        newest.put(2, day: 20, category: 3)
        newest.put(1, day: 30, category: 3)
        newest.settle()
        #expect(newest.items(in: 3) == [2, 1])
        newest.remove(1)
        #expect(newest.items() == [2])
        newest.put(1, day: 30, category: 3)
        newest.settle()
        #expect(newest.items(in: 3) == [1, 2] && newest.items(in: 0) == [] && newest.items(in: 9) == [])
        newest.put(.max, day: .max)
        newest.put(5, day: .min, category: .max)
        newest.remove(.max)
        newest.settle()
        #expect(newest.items() == [1, 2, 5])
    }
}

extension NewestTests {
    @Test func onlyTheNewestShareOfTheCatalogIsNew() {
        var newest = Newest(share: Ratio(1, over: 10))
        for item in 0..<9 { newest.put(ItemNumber(item), day: Int32(item), category: 1) }
        newest.settle()
        #expect(newest.items().isEmpty && newest.items(in: 1).isEmpty)
        for item in 9..<25 { newest.put(ItemNumber(item), day: Int32(item), category: ItemNumber(item) % 2) }
        newest.settle()
        #expect(newest.items() == [24, 23])
        #expect(newest.items(in: 1) == [23])
    }
}
