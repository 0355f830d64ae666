/// What has been charged to a budget, durably, and not been used yet.
///
/// Only ``Budget`` fills one. It has no copy and is never refilled: what is left when it goes is spent all the same.
public struct Purse: ~Copyable, Sendable {
    /// What is still in it.
    public private(set) var left: Cost

    init(_ cost: Cost) {
        left = cost
    }

    /// Takes out what a release costs; throws `purse-empty`, and then takes nothing.
    mutating func pay(_ cost: Cost) throws(PrivacyError) {
        guard cost.isCovered(by: left) else { throw PrivacyError(.purseEmpty) }
        left = Cost(
            rho: Rho(units: left.rho.units - cost.rho.units), delta: Delta(units: left.delta.units - cost.delta.units))
    }
}
