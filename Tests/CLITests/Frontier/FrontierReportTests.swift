import Foundation
import FoundationXML
import Testing

@testable import confide

/// Whatever was measured, it is printed: no figure and no name ends the program.
@Suite struct FrontierReportTests {
    private static func report(_ share: Double, name: String = "ε = 1", source: String = "files") -> FrontierReport {
        var report = FrontierReport(
            source: source, shoppers: 1, items: 1, questions: 0, head: 1, delta: 1e-6)
        for level in ["off", "account", "device"] {
            for epsilon in [nil, 0.5, .greatestFiniteMagnitude] as [Double?] {
                report.rows.append(
                    .init(
                        level: level, setting: name, epsilon: epsilon, hitRate: share, ndcg: share,
                        interval: min(share, 0)...max(share, 0), seedDeviation: share,
                        ofAccount: .init(value: share, interval: min(share, 0)...max(share, 0))))
            }
        }
        for trials in [0, 1, .max / 2] {
            report.attacks.append(.init(epsilon: 0.5, between: 10, trials: trials, first: min(trials, 1)))
        }
        return report
    }

    @Test(arguments: [0, -0.0, 0.5, -0.25, 1e-9, -3, 1e300, -1e300, 0.99999, 9.2e18])
    func everyShareIsPrinted(_ share: Double) throws {
        let report = Self.report(share)
        #expect(report.table().split(separator: "\n").count >= 14)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(report.json().utf8)) }
        #expect(XMLParser(data: Data(FrontierChart(report: report).svg().utf8)).parse())
    }

    @Test(arguments: ["", String(repeating: "long ", count: 2_000), "ε\u{202E}<&>\"", "\u{0}\n\t", "👩‍👩‍👧"])
    func everyNameIsPrinted(_ name: String) throws {
        let report = Self.report(0.5, name: name, source: name)
        #expect(name.isEmpty || report.table().contains(name))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(report.json().utf8)) }
    }

    @Test(arguments: [
        (0, 4, "0.0000"), (0.25, 2, "0.25"), (-0.25, 1, "-0.3"), (-0.04, 1, "0.0"), (-12.5, 2, "-12.50"), (7, 0, "7"),
        (-7, 0, "-7"), (0.05, 1, "0.1"), (.nan, 3, "–"), (.infinity, 1, "–"), (1e300, 1, "–"), (-1e300, 4, "–"),
    ])
    func numbersHaveTheirPlaces(_ value: Double, _ digits: Int, _ text: String) {
        #expect(Report.text(value, digits) == text)
    }

    /// Against the closed form at both ends, and a value of Wilson's formula worked out by hand.
    @Test func nothingSeenIsNotNothingThere() {
        #expect(wilson(0, of: 0) == 0...1)
        #expect(wilson(0, of: 400).lowerBound == 0)
        #expect(abs(wilson(0, of: 400).upperBound - 3.841459 / 403.841459) < 1e-6)
        #expect(abs(wilson(400, of: 400).lowerBound - 400 / 403.841459) < 1e-6)
        let half = wilson(50, of: 100)
        #expect(abs(half.lowerBound - 0.403832) < 1e-5 && abs(half.upperBound - 0.596168) < 1e-5)
    }
}
