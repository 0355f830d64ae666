/// A positive fraction of whole numbers in lowest terms, each below 2^52: what samplers take as a scale.
///
/// The bound is what keeps every product in ``DiscreteGaussian`` within 128 bits.
public struct Ratio: Sendable, Hashable {
    /// Numerators and denominators stay below this.
    public static let bound = 1 << 52

    /// Above the line.
    public let numerator: UInt64

    /// Below the line.
    public let denominator: UInt64

    /// A fraction; throws `not-positive`, or `too-large` when its lowest terms reach ``bound``.
    public init(_ numerator: Int, _ denominator: Int = 1) throws(PrivacyError) {
        guard numerator > 0, denominator > 0 else { throw PrivacyError(.notPositive) }
        var (a, b) = (numerator, denominator)
        while b != 0 { (a, b) = (b, a % b) }
        guard numerator / a < Self.bound, denominator / a < Self.bound else { throw PrivacyError(.tooLarge) }
        self.numerator = UInt64(numerator / a)
        self.denominator = UInt64(denominator / a)
    }

    /// The nearest floating-point number: for tables and accounts, never for noise.
    public var value: Double { Double(numerator) / Double(denominator) }
}
