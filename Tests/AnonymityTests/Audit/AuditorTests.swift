import Anonymity
import Testing

/// A tester is worth what it catches: each broken mechanism that people have shipped, and no sound one.
@Suite struct AuditorTests {
    typealias Law = OutputLaw<Int?>

    static func laplace(_ count: Int, _ numerator: Int = 1, _ denominator: Int = 1) throws -> Law {
        DiscreteLaplace(scale: try Ratio(numerator, denominator)).law(of: count).mapped { $0 }
    }

    /// Normal noise on real numbers, rounded.
    static func rounded(_ sigma: Double, _ count: Int) -> Law {
        OutputLaw(
            Dictionary(
                uniqueKeysWithValues: (-60...60).map { x in
                    let (from, upTo) = ((Double(x) - 0.5) / sigma, (Double(x) + 0.5) / sigma)
                    // On the side of the smaller numbers, where nothing is lost.
                    return x > 0
                        ? (count + x, normal(below: -from) - normal(below: -upTo))
                        : (count + x, normal(below: upTo) - normal(below: from))
                }))
    }

    /// Names, what is promised, both laws, and the exact δ at the promised ε.
    static func cases() throws -> [(String, Double, Law, Law, Double)] {
        let none = Law([nil: 1])
        return [
            ("noise", 0, try laplace(10), try laplace(11), 0),
            (
                "clamped at 0: free", 0, try laplace(0).mapped { max(0, $0 ?? 0) },
                try laplace(1).mapped { max(0, $0 ?? 0) }, 0
            ),
            (
                "redrawn until 0 or more", 0, try laplace(0).given { $0 ?? -1 >= 0 },
                try laplace(1).given { $0 ?? -1 >= 0 }, 0.119262212327
            ),
            ("half the scale", 0, try laplace(10, 1, 2), try laplace(11, 1, 2), 0.556769941146),
            ("five per cent short", 0, try laplace(10, 19, 20), try laplace(11, 19, 20), 0.0380058066592),
            ("one shopper three times", 0, try laplace(10), try laplace(13), 0.632120558829),
            ("hidden by the true count", 0, none, try laplace(10), 1),
            ("absent at 0", 0, none, try laplace(1), 1),
            ("calibrated for 1", 1e-6, rounded(4.2247, 0), rounded(4.2247, 1), 9.87867072718e-7),
            ("calibrated for 2, sold as 1", 1e-6, rounded(2.2305, 0), rounded(2.2305, 1), 0.00324274396209),
        ]
    }

    @Test func exactAuditsCatchWhatIsBroken() throws {
        for (name, promised, one, other, delta) in try Self.cases() {
            #expect(abs(one.delta(at: 1, from: other) - delta) < 1e-9, "\(name)")
            let verdict = Auditor.audit(.approximate(epsilon: 1, delta: promised), one, other)
            #expect(verdict.isRefuted == (delta > promised), "\(name): \(verdict)")
        }
    }

    /// The same mechanisms as an observer meets them: only by running them.
    @Test func samplesCatchWhatIsBroken() throws {
        #if DEBUG
            let runs = [100, 100_000]
        #else
            let runs = [100, 100_000, 800_000]
        #endif
        // How many runs each needs; nil where there is nothing to find.
        let needed: [String: Int] = [
            "redrawn until 0 or more": 100_000, "half the scale": 100_000, "five per cent short": 100_000,
            "one shopper three times": 100_000, "hidden by the true count": 100, "absent at 0": 100,
            "calibrated for 2, sold as 1": 800_000,
        ]
        for (name, promised, one, other, _) in try Self.cases() {
            guard let most = needed[name].map({ $0 }) ?? runs.last, runs.contains(most) else { continue }
            let (table, tableOther) = (Table(one), Table(other))
            var dice = Dice(seed: 9)
            let verdict = try Auditor(runs: most).audit(
                epsilon: 1, delta: promised, one: { table.draw(&dice) }, other: { tableOther.draw(&dice) })
            #expect(verdict.isRefuted == (needed[name] != nil), "\(name): \(verdict)")
        }
    }

    /// Draws from a law by its cumulative chances.
    struct Table {
        let outcomes: [Int?]
        let upTo: [Double]

        init(_ law: Law) {
            let rows = law.chances.sorted { $0.value > $1.value }
            outcomes = rows.map(\.key)
            var sum = 0.0
            upTo = rows.map {
                sum += $0.value
                return sum
            }
        }

