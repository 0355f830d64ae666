import Glibc

/// Pearson's test of counts against chances.
enum ChiSquare {
    /// Whether the counts are as far off as one in ten thousand honest samples is (Wilson and Hilferty 1931).
    ///
    /// Cells that expect fewer than five are put together.
    static func rejects(_ counts: [Int], _ chances: [Double]) -> Bool {
        let draws = Double(counts.reduce(0, +))
        var statistic = 0.0
        var cells = 0
        var (few, expectedFew) = (0.0, 0.0)
        for (count, chance) in zip(counts, chances) {
            let expected = chance * draws
            if expected < 5 {
                few += Double(count)
                expectedFew += expected
            } else {
                statistic += (Double(count) - expected) * (Double(count) - expected) / expected
                cells += 1
            }
        }
        if expectedFew >= 5 {
            statistic += (few - expectedFew) * (few - expectedFew) / expectedFew
            cells += 1
        } else if few > 30 {
            return true
        }
        let freedom = Double(cells - 1)
        let limit = freedom * pow(1 - 2 / (9 * freedom) + 3.719 * (2 / (9 * freedom)).squareRoot(), 3)
        return statistic > limit
    }

    /// As many draws as a test can take: a million where the compiler has optimised, as the samplers are slow without.
    static var draws: Int {
        #if DEBUG
            50_000
        #else
            1_000_000
        #endif
    }
}
