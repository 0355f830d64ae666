import Glibc

/// The distribution of a privacy loss on multiples of a step, each loss rounded up: what it tells is never too little.
struct LossGrid {
    /// The smallest multiple.
    private(set) var first = 0
    /// Chances of `first` and the following multiples.
    private(set) var chances: [Double] = []
    /// The chance of losses beyond all bounds.
    private(set) var infinite = 0.0

    /// One cell of a loss; nil if its losses are not known one by one.
    init?(_ loss: Loss, step: Double) {
        if let atoms = loss.atoms {
            let places = atoms.filter { $0.loss.isFinite }.map { (Int(($0.loss / step).rounded(.up)), $0.chance) }
            guard let low = places.map(\.0).min(), let high = places.map(\.0).max(), high - low < Self.longest else {
                return nil
            }
            first = low
            chances = Array(repeating: 0, count: high - low + 1)
            for (place, chance) in places { chances[place - low] += chance }
            // Losses of minus infinity are rounded up to the smallest one there is.
            chances[0] += atoms.filter { $0.loss == -.infinity }.reduce(0) { $0 + $1.chance }
            infinite = atoms.filter { $0.loss == .infinity }.reduce(0) { $0 + $1.chance }
            return
        }
        let reach: Double
        switch loss.pair {
        case .gaussian(let sigma): reach = 1 / (2 * sigma * sigma) + 13 / sigma
        case .laplace(let scale): reach = 1 / scale
        default: return nil
        }
        guard reach / step < Double(Self.longest) else { return nil }
        let high = Int((reach / step).rounded(.up))
        first = -high
        var before = 0.0
        for place in -high...high {
            let upTo = loss.cumulative(Double(place) * step) ?? 1
            chances.append(upTo - before)
            before = upTo
        }
        infinite = max(0, 1 - before)
    }

    /// No grid is longer than this.
    private static let longest = 1 << 22

    /// An upper bound of ε for δ, near to the smallest there is; infinite if none is found.
    ///
    /// `guess` is another upper bound: the step is chosen so that rounding adds about three thousandths of it.
    static func epsilon(of losses: [(loss: Loss, times: Int)], delta: Double, guess: Double) -> Double {
        let times = losses.reduce(0.0) { $0 + Double($1.times) * Double($1.loss.cells) }
        guard guess.isFinite, guess > 0, times < 1e6 else { return .infinity }
        let step = 0.006 * guess / times
        var grids: [(grid: LossGrid, times: Double)] = []
        for (loss, times) in losses {
            guard let grid = LossGrid(loss, step: step) else { return .infinity }
            grids.append((grid, Double(times) * Double(loss.cells)))
        }
        return Composition(grids, step: step, forgotten: delta * 1e-6)?.epsilon(delta) ?? .infinity
    }

    /// The logarithm of the mean of exp(λ·loss).
    func cumulant(_ lambda: Double, step: Double) -> Double {
        let exponents = chances.indices.map { lambda * Double(first + $0) * step }
        let largest = zip(exponents, chances).reduce(-Double.infinity) { $1.1 > 0 ? max($0, $1.0) : $0 }
        return largest + log(zip(exponents, chances).reduce(0) { $0 + $1.1 * exp($1.0 - largest) })
    }
}
