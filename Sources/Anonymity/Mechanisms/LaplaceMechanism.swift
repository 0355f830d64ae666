/// Releases a vector with discrete Laplace noise: ε-differentially private, with no δ.
///
/// Best for a single count, or few: with many cells ``GaussianMechanism`` needs less noise.
public struct LaplaceMechanism: Sendable, Hashable {
    /// What one release promises.
    public let epsilon: Epsilon

    /// What each person was held to.
    public let bound: ContributionBound

    /// The noise of each cell: its scale is the L₁ length of the bound over ε.
    public let noise: DiscreteLaplace

    /// A mechanism; throws `too-large` for a scale that cannot be drawn exactly.
    public init(epsilon: Epsilon, bound: ContributionBound) throws(PrivacyError) {
        let (above, overflow) = Int(bound.length).multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { throw PrivacyError(.tooLarge) }
        self.epsilon = epsilon
        self.bound = bound
        noise = DiscreteLaplace(scale: try Ratio(above, epsilon.millionths))
    }

    /// What one release costs.
    public var cost: Cost { Cost(rho: Rho(pure: epsilon)) }

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

extension Int64 {
    /// The sum, or the nearest number there is: what is cut off depends on the noisy sum alone.
    func addingClamped(_ other: Int64) -> Int64 {
        Int64(clamping: Int128(self) + Int128(other))
    }
}
