/// The ε of differential privacy in whole millionths, so that ten times 0.1 is 1.
public struct Epsilon: Sendable, Hashable, Comparable {
    /// A larger ε would promise nothing: at 32 an attacker's odds may grow by e³².
    public static let largest = 32

    /// Millionths, from 1 to 32,000,000.
    public let millionths: Int

    /// So many millionths; throws `not-positive` or `too-large`.
    public init(millionths: Int) throws(PrivacyError) {
        guard millionths > 0 else { throw PrivacyError(.notPositive) }
        guard millionths <= Self.largest * 1_000_000 else { throw PrivacyError(.tooLarge) }
        self.millionths = millionths
    }

    /// The number of configuration, to the nearest millionth; throws `not-a-number`, `not-positive`, `too-small` or
    /// `too-large`.
    public init(_ value: Double) throws(PrivacyError) {
        guard !value.isNaN else { throw PrivacyError(.notANumber) }
        guard value > 0 else { throw PrivacyError(.notPositive) }
        guard value <= Double(Self.largest) else { throw PrivacyError(.tooLarge) }
        let millionths = Int((value * 1_000_000).rounded())
        guard millionths > 0 else { throw PrivacyError(.tooSmall) }
        try self.init(millionths: millionths)
    }

    /// The nearest floating-point number, for tables and accounts.
    public var value: Double { Double(millionths) / 1_000_000 }

    public static func < (one: Self, other: Self) -> Bool { one.millionths < other.millionths }
}
