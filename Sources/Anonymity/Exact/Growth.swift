/// e^ε and e^-ε as whole numbers of 2⁻⁶⁰, rounded so that what is computed with them is no less private.
struct Growth {
    /// The places after the point.
    static let places: UInt128 = 60

    /// At most e^ε.
    let least: UInt128

    /// At least e^-ε.
    let mostInverse: UInt128

    /// The growth by ε shared by so many.
    init(_ epsilon: Epsilon, sharedBy parts: Int) {
        // The series of exp with each term rounded down. No term is above e³² / √(2π·32) < 2⁴³, so its product with
        // at most 32,000,000 < 2²⁵ is below 2¹²⁸.
        let above = UInt128(epsilon.millionths)
        let below = 1_000_000 * UInt128(parts)
        var term: UInt128 = 1 << Self.places
        var sum = term
        var turn: UInt128 = 1
        while term > 0 {
            term = term * above / (below * turn)
            sum += term
            turn += 1
        }
        least = sum
        let one: UInt128 = 1 << (2 * Self.places)
        mostInverse = (one + sum - 1) / sum
    }
}

extension UInt128 {
    /// The product with a number of 2⁻⁶⁰, rounded down; nil if it needs more than 128 bits.
    func scaled(by growth: UInt128) -> UInt128? {
        let (high, low) = multipliedFullWidth(by: growth)
        guard high >> Growth.places == 0 else { return nil }
        return high << (128 - Growth.places) | low >> Growth.places
    }

    /// The same, rounded up.
    func scaledUp(by growth: UInt128) -> UInt128? {
        scaled(by: growth).map { down in
            (self &* growth) & ((1 << Growth.places) - 1) == 0 ? down : down + 1
        }
    }
}
