/// What a release costs: ρ of concentrated differential privacy, and the chance δ that this does not hold.
///
/// Both add up over releases (δ-approximate ρ-zCDP; Bun and Steinke 2016, section 8).
public struct Cost: Sendable, Hashable {
    /// Nothing.
    public static let zero = Cost(rho: .zero, delta: .zero)

    /// Concentrated privacy loss.
    public let rho: Rho

    /// Chance of failure.
    public let delta: Delta

    /// A cost, or what a purse or a budget holds.
    public init(rho: Rho, delta: Delta = .zero) {
        self.rho = rho
        self.delta = delta
    }

    /// Both together; throws `overflow`.
    public func adding(_ other: Self) throws(PrivacyError) -> Self {
        let (delta, overflow) = delta.units.addingReportingOverflow(other.delta.units)
        guard !overflow else { throw PrivacyError(.overflow) }
        return Self(rho: try rho.adding(other.rho), delta: Delta(units: delta))
    }

    /// Whether this can be paid from that.
    public func isCovered(by other: Self) -> Bool { rho <= other.rho && delta <= other.delta }
}
