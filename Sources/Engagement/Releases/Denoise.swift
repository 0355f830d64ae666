import Glibc

/// What noisy counts most likely were, given how all of them are spread: empirical Bayes. With little noise they stay
/// what they are, with much they become what could be expected anyway.
enum Denoise {
    /// What people do is uneven by itself: a count without noise is still this uncertain.
    private static let least = 0.5
    /// Weights are learned from about so many cells, evenly spread.
    private static let sample = 40_000
    private static let rounds = 40

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
            start: grid.map { _ in 1 }, likelihoods: sampled(counts.values).flatMap(likelihoods), rounds: 5 * rounds)
        return counts.values.map { mixture.mean(of: grid, likelihoods($0)) }
    }

    /// How often a pair occurs, in parts of what was expected of it.
    private static let times = [0, 0.05, 0.15, 0.4, 1, 2.5, 6, 15, 40, 100, 250, 600]

    /// How often each pair is wanted, where so much was expected.
    static func pairs(_ counts: GraphSketch.Counts, expected: [Double]) -> [Double] {
        let noise = counts.deviation * counts.deviation + 1e-9
        func values(_ cell: Int) -> [Double] { times.map { $0 * expected[cell] } }
        func likelihoods(_ cell: Int, _ values: [Double]) -> [Double] {
            Mixture.likelihoods(
                values.map { value in
                    let variance = noise + least * value
                    let gap = counts.values[cell] - value
                    return -0.5 * (gap * gap / variance + log(variance))
                })
        }
        let cells = sampled(Array(counts.values.indices))
        // What differs from what was expected must be seen to be believed.
        let mixture = Mixture(
            start: times.map { pow(min(max($0, 0.02), 1 / max($0, 0.02)), 2) },
            likelihoods: cells.flatMap { likelihoods($0, values($0)) }, rounds: rounds)
        return counts.values.indices.map { cell in
            let values = values(cell)
            return mixture.mean(of: values, likelihoods(cell, values))
        }
    }

    private static func sampled<Element>(_ all: [Element]) -> [Element] {
        let step = max(1, all.count / sample) | 1
        return stride(from: 0, to: all.count, by: step).map { all[$0] }
    }
}
