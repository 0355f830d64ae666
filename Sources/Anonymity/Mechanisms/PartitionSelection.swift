/// Says which keys may be named, given how many people are behind each: no rule keeps more of them for its ε and δ.
///
/// Desfontaines, Voss, Gipson and Mandayam, "Differentially private partition selection" (PoPETs 2022), theorem 1:
/// a key with n people is kept with a chance of π(n) = min(e^ε·π(n-1) + δ, 1 - e^-ε·(1 - π(n-1) - δ), 1), π(0) = 0.
/// Here every step is rounded down, on whole numbers, which keeps each inequality of the proof. A person in several
/// keys shares ε and δ among them.
public struct PartitionSelection: Sendable, Hashable {
    /// A table longer than this would be needed for a tiny ε only.
    static let longest = 1 << 16
    /// One, in the unit of chances: 10⁻¹⁸ of δ in 40 more binary places.
    static let one = UInt128(1_000_000_000_000_000_000) << 40

    /// What one release promises, with δ.
    public let epsilon: Epsilon

    /// What each person was held to: one in each of so many keys.
    public let bound: ContributionBound

    /// What one release costs.
    public let cost: Cost

    /// Chances by number of people, up to the first that is certain.
    private let chances: [UInt128]

    /// A rule; throws `mismatch` for a bound that lets a person count more than once in a key, and `too-small` for an ε
    /// so small, or a δ so small for so many keys, that no number of people would ever do.
    public init(epsilon: Epsilon, delta: Delta, bound: ContributionBound) throws(PrivacyError) {
        guard bound.isClipped, bound.perCell == 1 else { throw PrivacyError(.mismatch) }
        let failure = (UInt128(delta.units) << 40) / UInt128(bound.cells)
        guard failure > 0 else { throw PrivacyError(.tooSmall) }
        let growth = Growth(epsilon, sharedBy: bound.cells)
        var chances: [UInt128] = [0]
        var last: UInt128 = 0
        while last < Self.one {
            guard chances.count < Self.longest else { throw PrivacyError(.tooSmall) }
            let grown = last.scaled(by: growth.least).map { $0 + failure } ?? Self.one
            // What is left to fail may shrink by e^-ε only.
            let left = last + failure >= Self.one ? 0 : Self.one - last - failure
            let shrunk = Self.one - (left.scaledUp(by: growth.mostInverse) ?? 0)
            last = max(last, min(grown, shrunk, Self.one))
            chances.append(last)
        }
        self.epsilon = epsilon
        self.bound = bound
        self.cost = Cost(rho: Rho(pure: epsilon), delta: delta)
        self.chances = chances
    }

    /// The chance that a key with so many people is kept, as a floating-point number for tables.
    public func probability(ofKeeping people: Int) -> Double {
        Double(chance(people)) / Double(Self.one)
    }

    /// From how many people on a key is kept for certain.
    public var certain: Int { chances.count - 1 }

    /// The kept keys, in ascending order. Throws `mismatch` for a histogram of another bound, and `purse-empty`.
    public func release<Key>(
        _ histogram: borrowing BoundedHistogram<Key>, paying purse: inout Purse
    ) throws(PrivacyError) -> [Key] {
        var bits = SystemBits()
        return try release(histogram, paying: &purse, from: &bits)
    }

    package func release<Key, Bits: RandomBits & ~Copyable>(
        _ histogram: borrowing BoundedHistogram<Key>, paying purse: inout Purse, from bits: inout Bits
    ) throws(PrivacyError) -> [Key] {
        guard histogram.bound == bound else { throw PrivacyError(.mismatch) }
        try purse.pay(cost)
        var kept: [Key] = []
        for (key, people) in histogram.values.value.sorted(by: { $0.key < $1.key })
        where bits.chance(chance(Int(people)), in: Self.one) {
            kept.append(key)
        }
        return kept
    }

    private func chance(_ people: Int) -> UInt128 {
        people <= 0 ? 0 : people < chances.count ? chances[people] : Self.one
    }
}
