/// The ρ of zero-concentrated differential privacy in whole units of 10⁻¹²: what budgets are counted in.
///
/// Bun and Steinke, "Concentrated Differential Privacy" (TCC 2016). Charges round up.
public struct Rho: Sendable, Hashable, Comparable {
    /// Nothing spent.
    public static let zero = Rho(units: 0)

    /// Units of 10⁻¹².
    public let units: UInt64

    /// So many units of 10⁻¹².
    public init(units: UInt64) {
        self.units = units
    }

    /// What ε without δ costs: ε²/2 (Bun and Steinke, proposition 1.4).
    public init(pure epsilon: Epsilon) {
        let square = UInt64(epsilon.millionths) * UInt64(epsilon.millionths)
        units = (square + 1) / 2
    }

    /// What normal noise of a variance costs for a person who moves a vector by this squared length: Δ²/2σ².
    ///
    /// Throws `overflow` if that cannot be counted.
    init(squaredLength: UInt64, variance: Ratio) throws(PrivacyError) {
        let (scaled, one) = UInt128(squaredLength).multipliedReportingOverflow(by: 1_000_000_000_000)
        let (above, two) = scaled.multipliedReportingOverflow(by: UInt128(variance.denominator))
        let below = 2 * UInt128(variance.numerator)
        let (quotient, rest) = above.quotientAndRemainder(dividingBy: below)
        guard !one, !two, let units = UInt64(exactly: quotient + (rest == 0 ? 0 : 1)) else {
            throw PrivacyError(.overflow)
        }
        self.units = units
    }

    /// Both together; throws `overflow`.
    func adding(_ other: Self) throws(PrivacyError) -> Self {
        let (sum, overflow) = units.addingReportingOverflow(other.units)
        guard !overflow else { throw PrivacyError(.overflow) }
        return Self(units: sum)
    }

    /// The nearest floating-point number, for tables and accounts.
    public var value: Double { Double(units) / 1e12 }

    public static func < (one: Self, other: Self) -> Bool { one.units < other.units }
}
