/// What forgetting a history leaves of the inverse of EASE until it is solved again: the Woodbury identity on its items.
///
/// The history had added K to the matrix, on its items S. Without it the inverse is P + P_S·C·P_Sᵀ with
/// C = K(I - P_SS·K)⁻¹, where P is already without the histories that were forgotten before; nothing of it stays but
/// the rounding of floats.
struct EaseCorrection: Sendable {
    /// Of so many items in all histories is corrected for, so that a correction takes milliseconds: beyond, the
    /// neighbours alone answer until the solve.
    static let widest = 96

    /// The items S in rising order.
    let items: [ItemNumber]
    /// The rows of P at the items of S.
    private var rows: [[Float]] = []
    /// C, row by row.
    private var core: [Float] = []
    /// The diagonal of the corrected inverse.
    private(set) var diagonal: [Float]

    /// Nil when the histories have too many items, or when nothing sound is left.
    init?(
        _ ease: Ease, _ before: [EaseCorrection], without items: [ItemNumber], weight: UInt32, dropout: Double
    ) {
        self.items = items
        let width = items.count
        guard before.reduce(width, { $0 + $1.items.count }) <= Self.widest else { return nil }
        diagonal = before.last?.diagonal ?? ease.diagonal
        var memory = Ease.Memory()
        for item in items {
            var row: [Float] = []
            ease.multiply([(item, 1)], into: &row, &memory)
            for correction in before { correction.correct(&row) }
            rows.append(row)
        }
        guard let core = core(Double(weight) / Gram.one, dropout) else { return nil }
        self.core = core.map { Float($0) }
        var part: [Float] = []
        for a in 0..<width {
            part.resize(to: ease.count)
            for b in 0..<width { Self.add(self.core[a * width + b], rows[b], to: &part) }
            for item in 0..<ease.count { diagonal[item] += rows[a][item] * part[item] }
        }
        guard diagonal.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    }

    private func core(_ weight: Double, _ dropout: Double) -> [Double]? {
        let width = items.count
        var added = [Double](repeating: weight, count: width * width)
        for a in 0..<width { added[a * width + a] *= 1 + dropout }
        // C = K(I - P_SS·K)⁻¹ is the transpose of what solves (I - K·P_SS) X = K, and C is symmetric.
        var left = [Double](repeating: 0, count: width * width)
        for a in 0..<width {
            for b in 0..<width {
                var sum = a == b ? 1.0 : 0
                for c in 0..<width { sum -= added[a * width + c] * Double(rows[c][Int(items[b])]) }
                left[a * width + b] = sum
            }
        }
        return solve(&left, &added, width) ? added : nil
    }

    /// Brings in what the forgotten history took from a product with P.
    func correct(_ product: inout [Float]) {
        let width = items.count
        let at = items.map { product[Int($0)] }
        for a in 0..<width {
            var weight: Float = 0
            for b in 0..<width { weight += core[a * width + b] * at[b] }
            Self.add(weight, rows[a], to: &product)
        }
    }

    private static func add(_ weight: Float, _ row: [Float], to product: inout [Float]) {
        let row = row.span
        var sums = product.mutableSpan
        for item in 0..<min(sums.count, row.count) { sums[item] += weight * row[item] }
    }
}

/// Solves AX = B for square matrices, the solution in B, by Gauss's way with row pivots; false when A is singular.
private func solve(_ a: inout [Double], _ b: inout [Double], _ n: Int) -> Bool {
    for column in 0..<n {
        guard let pivot = (column..<n).max(by: { abs(a[$0 * n + column]) < abs(a[$1 * n + column]) }),
            abs(a[pivot * n + column]) > 1e-9
        else { return false }
        if pivot != column {
            for at in 0..<n {
                a.swapAt(pivot * n + at, column * n + at)
                b.swapAt(pivot * n + at, column * n + at)
            }
        }
        for row in 0..<n where row != column {
            let factor = a[row * n + column] / a[column * n + column]
            guard factor != 0 else { continue }
            for at in column..<n { a[row * n + at] -= factor * a[column * n + at] }
            for at in 0..<n { b[row * n + at] -= factor * b[column * n + at] }
        }
    }
    for row in 0..<n {
        let head = a[row * n + row]
        for at in 0..<n { b[row * n + at] /= head }
    }
    return true
}
