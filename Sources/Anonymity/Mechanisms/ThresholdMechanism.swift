import Glibc

/// Releases counts under keys that come from people: a key is shown with its noisy count when that reaches a threshold.
///
/// Where a person's key is hers alone, it must not show: δ is the chance that it does, for the comparison that is made
/// here, *at least*. With discrete Laplace noise X that is, for each of her keys, P(perCell + X ≥ threshold).
public struct ThresholdMechanism: Sendable, Hashable {
    /// What each person was held to.
    public let bound: ContributionBound

    /// The noise of each key.
    public let noise: DiscreteLaplace

    /// The smallest noisy count that is shown.
    public let threshold: Int64

    /// What one release costs.
    public let cost: Cost

    /// The lowest threshold for a promise; throws `mismatch` for a bound that is not clipped, and `too-large` for a scale
    /// that cannot be drawn exactly.
    public init(epsilon: Epsilon, delta: Delta, bound: ContributionBound) throws(PrivacyError) {
        guard bound.isClipped else { throw PrivacyError(.mismatch) }
        let noise = try LaplaceMechanism(epsilon: epsilon, bound: bound).noise
        // The tail q^m/(1+q) in closed form gives the place, up to rounding; the sum below decides.
        let rate = 1 / noise.scale.value
        let places = (log(Double(bound.cells) / delta.value) - log1p(exp(-rate))) / rate
        guard places < 0x1p52 else { throw PrivacyError(.tooLarge) }
        var threshold = Int64(bound.perCell) + max(1, Int64(places) - 2)
        while Self.failure(noise, threshold, bound) > delta { threshold += 1 }
        self.init(noise, threshold, epsilon, bound)
    }

    /// A given threshold, with the δ that follows from it; throws as the other initialiser does, and `not-positive`
    /// for a threshold that one person reaches by herself.
    public init(epsilon: Epsilon, threshold: Int, bound: ContributionBound) throws(PrivacyError) {
        guard bound.isClipped else { throw PrivacyError(.mismatch) }
        guard threshold > Int(bound.perCell) else { throw PrivacyError(.notPositive) }
        let noise = try LaplaceMechanism(epsilon: epsilon, bound: bound).noise
        self.init(noise, Int64(threshold), epsilon, bound)
    }

    private init(_ noise: DiscreteLaplace, _ threshold: Int64, _ epsilon: Epsilon, _ bound: ContributionBound) {
        self.noise = noise
        self.threshold = threshold
        self.bound = bound
        cost = Cost(rho: Rho(pure: epsilon), delta: Self.failure(noise, threshold, bound))
    }

    /// The chance that a key of one person shows, for all her keys together; rounded up.
    private static func failure(_ noise: DiscreteLaplace, _ threshold: Int64, _ bound: ContributionBound) -> Delta {
        let each = noise.probability(from: Int(threshold) - Int(bound.perCell))
        // A relative error of 10⁻¹² is more than the closed form can have.
        return Delta(atMost: Double(bound.cells) * each * (1 + 1e-12))
    }

    /// The keys that reached the threshold with their noisy counts, in ascending order of the keys.
    ///
    /// Throws `mismatch` for a histogram of another bound, and `purse-empty`; then nothing is released.
    public func release<Key>(
        _ histogram: borrowing BoundedHistogram<Key>, paying purse: inout Purse
    ) throws(PrivacyError) -> [(key: Key, count: Int64)] {
        var bits = SystemBits()
        return try release(histogram, paying: &purse, from: &bits)
    }

    package func release<Key, Bits: RandomBits & ~Copyable>(
        _ histogram: borrowing BoundedHistogram<Key>, paying purse: inout Purse, from bits: inout Bits
    ) throws(PrivacyError) -> [(key: Key, count: Int64)] {
        guard histogram.bound == bound else { throw PrivacyError(.mismatch) }
        try purse.pay(cost)
        var shown: [(key: Key, count: Int64)] = []
        for (key, count) in histogram.values.value.sorted(by: { $0.key < $1.key }) {
            let noisy = noise.draw(from: &bits).addingClamped(count)
            if noisy >= threshold { shown.append((key, noisy)) }
        }
        return shown
    }
}
