import Anonymity
import Testing

/// Values by pyCANON 1.3.5 and by hand. Where pyCANON errs, the value by hand stands: it cuts entropy ℓ to a whole
/// number after rounding errors, so that three equally frequent values are 2.
@Suite struct MetricsTests {
    struct Expected: Sendable {
        let k: Int, distinctL: Int, entropyL: Double, alpha: Double, closeness: Double, isOrdered: Bool
        let basicBeta: Double, disclosure: Double
    }

    func check(_ table: Classes, _ expected: Expected) {
        #expect(table.k == expected.k)
        #expect(table.distinctL == expected.distinctL)
        #expect(isClose(table.entropyL, expected.entropyL, 1e-12))
        #expect(isClose(table.alpha, expected.alpha, 1e-12))
        #expect(isClose(expected.isOrdered ? table.orderedCloseness : table.closeness, expected.closeness, 1e-12))
        #expect(isClose(table.basicBeta, expected.basicBeta, 1e-12))
        #expect(isClose(table.disclosure, expected.disclosure, 1e-12))
    }

    /// Li, Li and Venkatasubramanian 2007, table 3.
    @Test func thePapersTable() throws {
        let people = ["2", "2", "2", "40", "40", "40", "3", "3", "3"]
        let diseases = [
            "ulcer", "gastritis", "cancer", "gastritis", "flu", "bronchitis", "bronchitis", "pneumonia", "cancer",
        ]
        check(
            try Classes(of: people, sensitive: diseases),
            Expected(
                k: 3, distinctL: 3, entropyL: 3, alpha: 1.0 / 3, closeness: 0.4444444444444444, isOrdered: false,
                basicBeta: 2, disclosure: 1.0986122886681098))
        check(
            try Classes(of: people, sensitive: [3, 4, 5, 6, 11, 8, 7, 9, 10]),
            Expected(
                k: 3, distinctL: 3, entropyL: 3, alpha: 1.0 / 3, closeness: 0.375, isOrdered: true, basicBeta: 2,
                disclosure: 1.0986122886681098))
    }

    @Test func aShopsTable() throws {
        let people = [1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4, 4, 4]
        let segments = [
            "sale", "sale", "gift", "sale", "new", "gift", "sale", "new", "new", "gift", "gift", "sale", "new", "new",
        ]
        check(
            try Classes(of: people, sensitive: segments),
            Expected(
                k: 2, distinctL: 1, entropyL: 1, alpha: 1, closeness: 0.6428571428571428, isOrdered: false,
                basicBeta: 1.8, disclosure: 1.0296194171811581))
        check(
            try Classes(of: people, sensitive: [20, 25, 60, 30, 35, 80, 32, 22, 24, 120, 110, 40, 55, 58]),
            Expected(
                k: 2, distinctL: 2, entropyL: 2, alpha: 0.5, closeness: 0.3956043956043956, isOrdered: true,
                basicBeta: 6, disclosure: 1.9459101490553132))
    }

    @Test func pyCANONsHospital() throws {
        let people = [1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5]
        let diseases = [
            "virus", "heart", "cancer", "tb", "none", "tb", "heart", "cancer", "heart", "virus", "cancer", "cancer",
            "cancer",
        ]
        check(
            try Classes(of: people, sensitive: diseases),
            Expected(
                k: 2, distinctL: 1, entropyL: 1, alpha: 1, closeness: 0.6153846153846154, isOrdered: false,
                basicBeta: 3.333333333333333, disclosure: 1.466337068793427))
    }

    /// The quick way to the earth mover's distance against its definition, cell by cell.
    @Test func orderedDistancesAreThoseOfTheDefinition() throws {
        var dice = Dice(seed: 30)
        for _ in 0..<300 {
            let rows = Int.random(in: 1...60, using: &dice)
            let reach = Int.random(in: 1...25, using: &dice)
            let people = (0..<rows).map { _ in Int.random(in: 0..<5, using: &dice) }
            let values = (0..<rows).map { _ in Int.random(in: 0..<reach, using: &dice) }
            let table = try Classes(of: people, sensitive: values)
            let ranks = Set(values).sorted()
            let worst =
                Set(people).map { person in
                    let hers = zip(people, values).filter { $0.0 == person }.map(\.1)
                    let moved = ranks.map { limit in
                        abs(
                            Double(hers.count { $0 <= limit }) / Double(hers.count)
                                - Double(values.count { $0 <= limit }) / Double(rows))
                    }
                    return ranks.count > 1 ? moved.reduce(0, +) / Double(ranks.count - 1) : 0
                }.max() ?? 0
            #expect(abs(table.orderedCloseness - worst) < 1e-12)
        }
    }

    @Test func nothingIsNotANumber() throws {
        let alone = try Classes(of: [1], sensitive: [5])
        #expect(alone.k == 1 && alone.entropyL == 1 && alone.closeness == 0 && alone.orderedCloseness == 0)
        #expect(alone.basicBeta == 0 && alone.disclosure == 0)
        #expect(throws: PrivacyError(.empty)) { try Classes(of: [Int](), sensitive: [Int]()) }
        #expect(throws: PrivacyError(.mismatch)) { try Classes(of: [1], sensitive: [1, 2]) }
    }
}
