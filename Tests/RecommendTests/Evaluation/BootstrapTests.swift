import Recommend
import Testing

@Suite struct BootstrapTests {
    @Test func theIntervalHoldsTheMeanAndTheSameSeedGivesTheSameInterval() {
        let values = (0..<400).map { Double($0 % 5) / 4 }
        let interval = Bootstrap().interval(of: values, units: Array(0..<400))
        #expect(interval.contains(0.5))
        #expect(interval.upperBound - interval.lowerBound < 0.1)
        #expect(interval == Bootstrap().interval(of: values, units: Array(0..<400)))
    }

    @Test func questionsOfOneVisitThatAreAllAlikeWidenTheInterval() {
        let values = (0..<400).map { Double($0 / 20 % 2) }
        let alone = Bootstrap().interval(of: values, units: Array(0..<400))
        let together = Bootstrap().interval(of: values, units: (0..<400).map { $0 / 20 })
        #expect(together.upperBound - together.lowerBound > 2 * (alone.upperBound - alone.lowerBound))
    }

    @Test func nothingAndOneValue() {
        #expect(Bootstrap().interval(of: [], units: []) == 0...0)
        #expect(Bootstrap().interval(of: [0.25], units: [3]) == 0.25...0.25)
    }
}
