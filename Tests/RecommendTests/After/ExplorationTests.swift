import Recommend
import Testing

@Suite struct ExplorationTests {
    /// Chance that walks through every sequence of choices there is, one after the other.
    private struct Walk: Chance {
        private var choices: [(number: UInt64, bound: UInt64)] = []
        private var depth = 0

        mutating func below(_ bound: UInt64) -> UInt64 {
            if depth == choices.count { choices.append((0, bound)) }
            depth += 1
            return choices[depth - 1].number
        }

        /// How probable the sequence was that just ended, out of `whole`.
        func weight(outOf whole: UInt64) -> UInt64 { choices.reduce(whole) { $0 / $1.bound } }

        /// Goes on to the next sequence; false after the last one.
        mutating func next() -> Bool {
            depth = 0
            while let last = choices.popLast() {
                if last.number + 1 < last.bound {
                    choices.append((last.number + 1, last.bound))
                    return true
                }
            }
            return false
        }
    }

    private func candidates(_ items: Range<ItemNumber>) -> [Candidate] { items.map { Candidate($0) } }

    @Test(arguments: [(4, 3, Ratio(1, over: 2)), (3, 5, Ratio(1, over: 3)), (3, 3, Ratio(2, over: 5)), (3, 2, .one)])
    func propensitiesAreTheExactShares(places: Int, pool: Int, share: Ratio) {
        var after = AfterRanking()
        after.exploration.share = share
        after.rules.pins = [Pin(1, at: 1)]
        let ranked = Ranked(candidates(0..<8), pool: candidates(100..<100 + ItemNumber(pool)), limit: places)
        let whole: UInt64 = 125 * 64 * 81  // divisible by all products of choices
        var observed = (0..<places).map { _ in [ItemNumber: UInt64]() }
        var stated = (0..<places).map { _ in [ItemNumber: Ratio]() }
        var walk = Walk()
        repeat {
            let shown = after.arrange(ranked, scratch: Scratch(), chance: &walk) { _ in true }
            #expect(Set(shown.map(\.item)).count == places)
            for (place, placed) in shown.enumerated() {
                observed[place][placed.item, default: 0] += walk.weight(outOf: whole)
                let before = stated[place].updateValue(placed.propensity, forKey: placed.item)
                #expect(before == nil || before == placed.propensity)
            }
        } while walk.next()
        for place in 0..<places {
            #expect(observed[place].values.reduce(0, +) == whole)
            for (item, weight) in observed[place] { #expect(stated[place][item] == Ratio(weight, over: whole)) }
        }
        #expect(observed[1] == [1: whole])
    }

    @Test func aPlaceInTwentyIsExplored() {
        var after = AfterRanking()
        after.exploration.share = Ratio(1, over: 20)
        var chance = RandomChance(Dice(seed: 1))
        let ranked = Ranked(candidates(0..<40), pool: candidates(50..<90))
        var explored = 0
        for _ in 0..<1_000 {
            for placed in after.arrange(ranked, scratch: Scratch(), chance: &chance, where: { _ in true }) {
                let isExplored = placed.adjustments == .explored
                #expect(placed.propensity == (isExplored ? Ratio(1, over: 800) : Ratio(19, over: 20)))
                explored += isExplored ? 1 : 0
            }
        }
        #expect(abs(explored - 1_000) < 100)
    }

    @Test func onlyWhatMayBeShownIsDrawn() {
        var after = AfterRanking()
        after.exploration.share = .one
        after.rules.buried = [.item(60)]
        let pool = [60, 61, 62, 63, 63, 64, 65, 0].map {
            Candidate($0, traits: Traits(group: $0 == 64 || $0 == 65 ? 7 : 0))
        }
        let ranked = Ranked([Candidate(0, traits: Traits(group: 7))] + candidates(1..<9), pool: pool, limit: 9)
        let drawn = after.places(ranked) { $0 != 61 }.filter { $0.adjustments == .explored }
        #expect(Set(drawn.map(\.item)) == [62, 63])
        #expect(drawn.allSatisfy { $0.propensity == Ratio(1, over: 2) })
    }

    @Test func theSameChoicesReplayTheSameAnswer() {
        var after = AfterRanking()
        after.exploration.share = Ratio(1, over: 2)
        let ranked = Ranked(candidates(0..<20), pool: candidates(50..<90))
        #expect(after.places(ranked) == after.places(ranked))
    }
}
