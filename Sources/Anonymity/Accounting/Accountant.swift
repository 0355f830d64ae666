import Glibc

/// Adds up what releases give away together, in five ways, each of which is an upper bound: the smallest holds.
///
/// This is for reading. Budgets are charged in whole numbers of ρ and never look here.
public struct Accountant: Sendable {
    /// ε for a δ by each way of adding up; infinite where it does not apply.
    public struct Report: Sendable, Hashable {
        /// The sum of all ε, for releases that have one.
        public let basic: Double
        /// ρ + 2√(ρ·ln 1/δ) (Bun and Steinke 2016).
        public let concentratedSimply: Double
        /// The best conversion known from ρ (Canonne, Kamath and Steinke 2020, proposition 12).
        public let concentrated: Double
        /// Rényi divergences at fixed orders (Mironov 2017), with the same conversion.
        public let renyi: Double
        /// The distribution of the privacy loss, rounded up to a grid (Koskela, Jälkö and Honkela 2020).
        public let lossDistribution: Double

        /// The smallest.
        public var epsilon: Double {
            min(min(basic, concentratedSimply), min(concentrated, renyi), lossDistribution)
        }
    }

    /// The orders that are tried: the usual ones.
    static let orders =
        (1...99).map { 1 + Double($0) / 10 } + (11...63).map(Double.init) + [128, 256, 512, 1_024]

    private var losses: [(loss: Loss, times: Int)] = []

    /// Nothing released yet.
    public init() {}

    /// Adds a release that was made so many times; a negative number counts as none.
    public mutating func add(_ loss: Loss, times: Int = 1) {
        if times > 0 { losses.append((loss, times)) }
    }

    /// What all releases give away together, with a chance of at most δ that it is more.
    public func report(at delta: Delta) -> Report {
        guard !losses.isEmpty else {
            return Report(basic: 0, concentratedSimply: 0, concentrated: 0, renyi: 0, lossDistribution: 0)
        }
        // What releases may fail by themselves is taken from δ first.
        let left = delta.value - losses.reduce(0) { $0 + $1.loss.delta.value * Double($1.times) }
        let rho = losses.reduce(0) { $0 + $1.loss.rho * Double($1.times) }
        let basic = losses.reduce(0) { $0 + ($1.loss.epsilon ?? .infinity) * Double($1.times) }
        guard left > 0 else {
            let none = Double.infinity
            return Report(
                basic: left == 0 ? basic : none, concentratedSimply: none, concentrated: none, renyi: none,
                lossDistribution: none)
        }
        let renyi = Self.orders.map { order in
            let sum = losses.reduce(0) { $0 + $1.loss.renyi(order) * Double($1.times) }
            return Self.epsilon(order, sum, left)
        }
        let concentrated = Self.epsilon(rho: rho, delta: left)
        let best = max(0, renyi.min() ?? .infinity)
        let guess = min(basic, concentrated, best)
        return Report(
            basic: basic, concentratedSimply: rho + 2 * (rho * -log(left)).squareRoot(), concentrated: concentrated,
            renyi: best, lossDistribution: LossGrid.epsilon(of: losses, delta: left, guess: guess))
    }

    /// ε for a δ from a Rényi divergence (Canonne, Kamath and Steinke 2020, proposition 12).
    private static func epsilon(_ order: Double, _ divergence: Double, _ delta: Double) -> Double {
        divergence + log1p(-1 / order) - log(delta * order) / (order - 1)
    }

    /// The same from ρ, at the best of all orders.
    static func epsilon(rho: Double, delta: Double) -> Double {
        guard rho > 0 else { return 0 }
        // One valley: thirds of the logarithm of the order less one, until they agree to all digits.
        var (low, high) = (-20.0, 40.0)
        func value(_ place: Double) -> Double { epsilon(1 + exp(place), (1 + exp(place)) * rho, delta) }
        for _ in 0..<200 {
            let third = (high - low) / 3
            if value(low + third) < value(high - third) { high -= third } else { low += third }
        }
        return max(0, value((low + high) / 2))
    }
}

extension Cost {
    /// The ε that this cost comes to with a chance of at most δ that it is more; infinite if failures alone exceed δ.
    public func epsilon(at delta: Delta) -> Double {
        guard delta > self.delta else { return .infinity }
        return Accountant.epsilon(rho: rho.value, delta: delta.value - self.delta.value)
    }
}

extension Rho {
    /// The most ρ that comes to at most ε, with a chance of at most δ that it is more: what to charge for a promise that
    /// was made in ε. Throws `too-small` where not even one unit does.
    public init(epsilon: Epsilon, delta: Delta) throws(PrivacyError) {
        // ρ is never above ε: so much comes to more than ε by itself.
        var (low, high) = (UInt64(0), UInt64(epsilon.millionths) * 1_000_000)
        while low < high {
            let middle = low + (high - low + 1) / 2
            let comes = Accountant.epsilon(rho: Rho(units: middle).value, delta: delta.value)
            if comes <= epsilon.value { low = middle } else { high = middle - 1 }
        }
        guard low > 0 else { throw PrivacyError(.tooSmall) }
        self.init(units: low)
    }
}
