/// EASE (Steck: WWW 2019): the inverse P of the regularised Gram matrix; item i carries item j by -Pᵢⱼ/Pⱼⱼ.
///
/// Items with few neighbours are eliminated first, so that only the Schur complement of the rest has to be inverted as
/// a dense matrix: for a catalog with a long tail much less work, and the same inverse.
struct Ease: Sendable {
    /// The number of items.
    let count: Int
    /// By item: its place in the rows and columns of the inverse.
    private let placeOf: [Int32]
    /// P, row by row.
    private var inverse: [Float]
    /// The diagonal of P, by item.
    private(set) var diagonal: [Float] = []

    /// Solves for a Gram matrix; nil when it is not positive definite.
    init?(_ gram: Gram, ridge: Double, dropout: Double, own: Bool = false) {
        count = gram.totals.count
        let order = EliminationOrder(gram)
        placeOf = order.placeOf
        inverse = [Float](repeating: 0, count: count * count)
        let heads = order.items.map { Float(ridge + Double(gram.totals[Int($0)]) / Gram.one * (1 + dropout)) }
        let factor = SparseFactor(order, gram, heads: heads, rest: &inverse)
        factor.subtract(from: &inverse)
        guard SymmetricInverse.invert(&inverse, count, from: order.eliminated, own: own) else { return nil }
        factor.expand(&inverse)
        diagonal = placeOf.map { inverse[Int($0) * count + Int($0)] }
        guard diagonal.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    }

    /// Memory for products.
    struct Memory: Sendable {
        fileprivate var sums: [Float] = []
    }

    /// P times a vector that is given by its few items and values; all of the result is written.
    func multiply(_ vector: [(item: ItemNumber, value: Float)], into result: inout [Float], _ memory: inout Memory) {
        memory.sums.resize(to: count)
        result.resize(to: count)
        for (item, value) in vector where item < count && value != 0 {
            Self.add(value, inverse.span, from: Int(placeOf[Int(item)]) * count, to: &memory.sums)
        }
        let (sums, placeOf) = (memory.sums.span, placeOf.span)
        var output = result.mutableSpan
        for item in 0..<count { output[item] = sums[Int(placeOf[item])] }
    }

    private static func add(_ weight: Float, _ row: Span<Float>, from start: Int, to sums: inout [Float]) {
        var sums = sums.mutableSpan
        for at in 0..<sums.count { sums[at] += weight * row[start + at] }
    }
}

extension [Float] {
    /// Makes it hold so many zeros, in the memory it has.
    mutating func resize(to count: Int) {
        removeAll(keepingCapacity: true)
        append(contentsOf: repeatElement(0, count: count))
    }
}
