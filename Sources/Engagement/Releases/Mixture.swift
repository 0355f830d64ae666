import Glibc

/// How often each of a few possible values occurs, told from noisy looks at many cells: the weights that make what was
/// seen most likely (Kiefer and Wolfowitz 1956), by expectation and maximisation.
struct Mixture {
    private(set) var weights: [Double]

    /// Weights from likelihoods, those of one cell after the other, a number for each value; `rounds` of improvement.
    init(start: [Double], likelihoods: [Double], rounds: Int) {
        let sum = start.reduce(0, +)
        weights = start.map { $0 / sum }
        let width = start.count
        let cells = likelihoods.count / width
        guard cells > 0 else { return }
        for _ in 0..<rounds {
            var next = [Double](repeating: 0, count: width)
            for cell in 0..<cells {
                var whole = 0.0
                for value in 0..<width { whole += likelihoods[cell * width + value] * weights[value] }
                for value in 0..<width { next[value] += likelihoods[cell * width + value] * weights[value] / whole }
            }
            weights = next.map { $0 / Double(cells) }
        }
    }

    /// The mean of the values of a cell, given its likelihoods.
    func mean(of values: [Double], _ likelihoods: [Double]) -> Double {
        var (sum, whole) = (0.0, 0.0)
        for value in values.indices {
            let chance = likelihoods[value] * weights[value]
            sum += chance * values[value]
            whole += chance
        }
        return sum / whole
    }

    /// Likelihoods from their logarithms: what all of a cell have in common does not matter, so the largest is one.
    static func likelihoods(_ logarithms: [Double]) -> [Double] {
        let largest = logarithms.max() ?? 0
        return logarithms.map { exp($0 - largest) }
    }
}
