/// The inverse of a symmetric positive definite matrix by Cholesky's way, in blocks of vectors: slower than LAPACK, and
/// always there.
enum OwnInverse {
    /// Inverts in place from the upper triangle; afterwards both are right. False when not positive definite.
    static func invert(_ matrix: inout [Float], _ n: Int, from first: Int) -> Bool {
        // Gauss-Jordan without pivots, which a positive definite matrix does not need, on the whole matrix: every step
        // is one sweep of rows minus multiples of a row, which is what vectors do best.
        SymmetricInverse.mirror(&matrix, n, from: first)
        var row = [Float](repeating: 0, count: n)
        for pivot in first..<n {
            let head = matrix[pivot * n + pivot]
            guard head > 0, head.isFinite else { return false }
            let scale = 1 / head
            for column in first..<n { row[column] = matrix[pivot * n + column] * scale }
            row[pivot] = scale
            matrix.withRows(n, from: first) { other, values in
                guard other != pivot else { return }
                let factor = values[pivot]
                values[pivot] = 0
                subtract(factor, row.span, from: &values)
            }
            for column in first..<n { matrix[pivot * n + column] = row[column] }
        }
        return true
    }

    private static func subtract(_ factor: Float, _ row: Span<Float>, from values: inout MutableSpan<Float>) {
        guard factor != 0 else { return }
        for at in 0..<min(values.count, row.count) { values[at] -= factor * row[at] }
    }
}

extension [Float] {
    fileprivate mutating func withRows(_ n: Int, from first: Int, _ body: (Int, inout MutableSpan<Float>) -> Void) {
        var span = mutableSpan
        for row in first..<n {
            var values = span._mutatingExtracting(row * n..<(row + 1) * n)
            body(row, &values)
        }
    }
}
