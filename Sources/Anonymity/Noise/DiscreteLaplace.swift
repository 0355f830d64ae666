/// Whole-number noise whose chance of x is (1-q)/(1+q)·q^|x| with q = exp(-1/scale), drawn exactly.
///
/// Canonne, Kamath and Steinke 2020, algorithm 2. Adding it to a count that one person moves by at most Δ is
/// (Δ/scale)-differentially private.
public struct DiscreteLaplace: Sendable, Hashable {
    /// The wider, the more private.
    public let scale: Ratio

    /// Noise of a scale.
    public init(scale: Ratio) {
        self.scale = scale
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
        bits.laplace(scale.numerator, scale.denominator)
    }
}

extension RandomBits where Self: ~Copyable {
    /// Both numbers are below 2^52: then the largest product is below 2^62.
    @inline(__always)
    mutating func laplace(_ numerator: UInt64, _ denominator: UInt64) -> Int64 {
        while true {
            let offset = number(below: numerator)
            guard chanceOfDecay(offset, over: numerator) else { continue }
            let size = Int64((offset + numerator * repeatsOfDecay()) / denominator)
            let isNegative = bit()
            // There is one zero only.
            if isNegative && size == 0 { continue }
            return isNegative ? -size : size
        }
    }
}
