import Glibc

/// What one release gives away, as accountants see it: which two distributions are at worst to be told apart.
public struct Loss: Sendable, Hashable {
    enum Pair: Hashable {
        /// Noise on so many cells, each moved by `shift`.
        case discreteLaplace(DiscreteLaplace, shift: Int, cells: Int)
        case discreteGaussian(DiscreteGaussian, shift: Int, cells: Int)
        /// So many picks of the exponential mechanism, each of ε.
        case picks(Double, count: Int)
        /// Anything that promises ε, or ρ, and of which no more is known.
        case pure(Double)
        case concentrated(Double)
        /// Noise on the real line for a sensitivity of one: nothing here draws it; for comparing with other accounts.
        case laplace(scale: Double)
        case gaussian(sigma: Double)
    }

    let pair: Pair

    /// The chance that the pair does not tell it all.
    let delta: Delta

    init(_ pair: Pair, delta: Delta = .zero) {
        self.pair = pair
        self.delta = delta
    }

    /// Laplace noise on real numbers, of a scale in units of the sensitivity; throws `not-positive`.
    public static func laplace(scale: Double) throws(PrivacyError) -> Self {
        guard scale > 0, scale.isFinite else { throw PrivacyError(.notPositive) }
        return Self(.laplace(scale: scale))
    }

    /// Normal noise on real numbers, of a σ in units of the sensitivity; throws `not-positive`.
    public static func gaussian(sigma: Double) throws(PrivacyError) -> Self {
        guard sigma > 0, sigma.isFinite else { throw PrivacyError(.notPositive) }
        return Self(.gaussian(sigma: sigma))
    }

    /// ε of basic composition; nil where no ε holds without a δ.
    var epsilon: Double? {
        switch pair {
        case .discreteLaplace(let noise, let shift, let cells): Double(shift) * Double(cells) / noise.scale.value
        case .laplace(let scale): 1 / scale
        case .picks(let epsilon, let count): epsilon * Double(count)
        case .pure(let epsilon): epsilon
        case .discreteGaussian, .gaussian, .concentrated: nil
        }
    }

    /// ρ of concentrated privacy.
    var rho: Double {
        switch pair {
        case .discreteGaussian(let noise, let shift, let cells):
            Double(cells) * Double(shift) * Double(shift) / (2 * noise.variance.value)
        case .gaussian(let sigma): 1 / (2 * sigma * sigma)
        case .concentrated(let rho): rho
        case .picks(let epsilon, let count): Double(count) * epsilon * epsilon / 8
        case .discreteLaplace, .laplace, .pure: (epsilon ?? .infinity) * (epsilon ?? .infinity) / 2
        }
    }

    /// The Rényi divergence of an order above 1 (Mironov, "Rényi Differential Privacy", CSF 2017, table II).
    func renyi(_ order: Double) -> Double {
        switch pair {
        case .discreteGaussian, .gaussian, .concentrated, .picks:
            return order * rho
        case .laplace(let scale):
            let (up, down) = ((order - 1) / scale, -order / scale)
            let sum = log(order / (2 * order - 1)) + up
            let rest = log((order - 1) / (2 * order - 1)) + down
            return (sum + log1p(exp(rest - sum))) / (order - 1)
        case .discreteLaplace(_, _, let cells):
            return Double(cells) * (atoms.map { Self.renyi(order, $0) } ?? order * rho / Double(cells))
        case .pure:
            return atoms.map { Self.renyi(order, $0) } ?? order * rho
        }
    }

    private static func renyi(_ order: Double, _ atoms: [(loss: Double, chance: Double)]) -> Double {
        let exponents = atoms.map { log($0.chance) + (order - 1) * $0.loss }
        guard let largest = exponents.max() else { return 0 }
        return (largest + log(exponents.reduce(0) { $0 + exp($1 - largest) })) / (order - 1)
    }

    /// The most atoms that are enumerated.
    private static let most = 1 << 17

    /// The privacy losses of one cell with their chances, where they are countable and few enough.
    ///
    /// A cell moved by `shift` is the worst: for symmetric noise with a log-concave law, the outcomes up to a point tell
    /// two data sets apart best, and the further the shift the better (so do products of such pairs, for several cells).
    var atoms: [(loss: Double, chance: Double)]? {
        switch pair {
        case .pure(let epsilon), .picks(let epsilon, _):
            // Randomised response gives away the most of all that promise ε (Kairouz, Oh and Viswanath 2015).
            let chance = 1 / (1 + exp(-epsilon))
            return [(epsilon, chance), (-epsilon, 1 - chance)]
        case .discreteLaplace(let noise, let shift, _):
            guard shift < Self.most else { return nil }
            let below = noise.probability(from: 0)
            let above = noise.probability(from: shift)
            let between = (1..<max(1, shift)).map { x in
                (loss: Double(shift - 2 * x) / noise.scale.value, chance: noise.probability(of: x))
            }
            let most = Double(shift) / noise.scale.value
            return [(most, below)] + between + [(-most, above)]
        case .discreteGaussian(let noise, let shift, _):
            let variance = noise.variance.value
            let reach = Int(13 * variance.squareRoot()) + 13
            guard reach < Self.most, shift < Self.most else { return nil }
            let tail = noise.probability(from: reach + 1)
            return (-reach...reach).map { x in
                (Double(shift) * Double(shift - 2 * x) / (2 * variance), noise.probability(of: x))
            } + [(.infinity, tail), (-.infinity, tail)]
        case .concentrated, .laplace, .gaussian:
            return nil
        }
    }

    /// The chance that the loss is at most `value`, for losses on the real line.
    func cumulative(_ value: Double) -> Double? {
        switch pair {
        case .gaussian(let sigma):
            return erfc(-(value - 1 / (2 * sigma * sigma)) * sigma / 2.0.squareRoot()) / 2
        case .laplace(let scale):
            if value >= 1 / scale { return 1 }
            if value < -1 / scale { return 0 }
            return exp(-(1 - value * scale) / (2 * scale)) / 2
        default:
            return nil
        }
    }

    /// How many equal cells, or picks, the loss is the sum of.
    var cells: Int {
        switch pair {
        case .discreteLaplace(_, _, let cells), .discreteGaussian(_, _, let cells), .picks(_, let cells): cells
        default: 1
        }
    }
}
