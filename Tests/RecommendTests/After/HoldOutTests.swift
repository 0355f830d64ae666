import Recommend
import Testing

@Suite struct HoldOutTests {
    @Test func aGrowingShareNeverMovesAnyoneOut() {
        var dice = Dice(seed: 2)
        let shares = (0..<40).map { _ in Ratio(UInt64(dice.below(90)), over: UInt64(1 + dice.below(90))) }.sorted()
        for _ in 0..<500 {
            let key = dice.next()
            let held = shares.map { HoldOut(share: $0).contains(key) }
            #expect(!zip(held, held.dropFirst()).contains { $0 && !$1 })
        }
    }

    /// The held-out keys are those below share · 2⁶⁴, so the border tells their number.
    @Test(arguments: [(1, 2), (1, 3), (1, 20), (999, 1_000), (7, UInt64.max)] as [(UInt64, UInt64)])
    func theShareIsExact(numerator: UInt64, denominator: UInt64) {
        let holdOut = HoldOut(share: Ratio(numerator, over: denominator))
        let (quotient, rest) = denominator.dividingFullWidth((numerator, 0))
        let count = rest == 0 ? quotient : quotient + 1
        #expect(holdOut.contains(count - 1) && !holdOut.contains(count))
    }

    @Test func nobodyAndEverybody() {
        for key in [0, 1, .max / 2, .max] as [UInt64] {
            #expect(!HoldOut().contains(key))
            #expect(HoldOut(share: .one).contains(key))
            #expect(HoldOut(share: Ratio(3, over: 2)).contains(key))
        }
    }
}
