import Recommend
import Synchronization
import Testing

@Suite struct ParameterSearchTests {
    private struct Two: Sendable {
        var x = 0.0
        var y = 0.0
    }

    private let dials = [
        Dial<Two>("x", \.x, (0...40).map(Double.init)), Dial<Two>("y", \.y, (0...40).map(Double.init)),
    ]

    /// Time that passes by one second a measured setting.
    private final class Clock: Sendable {
        let seconds = Atomic(0)
        var elapsed: Duration { .seconds(seconds.load(ordering: .relaxed)) }
        func tick() { seconds.wrappingAdd(1, ordering: .relaxed) }
    }

    @Test func findsTheTopOfAHillOnAllQueriesInTheEnd() async {
        let clock = Clock()
        let search = ParameterSearch(dials, within: .seconds(500)) { clock.elapsed }
        let found = await search.best(from: Two()) { two, _ in
            clock.tick()
            return -((two.x - 31) * (two.x - 31) + (two.y - two.x / 2) * (two.y - two.x / 2))
        }
        #expect(abs(found.parameters.x - 31) <= 1)
        #expect(found.share == 1)
    }

    @Test(arguments: 1...30)
    func endsWithItsBudgetAndIsNeverWorseThanWhereItBegan(seed: UInt64) async {
        var dice = Dice(seed: seed)
        let hills = (0..<41).map { _ in Double.random(in: 0...1, using: &dice) }
        let clock = Clock()
        let budget = Int.random(in: 1...60, using: &dice)
        let search = ParameterSearch(dials, within: .seconds(budget)) { clock.elapsed }
        let score: @Sendable (Two, Double) -> Double = { two, share in
            hills[Int(two.x)] + hills[Int(two.y)] * share
        }
        let found = await search.best(from: Two(x: 20, y: 20)) { two, share in
            clock.tick()
            return score(two, share)
        }
        #expect(clock.seconds.load(ordering: .relaxed) <= budget + 1)
        #expect(score(found.parameters, found.share) >= score(Two(x: 20, y: 20), found.share))
    }
}
