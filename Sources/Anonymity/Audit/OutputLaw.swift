import Glibc

/// Every outcome of a mechanism on one data set with its chance: what an exact audit compares.
public struct OutputLaw<Outcome: Hashable & Sendable>: Sendable {
    /// Chances by outcome.
    public let chances: [Outcome: Double]

    /// At least the chance of all outcomes that were left out.
    public let rest: Double

    /// A law, given outcome by outcome.
    public init(_ chances: [Outcome: Double], rest: Double = 0) {
        self.chances = chances
        self.rest = rest
    }

    /// The law of what a function makes of the outcome.
    public func mapped<Other>(_ body: (Outcome) -> Other) -> OutputLaw<Other> {
        OutputLaw<Other>(Dictionary(chances.map { (body($0.key), $0.value) }, uniquingKeysWith: +), rest: rest)
    }

    /// The law of a repeated draw: until the outcome is allowed.
    public func given(_ isAllowed: (Outcome) -> Bool) -> Self {
        let allowed = chances.filter { isAllowed($0.key) }
        let sum = allowed.values.sorted().reduce(0, +)
        return Self(allowed.mapValues { $0 / sum }, rest: rest / sum)
    }

    /// The smallest δ for which these two laws, and no others, are within (ε, δ) of each other, either way round: the
    /// hockey-stick divergence. What was left out counts as if it could be told apart.
    public func delta(at epsilon: Double, from other: Self) -> Double {
        max(oneWay(epsilon, other), other.oneWay(epsilon, self))
    }

    private func oneWay(_ epsilon: Double, _ other: Self) -> Double {
        let growth = exp(epsilon)
        let terms = chances.map { max(0, $0.value - growth * (other.chances[$0.key] ?? 0)) }
        return terms.sorted().reduce(0, +) + rest
    }

    /// The smallest ρ for which these two laws are ρ-concentrated: the largest Rényi divergence of any order, over the
    /// order, either way round. Infinite if one law has an outcome that the other has not; where both were cut off, only
    /// what both have counts.
    public func rho(from other: Self) -> Double {
        max(oneWayRho(other), other.oneWayRho(self))
    }

    private func oneWayRho(_ other: Self) -> Double {
        guard let pairs = logarithms(other) else { return .infinity }
        // From orders just above 1, where the quotient nears its limit, to those where only the largest ratio counts.
        func quotient(_ place: Double) -> Double {
            let order = 1 + exp(place)
            return Self.renyi(order, pairs) / order
        }
        let coarse = (0...160).map { -9 + 0.1 * Double($0) }
        guard let best = coarse.max(by: { quotient($0) < quotient($1) }) else { return 0 }
        return (-20...20).map { quotient(best + 0.005 * Double($0)) }.max() ?? 0
    }

    /// The logarithms of both chances, outcome by outcome; nil if an outcome of this law is impossible in the other.
    private func logarithms(_ other: Self) -> [(Double, Double)]? {
        var pairs: [(Double, Double)] = []
        for (outcome, chance) in chances where chance > 0 {
            guard let against = other.chances[outcome], against > 0 else {
                if rest > 0 && other.rest > 0 { continue }
                return nil
            }
            pairs.append((log(chance), log(against)))
        }
        return pairs
    }

    /// The Rényi divergence of an order above 1 (van Erven and Harremoës 2014).
    private static func renyi(_ order: Double, _ pairs: [(Double, Double)]) -> Double {
        let exponents = pairs.map { order * $0.0 + (1 - order) * $0.1 }
        guard let largest = exponents.max() else { return 0 }
        return (largest + log(exponents.reduce(0) { $0 + exp($1 - largest) })) / (order - 1)
    }
}

extension DiscreteLaplace {
    /// The law of a count with this noise, up to chances of about e⁻⁶⁰.
    public func law(of count: Int) -> OutputLaw<Int> {
        let reach = Int(60 * scale.value) + 2
        return OutputLaw(
            Dictionary(uniqueKeysWithValues: (-reach...reach).map { (count + $0, probability(of: $0)) }),
            rest: 2 * probability(from: reach + 1))
    }
}

extension DiscreteGaussian {
    /// The law of a count with this noise, up to chances of about e⁻⁴⁵⁰.
    public func law(of count: Int) -> OutputLaw<Int> {
        let reach = Int(30 * variance.value.squareRoot()) + 2
        return OutputLaw(
            Dictionary(uniqueKeysWithValues: (-reach...reach).map { (count + $0, probability(of: $0)) }),
            rest: 2 * probability(from: reach + 1))
    }
}
