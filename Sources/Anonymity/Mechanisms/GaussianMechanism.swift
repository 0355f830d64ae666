/// Releases a vector with discrete Gaussian noise: ρ-zero-concentrated differentially private.
///
/// ρ = Δ²/2σ² for the Euclidean length Δ of what one person adds, in however many cells (Canonne, Kamath and Steinke
/// 2020, theorem 4): hundreds of thousands of cells under one charge.
public struct GaussianMechanism: Sendable, Hashable {
    /// What each person was held to.
    public let bound: ContributionBound

    /// The noise of each cell.
    public let noise: DiscreteGaussian

    /// What one release costs.
    public let cost: Cost

    /// Noise of a σ²; throws `overflow` if the cost cannot be counted.
    public init(variance: Ratio, bound: ContributionBound) throws(PrivacyError) {
        self.bound = bound
        noise = DiscreteGaussian(variance: variance)
        cost = Cost(rho: try Rho(squaredLength: bound.squaredLength, variance: variance))
    }

    /// The least noise that costs at most ρ, up to a 512th.
    ///
    /// Throws `not-positive` for no ρ, and `too-large` for a variance that cannot be drawn exactly.
    public init(rho: Rho, bound: ContributionBound) throws(PrivacyError) {
        guard rho > .zero else { throw PrivacyError(.notPositive) }
        let above = UInt128(bound.squaredLength) * 1_000_000_000_000
        let below = 2 * UInt128(rho.units)
        // Small variances get ten binary places; large ones are whole.
        let places: UInt128 = above / below < 512 ? 1_024 : 1
        guard let numerator = Int(exactly: (above * places + below - 1) / below) else {
            throw PrivacyError(.tooLarge)
        }
        try self.init(variance: try Ratio(max(1, numerator), Int(places)), bound: bound)
    }

    /// The counts with noise, in the order of the cells; they may be negative.
    ///
    /// Throws `mismatch` for a vector of another bound, and `purse-empty`; then nothing is released.
    public func release(_ vector: borrowing BoundedVector, paying purse: inout Purse) throws(PrivacyError) -> [Int64] {
        var bits = SystemBits()
        return try release(vector, paying: &purse, from: &bits)
    }

    package func release<Bits: RandomBits & ~Copyable>(
        _ vector: borrowing BoundedVector, paying purse: inout Purse, from bits: inout Bits
    ) throws(PrivacyError) -> [Int64] {
        guard vector.bound == bound else { throw PrivacyError(.mismatch) }
        try purse.pay(cost)
        return vector.values.value.map { noise.draw(from: &bits).addingClamped($0) }
    }
}
