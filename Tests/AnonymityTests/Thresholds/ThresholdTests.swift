import Anonymity
import Testing

@Suite struct ThresholdTests {
    @Test func theDefaultIsTheFloor() {
        #expect(Threshold().k == 10)
        #expect(Threshold.floor == 10)
    }

    @Test(arguments: [Int.min, -1, 0, 1, 9])
    func configurationCannotLowerIt(k: Int) {
        #expect(throws: ThresholdError(.belowFloor)) { try Threshold(k: k) }
    }

    @Test(arguments: [10, 11, 1000, Int.max])
    func configurationCanRaiseIt(k: Int) throws {
        let threshold = try Threshold(k: k)
        #expect(threshold.k == k)
        #expect(threshold.admits(contributors: k))
        #expect(!threshold.admits(contributors: k - 1))
        #expect(!threshold.admits(contributors: 0))
    }

    @Test func aCellCountsEachContributorAtLeastOnce() throws {
        _ = try Cell(key: "a", count: 0, contributors: 0)
        _ = try Cell(key: "a", count: 3, contributors: 3)
        #expect(throws: ThresholdError(.negative)) { try Cell(key: "a", count: 0, contributors: -1) }
        #expect(throws: ThresholdError(.countMismatch)) { try Cell(key: "a", count: 2, contributors: 3) }
        #expect(throws: ThresholdError(.countMismatch)) { try Cell(key: "a", count: 2, contributors: 0) }
        #expect(throws: ThresholdError(.countMismatch)) { try Cell(key: "a", count: -1, contributors: 0) }
    }

    @Test func errorsSayTheirCodeOnly() {
        for code in ThresholdError.Code.allCases {
            #expect("\(ThresholdError(code))" == "ThresholdError.\(code.rawValue)")
        }
    }
}
