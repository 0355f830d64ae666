/// Chances that are exact: whole numbers go in, bits are used up, and no fraction is ever rounded.
///
/// After Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (NeurIPS 2020), algorithm 1.
/// Additions trap rather than wrap; the callers' bounds show that they do neither.
extension RandomBits where Self: ~Copyable {
    /// True with a chance of `part` in `whole`, which is below half of what `Number` holds.
    ///
    /// Compares a uniform number with the binary digits of the fraction, one by one, and stops where they differ: two
    /// bits on average.
    @inline(__always)
    package mutating func chance<Number: FixedWidthInteger & UnsignedInteger>(_ part: Number, in whole: Number) -> Bool
    {
        guard part < whole else { return true }
        var rest = part
        // Once nothing is left, all further digits are 0, and the uniform number is not below them.
        while rest != 0 {
            rest += rest
            let digit = rest >= whole
            if digit { rest -= whole }
            if bit() != digit { return digit }
        }
        return false
    }

    /// A whole number below `limit`, each as likely.
    @inline(__always)
    package mutating func number(below limit: UInt64) -> UInt64 {
        guard limit > 1 else { return 0 }
        let width = 64 - (limit - 1).leadingZeroBitCount
        while true {
            let drawn = bits(width)
            if drawn < limit { return drawn }
        }
    }

    /// True with a chance of exp(-part/whole).
    @inline(__always)
    package mutating func chanceOfDecay<Number: FixedWidthInteger & UnsignedInteger>(
        _ part: Number, over whole: Number
    ) -> Bool {
        guard part < whole else {
            let (times, rest) = part.quotientAndRemainder(dividingBy: whole)
            var done: Number = 0
            while done < times {
                guard chanceOfDecay(below: 1 as UInt64, 1) else { return false }
                done += 1
            }
            return chanceOfDecay(below: rest, whole)
        }
        return chanceOfDecay(below: part, whole)
    }

    /// The same for a fraction of at most 1: the series of exp, as a game that ends at an odd or an even turn.
    ///
    /// Turn n is reached with a chance of xⁿ⁻¹/(n-1)!: turn 40 by less than one draw in 10⁴⁶.
    @inline(__always)
    private mutating func chanceOfDecay<Number: FixedWidthInteger & UnsignedInteger>(
        below part: Number, _ whole: Number
    ) -> Bool {
        var limit = whole
        var isOdd = true
        while chance(part, in: limit) {
            isOdd.toggle()
            limit += whole
        }
        return isOdd
    }

    /// How often a chance of 1/e came true before it first did not.
    ///
    /// Stops the program at 1,024, which one draw in e¹⁰²⁴ > 10⁴⁴⁴ reaches: callers multiply by it unchecked.
    @inline(__always)
    mutating func repeatsOfDecay() -> UInt64 {
        var count: UInt64 = 0
        while chanceOfDecay(below: 1 as UInt64, 1) {
            count += 1
            precondition(count < 1_024)
        }
        return count
    }
}
