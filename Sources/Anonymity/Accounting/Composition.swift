import Glibc

/// The distribution of the sum of independent losses on one grid: a product of their Fourier transforms.
struct Composition {
    private let step: Double
    private let first: Int
    private let chances: [Double]
    /// All that may have been missed: infinite losses, what lies beyond the window, and rounding.
    private let missed: Double

    /// Nil if the window would not fit into memory. `forgotten` is the chance of a loss above the window, which is then
    /// counted as infinite; what lies below it comes out at its upper end, where it counts for more.
    init?(_ grids: [(grid: LossGrid, times: Double)], step: Double, forgotten: Double) {
        // The window after Chernoff: P(sum > hi) ≤ exp(K(λ) - λ·hi) for every λ.
        let lambdas = (-8...18).map { Double(sign: .plus, exponent: $0, significand: 1) }
        func bound(_ sign: Double) -> Double {
            lambdas.map { lambda in
                let sum = grids.reduce(0) { $0 + $1.times * $1.grid.cumulant(sign * lambda, step: step) }
                return (sum - log(forgotten)) / lambda
            }.filter { !$0.isNaN }.min() ?? .infinity
        }
        let (high, low) = (bound(1) / step, -bound(-1) / step)
        guard high.isFinite, low.isFinite, high - low < 0x1p21 else { return nil }
        first = Int(low.rounded(.down))
        var size = 2
        while size < Int(high.rounded(.up)) - first + 1 { size *= 2 }

        var product = Spectrum(size)
        var finite = 0.0
        var times = 0.0
        for (grid, count) in grids {
            var values = [Double](repeating: 0, count: size)
            for (place, chance) in grid.chances.enumerated() {
                let index = (grid.first + place) % size
                values[index < 0 ? index + size : index] += chance
            }
            product.multiply(by: Spectrum(values), times: count)
            finite += count * log1p(-grid.infinite)
            times += count
        }
        let sums = product.values()
        let start = first
        chances = (0..<size).map { place in
            let index = (start + place) % size
            return max(0, sums[index < 0 ? index + size : index])
        }
        self.step = step
        // The error of a fast Fourier transform grows with the logarithm of its size, and with each multiplication.
        let length = chances.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let rounding = Double(size).squareRoot() * 8 * log2(Double(size)) * times * length * 0x1p-53
        missed = -expm1(finite) + forgotten + rounding
    }

    /// The smallest ε whose δ is at most this: δ(ε) is the sum of (1 - e^(ε-loss)) over the losses above ε.
    func epsilon(_ delta: Double) -> Double {
        guard missed < delta else { return .infinity }
        var (sum, shrunk) = (missed, 0.0)
        for place in chances.indices.reversed() {
            let loss = Double(first + place) * step
            // Between this loss and the one above, δ(ε) is sum - e^ε·shrunk.
            if sum - exp(loss) * shrunk > delta { return max(0, log((sum - delta) / shrunk)) }
            sum += chances[place]
            shrunk += chances[place] * exp(-loss)
        }
        return shrunk > 0 && sum > delta ? max(0, log((sum - delta) / shrunk)) : 0
    }
}
