import Glibc

/// What wide discrete Gaussian noise gives away, in however many cells: what normal noise on the real line does whose
/// variance is smaller by 25.
///
/// Such noise is normal noise of variance σ²-25 on each count, and then rounding at random, by a discrete Gaussian of
/// variance 25 around the sum. By Poisson summation the chances of that outcome and of discrete Gaussian noise of σ² differ
/// by a factor of 1 ± 4·exp(-50π²), which over 2²⁶ cells is still within 10⁻²⁰⁰ of one. Rounding looks at no count, so
/// nothing is given away by it. And normal noise adds up exactly, also where one release chooses what the next one asks
/// (Balle and Wang 2018, theorem 8; Dong, Roth and Su 2022, corollary 3.3).
enum WideNoise {
    /// The variance that rounding takes of the noise.
    static let rounding = 25.0

    /// From this variance on, what rounding takes is less than 2⁻²⁰ of it.
    static let least = 1 << 25

    /// The chance that more than ε is given away: exact, but for the last digits.
    static func delta(_ epsilon: Double, rho: Double) -> Double {
        let mu = (2 * rho).squareRoot()
        guard mu > 0 else { return 0 }
        return below(mu / 2 - epsilon / mu) - exp(epsilon) * below(-mu / 2 - epsilon / mu)
    }

    /// The smallest ε whose δ is at most this.
    static func epsilon(rho: Double, delta: Double) -> Double {
        let most = Accountant.epsilon(rho: rho, delta: delta)
        // Beyond, e^ε is no number any more, and nothing is promised anyway.
        guard most < 700 else { return most }
        var (low, high) = (0.0, most)
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if Self.delta(middle, rho: rho) <= delta * Self.certain { high = middle } else { low = middle }
        }
        return high
    }

    /// A difference of two chances keeps at least so many digits.
    private static let certain = 1 - 1e-9

    /// The chance that a standard normal number is below.
    private static func below(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
}

extension GaussianMechanism {
    /// Whether what it gives away is what normal noise does, up to a millionth of its ρ.
    public var isWide: Bool { noise.variance.numerator / noise.variance.denominator >= WideNoise.least }
}

extension Cost {
    /// The ε that this cost comes to if it was paid for ``GaussianMechanism``s alone, all of them wide; as
    /// ``epsilon(at:)`` if failures were paid for too.
    public func epsilonOfWideNoise(at delta: Delta) -> Double {
        guard self.delta == .zero else { return epsilon(at: delta) }
        return WideNoise.epsilon(rho: Self.rounded(rho), delta: delta.value)
    }

    /// With what rounding may add to it.
    fileprivate static func rounded(_ rho: Rho) -> Double { rho.value * (1 + 0x1p-20) }
}

extension Rho {
    /// The most ρ that wide ``GaussianMechanism``s may cost together, and nothing else, for a promise of ε with a chance of
    /// at most δ that it is more. Throws `too-small` where not even one unit may be spent.
    public init(wideNoise epsilon: Epsilon, delta: Delta) throws(PrivacyError) {
        // ρ is never above ε: so much comes to more than ε by itself.
        var (low, high) = (UInt64(0), UInt64(epsilon.millionths) * 1_000_000)
        while low < high {
            let middle = low + (high - low + 1) / 2
            let comes = Cost(rho: Rho(units: middle)).epsilonOfWideNoise(at: delta)
            if comes <= epsilon.value { low = middle } else { high = middle - 1 }
        }
        guard low > 0 else { throw PrivacyError(.tooSmall) }
        self.init(units: low)
    }
}
