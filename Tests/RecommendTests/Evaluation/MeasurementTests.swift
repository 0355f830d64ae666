import Recommend
import Testing

@Suite struct MeasurementTests {
    /// Answers the numbers after the asked one.
    private struct Next: Predictor {
        func memory() -> [ItemNumber] { [] }
        func best(_ query: ItemNumber, limit: Int, _ memory: inout [ItemNumber]) -> [ItemNumber] {
            (1...ItemNumber(limit)).map { query + $0 }
        }
    }

    private var trials: [Trial<ItemNumber>] {
        (0..<53).map { number in Trial(ItemNumber(number), targets: [ItemNumber(number * 2)], unit: number) }
    }

    @Test(arguments: [1, 2, 3, 8, 100])
    func anyNumberOfLanesGivesTheSameAnswersInTheSameOrder(lanes: Int) async {
        let one = await Next().measure(trials, limit: 20, items: 80, lanes: 1)
        let many = await Next().measure(trials, limit: 20, items: 80, lanes: lanes)
        #expect(one.answers == many.answers)
        #expect(one.shown == many.shown)
        #expect(one.answers.map(\.hitRate).reduce(0, +) == 20)  // targets 1 to 20 ahead
        #expect(one.shown.reduce(0, +) == 53 * 20)
    }

    @Test func coverageIsTheShareOfTheCatalogThatWasShown() async {
        let found = await Next().measure(Array(trials.prefix(1)), limit: 20, items: 80)
        #expect(found.coverage(items: 80) == 0.25)
    }

    @Test func theListsThemselvesAreKeptWhereAskedFor() async {
        let kept = await Next().measure(trials, limit: 2, items: 80, keepingLists: true, lanes: 3)
        #expect(kept.lists == trials.map { [$0.query + 1, $0.query + 2] })
        let dropped = await Next().measure(trials, limit: 2, items: 80)
        #expect(dropped.lists.isEmpty)
    }

    @Test func noTrialsNothingMeasured() async {
        let found = await Next().measure([], limit: 20, items: 0)
        #expect(found.answers.isEmpty)
        #expect(found.coverage(items: 0) == 0)
        #expect(found.percentile(50) == 0)
    }

    @Test func timesRiseOneForEachTrial() {
        let times = Next().times(trials, limit: 5)
        #expect(times.count == trials.count)
        #expect(times == times.sorted())
    }
}
