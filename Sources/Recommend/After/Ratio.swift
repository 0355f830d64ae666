/// An exact share or factor: a numerator over a denominator, in lowest terms.
public struct Ratio: Sendable, Hashable, Comparable {
    /// Nothing.
    public static let zero = Ratio(0, over: 1)
    /// All, or: as it was.
    public static let one = Ratio(1, over: 1)

    /// The number above the line.
    public let numerator: UInt64
    /// The number below the line, at least 1.
    public let denominator: UInt64

    /// A ratio in lowest terms; a denominator of 0 counts as 1.
    public init(_ numerator: UInt64, over denominator: UInt64) {
        let denominator = max(denominator, 1)
        var (divisor, rest) = (denominator, numerator % denominator)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// The nearest floating-point number.
    public var value: Double { Double(numerator) / Double(denominator) }

    /// Compares exactly, without rounding or overflow.
    public static func < (a: Ratio, b: Ratio) -> Bool {
        a.numerator.multipliedFullWidth(by: b.denominator) < b.numerator.multipliedFullWidth(by: a.denominator)
    }
}
