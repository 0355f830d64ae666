import Glibc

/// Runs a mechanism with and without one person, and looks for what tells the two apart better than was promised.
public struct Auditor: Sendable {
    /// How often the mechanism is run on each of the two data sets.
    public let runs: Int

    /// The chance of refuting a promise that holds.
    public let error: Double

    /// An auditor; throws `not-positive` for fewer than two runs, or for an error that is not between 0 and 1.
    public init(runs: Int, error: Double = 0.001) throws(PrivacyError) {
        guard runs > 1, error > 0, error < 1 else { throw PrivacyError(.notPositive) }
        self.runs = runs
        self.error = error
    }

    /// Compares all outcomes of two laws: exact, for these two data sets.
    ///
    /// Allows for what floating-point numbers cannot tell, 10⁻¹².
    public static func audit<Outcome>(
        _ promise: Promise, _ one: OutputLaw<Outcome>, _ other: OutputLaw<Outcome>
    ) -> Verdict {
        switch promise {
        case .approximate(let epsilon, let delta):
            let found = one.delta(at: epsilon, from: other)
            return found > delta + max(1e-12, delta * 1e-9) ? .refuted(atLeast: found) : .stands
        case .concentrated(let rho):
            let found = one.rho(from: other)
            return found > rho * (1 + 1e-9) + 1e-12 ? .refuted(atLeast: found) : .stands
        }
    }

    /// Compares two samples. The first half of the runs chooses an event, the second half tests it, each way round.
    ///
    /// The outcome may be all that an observer sees, or what she makes of it.
    public func audit<Outcome: Hashable>(
        epsilon: Double, delta: Double, one: () throws -> Outcome, other: () throws -> Outcome
    ) rethrows -> Verdict {
        let half = runs / 2
        let (seen, seenOther) = (try count(half, one), try count(half, other))
        let (new, newOther) = (try count(runs - half, one), try count(runs - half, other))
        let found = max(
            shown(seen, seenOther, new, newOther, epsilon), shown(seenOther, seen, newOther, new, epsilon))
        return found > delta ? .refuted(atLeast: found) : .stands
    }

    private func count<Outcome: Hashable>(_ runs: Int, _ run: () throws -> Outcome) rethrows -> [Outcome: Int] {
        var counts: [Outcome: Int] = [:]
        for _ in 0..<runs { counts[try run(), default: 0] += 1 }
        return counts
    }

    /// The least δ that the event of all outcomes seen more than e^ε times as often on one side leaves possible.
    private func shown<Outcome>(
        _ seen: [Outcome: Int], _ seenOther: [Outcome: Int], _ new: [Outcome: Int], _ newOther: [Outcome: Int],
        _ epsilon: Double
    ) -> Double {
        let event = seen.filter { Double($0.value) > exp(epsilon) * Double(seenOther[$0.key] ?? 0) }.keys
        let count = runs - runs / 2
        let hits = event.reduce(0) { $0 + (new[$1] ?? 0) }
        let hitsOther = event.reduce(0) { $0 + (newOther[$1] ?? 0) }
        // Four bounds in all: two each way.
        let confidence = log(4 / error)
        return Self.bound(hits, count, confidence, above: false)
            - exp(epsilon) * Self.bound(hitsOther, count, confidence, above: true)
    }

    /// Where a chance lies at most, or at least, that gave so many hits: beyond, it would give as many with less than
    /// e^-confidence (Chernoff's bound, which holds for every number of runs).
    private static func bound(_ hits: Int, _ runs: Int, _ confidence: Double, above: Bool) -> Double {
        let rate = Double(hits) / Double(runs)
        func distance(_ chance: Double) -> Double {
            var sum = 0.0
            if rate > 0 { sum += rate * log(rate / chance) }
            if rate < 1 { sum += (1 - rate) * log((1 - rate) / (1 - chance)) }
            return sum * Double(runs)
        }
        var (near, far) = (rate, above ? 1.0 : 0.0)
        for _ in 0..<60 {
            let middle = (near + far) / 2
            if distance(middle) < confidence { near = middle } else { far = middle }
        }
        return far
    }
}
