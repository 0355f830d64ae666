import Foundation
import Recommend

/// Generated shopping: visits that start at items as popular as items of shops are, and go on to items near these.
struct Generated {
    /// The size of the catalog.
    var items: Int
    /// How long it goes on.
    var days = 180

    /// The visit with a number, of so many in all: the same whenever it is asked for. About 4.8 steps on average.
    func visit(_ number: Int, of count: Int) -> Visit {
        var dice = Dice(state: UInt64(number))
        return Visit(
            id: UInt64(number), day: Sessions.firstDay + Int32(number * days / max(count, 1)), order: UInt64(number),
            steps: walk(&dice).map { Step($0, dice.next() & 7 == 0 ? .purchase : .view) })
    }

    /// So many questions: visits that nobody has learned, cut at random.
    func queries(_ count: Int) -> [[ItemNumber]] {
        (0..<count).map { number in
            var dice = Dice(state: ~UInt64(number))
            let walk = walk(&dice)
            return Array(walk.prefix(Int.random(in: 1..<walk.count, using: &dice)))
        }
    }

    private func walk(_ dice: inout Dice) -> [ItemNumber] {
        var rank = start(&dice)
        var walk: [ItemNumber] = []
        while walk.count < 2 || walk.count < 60 && Double.random(in: 0..<1, using: &dice) < 0.737 {
            walk.append(ItemNumber(rank * 7_919 % items))  // no neighbours by number
            let width = 3 + rank / 50
            rank =
                Double.random(in: 0..<1, using: &dice) < 0.15
                ? start(&dice) : min(items - 1, max(0, rank + Int.random(in: -width...width, using: &dice)))
        }
        return walk
    }

    /// Few items are met often, most seldom.
    private func start(_ dice: inout Dice) -> Int {
        let luck = pow(Double.random(in: 0..<1, using: &dice), 0.75)
        return min(items - 1, Int(pow(Double(items), luck)) - 1)
    }

    /// SplitMix64 (Steele, Lea, Flood: OOPSLA 2014).
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var word = state
            word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
            word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
            return word ^ (word >> 31)
        }
    }
}
