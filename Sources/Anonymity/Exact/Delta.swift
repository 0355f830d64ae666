/// The δ of differential privacy in whole units of 10⁻¹⁸: the chance that a promise of ε does not hold.
public struct Delta: Sendable, Hashable, Comparable {
    /// No chance at all.
    public static let zero = Delta(units: 0)

    /// Units of 10⁻¹⁸.
    public let units: UInt64

    init(units: UInt64) {
        self.units = units
    }

    /// The number of configuration, to the nearest unit; throws `not-a-number`, `not-positive`, `too-small`, or `too-large`
    /// from 1 on.
    public init(_ value: Double) throws(PrivacyError) {
        guard !value.isNaN else { throw PrivacyError(.notANumber) }
        guard value > 0 else { throw PrivacyError(.notPositive) }
        guard value < 1 else { throw PrivacyError(.tooLarge) }
        let units = UInt64((value * 1e18).rounded())
        guard units > 0 else { throw PrivacyError(.tooSmall) }
        self.units = units
    }

    /// What a release costs, rounded up; `value` is a chance.
    init(atMost value: Double) {
        units = value <= 0 ? 0 : UInt64((min(value, 1) * 1e18).rounded(.up))
    }

    /// The nearest floating-point number, for tables and accounts.
    public var value: Double { Double(units) / 1e18 }

    public static func < (one: Self, other: Self) -> Bool { one.units < other.units }
}
