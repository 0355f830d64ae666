import Glibc

/// Names the largest cells of a vector, without their counts: the exponential mechanism, again and again.
///
/// Each pick takes cell i with a chance proportional to exp(ε·countᵢ/2Δ) and costs ε²/8 of ρ (Cesar and Rogers, "Bounding,
/// Concentrating, and Truncating", ALT 2021). Permute-and-flip and noisy maxima with exponential noise look alike but
/// cost up to four times that; they are not used.
public struct TopMechanism: Sendable, Hashable {
    /// How many cells are named.
    public let picks: Int

    /// What each pick promises on its own.
    public let epsilon: Epsilon

    /// What each person was held to: Δ is the most she moves one cell by.
    public let bound: ContributionBound

    /// What one release costs, with all its picks.
    public let cost: Cost

    /// A mechanism; throws `not-positive` for no picks, and `overflow` if the cost cannot be counted.
    public init(picks: Int, epsilon: Epsilon, bound: ContributionBound) throws(PrivacyError) {
        guard picks > 0 else { throw PrivacyError(.notPositive) }
        let square = UInt128(epsilon.millionths) * UInt128(epsilon.millionths)
        guard let units = UInt64(exactly: (UInt128(picks) * square + 7) / 8) else { throw PrivacyError(.overflow) }
        self.picks = picks
        self.epsilon = epsilon
        self.bound = bound
        cost = Cost(rho: Rho(units: units))
    }

    /// The named cells, the first pick first; all of them if the vector has no more than are asked for.
    ///
    /// Throws `mismatch` for a vector of another bound, and `purse-empty`; then nothing is released.
    public func release(_ vector: borrowing BoundedVector, paying purse: inout Purse) throws(PrivacyError) -> [Int] {
        var bits = SystemBits()
        return try release(vector, paying: &purse, from: &bits)
    }

    package func release<Bits: RandomBits & ~Copyable>(
        _ vector: borrowing BoundedVector, paying purse: inout Purse, from bits: inout Bits
    ) throws(PrivacyError) -> [Int] {
        guard vector.bound == bound else { throw PrivacyError(.mismatch) }
        try purse.pay(cost)
        let values = vector.values.value
        var left = Array(values.indices)
        var named: [Int] = []
        while named.count < picks, let largest = left.lazy.map({ values[$0] }).max() {
            // A uniform cell is taken with a chance of exp(-ε·(largest-count)/2Δ); if not, another is tried.
            while true {
                let place = Int(bits.number(below: UInt64(left.count)))
                let gap = UInt128(Int128(largest) - Int128(values[left[place]]))
                guard
                    bits.chanceOfDecay(
                        gap * UInt128(epsilon.millionths), over: 2_000_000 * UInt128(bound.perCell))
                else { continue }
                named.append(left.remove(at: place))
                break
            }
        }
        return named
    }

    /// The chances of the first pick among these counts, as floating-point numbers for tables and tests.
    public func probabilities(ofFirst counts: [Int]) -> [Double] {
        guard let largest = counts.max() else { return [] }
        let rate = epsilon.value / (2 * Double(bound.perCell))
        let weights = counts.map { exp(Double($0 - largest) * rate) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }
}
