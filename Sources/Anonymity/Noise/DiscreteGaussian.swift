/// Whole-number noise whose chance of x is proportional to exp(-x²/2σ²), drawn exactly.
///
/// Canonne, Kamath and Steinke 2020, algorithm 3: discrete Laplace noise of scale t = ⌊σ⌋+1, kept with a chance of
/// exp(-(|y|-σ²/t)²/2σ²). With σ² = n/d that exponent is (|y|td-n)² over 2ndt².
///
/// No product overflows: |y| < 1,024·t, and t ≤ 2σ for σ ≥ 1, so |y|td < 1,024·4n and its square is below 2²⁴n², which
/// for n < 2⁵² fits 128 bits, and for n < 2¹⁹ fits 63. The divisor is at most 8n². For σ < 1, t is 1, and d takes the
/// place of n.
public struct DiscreteGaussian: Sendable, Hashable {
    /// σ²: the wider, the more private. The variance of the noise itself is a little less, for small σ.
    public let variance: Ratio

    private let reach: UInt64
    private let isNarrow: Bool

    /// Noise of a σ².
    public init(variance: Ratio) {
        self.variance = variance
        reach = root(of: UInt128(variance.numerator / variance.denominator)) + 1
        isNarrow = max(variance.numerator, variance.denominator) < 1 << 19
    }

    /// One draw from the system's randomness.
    public func draw() -> Int64 {
        var bits = SystemBits()
        return draw(from: &bits)
    }

    /// Several independent draws from the system's randomness; of a negative number, none.
    public func draws(_ count: Int) -> [Int64] {
        var bits = SystemBits()
        return (0..<max(0, count)).map { _ in draw(from: &bits) }
    }

    package func draw<Bits: RandomBits & ~Copyable>(from bits: inout Bits) -> Int64 {
        isNarrow ? draw(UInt64.self, from: &bits) : draw(UInt128.self, from: &bits)
    }

    @inline(__always)
    private func draw<Number: FixedWidthInteger & UnsignedInteger, Bits: RandomBits & ~Copyable>(
        _: Number.Type, from bits: inout Bits
    ) -> Int64 {
        let n = Number(variance.numerator)
        let step = Number(reach) * Number(variance.denominator)
        let whole = 2 * n * step * Number(reach)
        while true {
            let drawn = bits.laplace(reach, 1)
            let product = Number(drawn.magnitude) * step
            let gap = product > n ? product - n : n - product
            if bits.chanceOfDecay(gap * gap, over: whole) { return drawn }
        }
    }
}
