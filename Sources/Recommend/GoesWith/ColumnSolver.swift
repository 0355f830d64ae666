/// Explains one item by those that it stood with most: ridge regression of its presence in a visit on theirs.
///
/// A column of SLIM (Ning, Karypis: ICDM 2011) in the closed form of EASE (Steck: WWW 2019), restricted to few
/// regressors. It needs no matrix of the whole catalog: the weights of the few pairs are read from the rows. Which
/// regressors are chosen depends on the item's own row alone, so that a visit can change a column only if the item or
/// one of the chosen stood in it.
struct ColumnSolver: Sendable {
    /// The chosen items in rising order.
    private(set) var items: [ItemNumber] = []
    /// What each of them says for the item beyond what the others say; never below 0.
    private(set) var gains: [Double] = []

    private var best = Best()
    private var matrix: [Double] = []
    private var factor: [SIMD4<Double>] = []

    /// Solves the column of an item.
    mutating func solve(
        _ item: ItemNumber, _ pairs: PairWeights, _ recency: Recency, _ parameters: GoesWithParameters
    ) {
        choose(item, pairs, recency, Int(parameters.explainers))
        read(item, pairs, recency, parameters)
        Self.factorize(matrix, into: &factor, items.count)
        Self.substitute(&gains, factor, items.count)
    }

    private mutating func choose(_ item: ItemNumber, _ pairs: PairWeights, _ recency: Recency, _ count: Int) {
        best.reset(limit: count)
        let range = pairs.rows.range(Int(item))
        var place = range.lowerBound
        while place < range.upperBound {
            let other = pairs.rows[at: place] >> 40
            var weight: UInt64 = 0
            while place < range.upperBound, pairs.rows[at: place] >> 40 == other {
                weight &+= recency.decayed(pairs.rows[at: place])
                place += 1
            }
            if weight > 0, other != item { best.offer(ItemNumber(other), Double(weight)) }
        }
        items.removeAll(keepingCapacity: true)
        items.append(contentsOf: best.items)
        items.sort()
    }

    /// Reads the lower half of the matrix of the chosen, and their weights with the item.
    private mutating func read(
        _ item: ItemNumber, _ pairs: PairWeights, _ recency: Recency, _ parameters: GoesWithParameters
    ) {
        let size = items.count
        let scale = 1 / (Recency.one * GoesWithParameters.unit)
        gains.removeAll(keepingCapacity: true)
        matrix.removeAll(keepingCapacity: true)
        let own = pairs.rows.range(Int(item))
        var at = own.lowerBound
        for a in items {
            gains.append(Double(pairs.weight(a, from: &at, to: own.upperBound, recency)) * scale)
            let range = pairs.rows.range(Int(a))
            var place = range.lowerBound
            for b in items {
                guard b <= a else { break }
                matrix.append(Double(pairs.weight(b, from: &place, to: range.upperBound, recency)) * scale)
            }
            let diagonal = matrix.count - 1
            matrix[diagonal] = matrix[diagonal] * (1 + parameters.dropout) + parameters.prior
            matrix.append(contentsOf: repeatElement(0, count: size * gains.count - matrix.count))
        }
    }

    /// Cholesky's factor of the lower half, row by row; what is not there yet is zero, so that the product of two rows
    /// may run over whole blocks.
    private static func factorize(_ matrix: [Double], into factor: inout [SIMD4<Double>], _ size: Int) {
        let width = (size + block - 1) / block
        factor.removeAll(keepingCapacity: true)
        factor.append(contentsOf: repeatElement(.zero, count: size * width))
        let matrix = matrix.span
        var factor = factor.mutableSpan
        for row in 0..<size {
            for column in 0...row {
                var product = SIMD4<Double>.zero
                for place in 0..<((column + block - 1) / block) {
                    product += factor[row &* width &+ place] * factor[column &* width &+ place]
                }
                let sum = matrix[row &* size &+ column] - product.sum()
                let diagonal = factor[column &* width &+ column / block][column % block]
                factor[row &* width &+ column / block][column % block] =
                    row == column ? sum.squareRoot() : sum / diagonal
            }
        }
    }

    private static func substitute(_ gains: inout [Double], _ factor: [SIMD4<Double>], _ size: Int) {
        let width = (size + block - 1) / block
        let factor = factor.span
        var gains = gains.mutableSpan
        func entry(_ row: Int, _ column: Int) -> Double {
            factor[row &* width &+ column / block][column % block]
        }
        for row in 0..<size {
            for k in 0..<row { gains[row] -= entry(row, k) * gains[k] }
            gains[row] /= entry(row, row)
        }
        for row in (0..<size).reversed() {
            gains[row] /= entry(row, row)
            for k in 0..<row { gains[k] -= entry(row, k) * gains[row] }
        }
        for row in 0..<size { gains[row] = gains[row] > 0 && gains[row].isFinite ? gains[row] : 0 }
    }

    private static let block = SIMD4<Double>.scalarCount
}