        func draw(_ dice: inout Dice) -> Int? {
            let place = Double(dice.next() >> 11) * 0x1p-53
            return outcomes[upTo.firstIndex { place < $0 } ?? 0]
        }
    }

    /// Mironov, "On Significance of the Least Significant Bits" (CCS 2012): the textbook's -ln(u) leaves holes among the
    /// floating-point numbers, and which holes tells the count. The auditor is given what an observer sees: whether
    /// the number could have come from a count of 0.
    @Test func floatingPointNoiseIsCaught() throws {
        var dice = Dice(seed: 10)
        func textbook(_ count: Double) -> Double {
            let noise = logarithm(Double((dice.next() >> 11) + 1) * 0x1p-53)
            return dice.next() & 1 == 0 ? count + noise : count - noise
        }
        func isPossibleAtZero(_ shown: Double) -> Bool {
            guard shown <= 0 else { return true }
            let near = (exponential(shown) * 0x1p53).rounded()
            return (-40...40).contains { logarithm((near + Double($0)) * 0x1p-53) == shown }
        }
        let verdict = try Auditor(runs: 2_000).audit(
            epsilon: 1, delta: 0, one: { isPossibleAtZero(textbook(0)) }, other: { isPossibleAtZero(textbook(1)) })
        #expect(verdict.isRefuted)
    }

    /// A released threshold promised P(X ≥ T) where its comparison needs P(1 + X ≥ T): δ too small by e^(1/scale).
    @Test(arguments: [
        (2, 0.09893801980144723, 0.2689414213699951), (3, 0.03639726343516558, 0.0989380198014472),
        (4, 0.01338980493269848, 0.0363972634351655), (5, 0.004925833956035741, 0.013389804932698453),
    ])
    func theWrongTailIsCaught(threshold: Int, claimed: Double, exact: Double) throws {
        let none = Law([nil: 1])
        let one = try Self.laplace(1).mapped { $0 ?? 0 >= threshold ? $0 : nil }
        #expect(Auditor.audit(.approximate(epsilon: 1, delta: claimed), none, one).isRefuted)
        #expect(!Auditor.audit(.approximate(epsilon: 1, delta: exact), none, one).isRefuted)
    }

    /// Permute-and-flip was sold at the ρ of the exponential mechanism, ε²/8.
    @Test(arguments: [([0, 0], [1, -1], 2, 0.72720114249), ([0, 0], [1, -1], 1, 0.260466602994)])
    func theWrongConstantIsCaught(counts: [Int], neighbour: [Int], epsilon: Double, rho: Double) {
        let (one, other) = (Self.permuteAndFlip(counts, epsilon), Self.permuteAndFlip(neighbour, epsilon))
        #expect(isClose(one.rho(from: other), rho, 1e-3))
        #expect(Auditor.audit(.concentrated(rho: epsilon * epsilon / 8), one, other).isRefuted)
        #expect(!Auditor.audit(.concentrated(rho: epsilon * epsilon / 2), one, other).isRefuted)
        #expect(!Auditor.audit(.approximate(epsilon: epsilon, delta: 0), one, other).isRefuted)
    }

    /// McKenna and Sheldon, "Permute-and-Flip" (NeurIPS 2020), over all orders of two cells.
    static func permuteAndFlip(_ counts: [Int], _ epsilon: Double) -> OutputLaw<Int> {
        let largest = counts.max() ?? 0
        let accept = counts.map { exponential(epsilon * Double($0 - largest) / 2) }
        let second = accept[0] * 0.5 + (1 - accept[1]) * 0.5
        return OutputLaw([0: second, 1: 1 - second])
    }

    @Test func fewRunsRefuteNothingThatHolds() throws {
        var bits = DiceBits(seed: 12)
        let noise = DiscreteLaplace(scale: try Ratio(1))
        for runs in [2, 3, 10, 1_000] {
            let verdict = try Auditor(runs: runs).audit(
                epsilon: 1, delta: 0, one: { noise.draw(from: &bits) }, other: { noise.draw(from: &bits) + 1 })
            #expect(verdict == .stands)
        }
        #expect(throws: PrivacyError(.notPositive)) { try Auditor(runs: 1) }
        #expect(throws: PrivacyError(.notPositive)) { try Auditor(runs: 10, error: .nan) }
    }
}
