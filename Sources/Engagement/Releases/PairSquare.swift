/// A symmetric matrix of the pairs of head items.
struct PairSquare {
    private let size: Int
    private var rows: [[Float]]

    init(_ pairs: HeadPairs, _ values: [Double]) {
        size = pairs.items
        rows = [[Float]](repeating: [Float](repeating: 0, count: pairs.items), count: pairs.items)
        pairs.forEach { cell, low, high in
            rows[low][high] = Float(values[cell])
            rows[high][low] = Float(values[cell])
        }
    }

    subscript(row: Int, column: Int) -> Float { rows[row][column] }

    /// The sum over the kin of both items, by how alike they are.
    func around(_ kin: [PairCounts.Kin]) -> PairSquare {
        gathered(kin).transposed().gathered(kin)
    }

    private func gathered(_ kin: [PairCounts.Kin]) -> PairSquare {
        var result = self
        for (row, relatives) in kin.enumerated() {
            var sum = [Float](repeating: 0, count: size)
            for (item, likeness) in relatives {
                let row = rows[item]
                for column in 0..<size { sum[column] += likeness * row[column] }
            }
            result.rows[row] = sum
        }
        return result
    }

    private func transposed() -> PairSquare {
        var result = self
        for row in 0..<size { for column in 0..<size { result.rows[column][row] = rows[row][column] } }
        return result
    }
}
