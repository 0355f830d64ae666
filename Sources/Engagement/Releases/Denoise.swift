import Glibc

/// What noisy counts most likely were, given how all of them are spread: empirical Bayes. With little noise they stay
/// what they are, with much they become what could be expected anyway.
enum Denoise {
    /// What people do is uneven by itself: a count without noise is still this uncertain.
    private static let least = 0.5
    /// Weights are learned from about so many cells, evenly spread.
    private static let sample = 40_000
    /// Few enough that weights do not follow the noise.
    private static let rounds = 20

    /// How much each item is wanted; always above zero.
    static func popularity(_ counts: GraphSketch.Counts) -> [Double] {
        let top = max(counts.values.max() ?? 0, least)
        // Sixty values, each 16 % above the one before.
        let grid = (0..<60).map { top * 1.2 * exp(-8.3 * Double($0) / 59) }
        let deviation = max(counts.deviation, least)
        func likelihoods(_ count: Double) -> [Double] {
            Mixture.likelihoods(grid.map { -0.5 * (count - $0) * (count - $0) / (deviation * deviation) })
        }
        let mixture = Mixture(
            start: grid.map { _ in 1 }, likelihoods: sampled(counts.values).flatMap(likelihoods), rounds: 10 * rounds)
        return counts.values.map { mixture.mean(of: grid, likelihoods($0)) }
    }

    /// How often a pair occurs, in parts of what was expected of it.
    private static let times = [0, 0.05, 0.15, 0.4, 1, 2.5, 6, 15, 40, 100, 250, 600]

    /// How often each pair is wanted, where so much was expected.
    static func pairs(_ counts: PairCounts) -> [Double] {
        // Most pairs never occur: what those do that could must not be learned from them.
        let among = sampled(Array(counts.expected.indices)).map { counts.expected[$0] }.sorted()
        let least = among.isEmpty ? 0 : among[among.count * 4 / 5]
        let often = counts.expected.indices.filter { counts.expected[$0] >= least }
        return means(
            of: Cells(values: counts.values, variances: counts.variances, expected: counts.expected), times: times,
            learningFrom: sampled(often))
    }

    /// In parts of what was expected of pairs that share a trait, how often they occur.
    static func gains(_ counts: GraphSketch.Counts, expected: [Double]) -> [Double] {
        let noise = counts.deviation * counts.deviation + 1e-9
        let cells = Cells(
            values: counts.values, variances: [Double](repeating: noise, count: expected.count), expected: expected)
        let means = means(
            of: cells, times: [0.05, 0.15, 0.4, 0.7, 1, 1.5, 2.5, 4, 6, 10], learningFrom: Array(expected.indices))
        return zip(means, expected).map { $1 > 0 ? $0 / $1 : 1 }
    }

    /// Noisy counts with what was expected of them.
    private struct Cells {
        let values: [Double]
        let variances: [Double]
        let expected: [Double]
    }

    /// What each cell is at the mean, if it is one of the `times` of what was expected; how often it is which is learned.
    private static func means(of cells: Cells, times: [Double], learningFrom sample: [Int]) -> [Double] {
        func values(_ cell: Int) -> [Double] { times.map { $0 * cells.expected[cell] } }
        func likelihoods(_ cell: Int, _ values: [Double]) -> [Double] {
            Mixture.likelihoods(
                values.map { value in
                    let variance = cells.variances[cell] + least * value
                    let gap = cells.values[cell] - value
                    return -0.5 * (gap * gap / variance + log(variance))
                })
        }
        // What differs from what was expected must be seen to be believed.
        let start = times.map { min(max($0, 0.02), 1 / max($0, 0.02)) }.map { $0 * $0 }
        let mixture = Mixture(
            start: start, likelihoods: sample.flatMap { likelihoods($0, values($0)) }, rounds: rounds)
        return cells.values.indices.map { cell in
            let values = values(cell)
            return mixture.mean(of: values, likelihoods(cell, values))
        }
    }

    private static func sampled<Element>(_ all: [Element]) -> [Element] {
        let step = max(1, all.count / sample) | 1
        return stride(from: 0, to: all.count, by: step).map { all[$0] }
    }
}
