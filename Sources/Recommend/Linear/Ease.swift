/// EASE (Steck: WWW 2019): the inverse P of the regularised Gram matrix; item i carries item j by -Pᵢⱼ/Pⱼⱼ.
///
/// Items that never stand together are eliminated first: their part of the matrix is diagonal, so only the Schur
/// complement of the rest has to be inverted, which for a catalog with a long tail is much smaller. Algebraically it is
/// the same inverse.
struct Ease: Sendable {
    /// An item of the rest beside an eliminated one.
    private struct Link: Sendable {
        var column: Int32
        var value: Float
    }

    /// The number of items.
    let count: Int
    /// By item: where it stands in the rest; -1 when it was eliminated.
    private var columnOf: [Int32] = []
    /// The items of the rest in rising order.
    private var rest: [ItemNumber] = []
    /// The links of the eliminated items to the rest, item by item.
    private var links: [Link] = []
    /// By item: where its links begin; one more for the end.
    private var linkStarts: [Int] = []
    /// By item: one over its diagonal, when it was eliminated.
    private var pivots: [Float] = []
    /// The inverse of the Schur complement, row by row.
    private var inverse: [Float] = []
    /// The diagonal of P.
    private(set) var diagonal: [Float] = []

    /// Solves for a Gram matrix; nil when it is not positive definite.
    init?(_ gram: Gram, ridge: Double, dropout: Double, own: Bool = false) {
        count = gram.totals.count
        let scale = Float(1 / Gram.one)
        let heads = gram.totals.map { Float(ridge + Double($0) / Gram.one * (1 + dropout)) }
        let eliminated = Self.independent(gram)
        columnOf = [Int32](repeating: -1, count: count)
        for item in 0..<count where !eliminated[item] {
            columnOf[item] = Int32(rest.count)
            rest.append(ItemNumber(item))
        }
        var linked = [[Link]](repeating: [], count: count)
        pivots = heads.map { 1 / $0 }
        let width = rest.count
        inverse = [Float](repeating: 0, count: width * width)
        for row in 0..<count {
            let column = Int(columnOf[row])
            if column >= 0 { inverse[column * width + column] += heads[row] }
            for place in gram.rows.range(row) {
                let entry = gram.rows[at: place]
                let other = Int(entry >> 32)
                let value = Float(UInt32(truncatingIfNeeded: entry)) * scale
                switch (column, Int(columnOf[other])) {
                case (-1, let otherColumn): linked[row].append(Link(column: Int32(otherColumn), value: value))
                case (_, -1): linked[other].append(Link(column: Int32(column), value: value))
                case (_, let otherColumn): inverse[column * width + otherColumn] += value
                }
            }
        }
        linkStarts = linked.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        links = Array(linked.joined())
        eliminate()
        guard SymmetricInverse.invert(&inverse, width, own: own) else { return nil }
        diagonal = (0..<count).map { diagonal(of: $0) }
    }

    /// Items of which no two stand together, those with the fewest neighbours first; eliminating an item with many
    /// neighbours would cost more than it saves.
    private static func independent(_ gram: Gram) -> [Bool] {
        let count = gram.totals.count
        var degrees = [Int](repeating: 0, count: count)
        for row in 0..<count {
            degrees[row] += gram.rows.count(row)
            for place in gram.rows.range(row) { degrees[Int(gram.rows[at: place] >> 32)] += 1 }
        }
        var taken = [Bool](repeating: false, count: count)
        var barred = taken
        let few = (0..<count).filter { degrees[$0] <= max(count / 64, 8) }
        for item in few.sorted(by: { (degrees[$0], $0) < (degrees[$1], $1) }) where !barred[item] {
            let range = gram.rows.range(item)
            guard !range.contains(where: { taken[Int(gram.rows[at: $0] >> 32)] }) else { continue }
            taken[item] = true
            for place in range { barred[Int(gram.rows[at: place] >> 32)] = true }
        }
        return taken
    }

    private func links(of item: Int) -> ArraySlice<Link> { links[linkStarts[item]..<linkStarts[item + 1]] }

    /// Subtracts from the rest what the eliminated items explain.
    private mutating func eliminate() {
        let width = rest.count
        var matrix: [Float] = []
        swap(&matrix, &inverse)
        for item in 0..<count where columnOf[item] < 0 {
            let links = links(of: item)
            for at in links.indices {
                let part = links[at].value * pivots[item]
                let base = Int(links[at].column) * width
                for other in at..<links.endIndex {
                    matrix[base + Int(links[other].column)] -= part * links[other].value
                }
            }
        }
        swap(&matrix, &inverse)
    }

    private func diagonal(of item: Int) -> Float {
        let width = rest.count
        let column = Int(columnOf[item])
        if column >= 0 { return inverse[column * width + column] }
        var sum: Float = 0
        for a in links(of: item) {
            var part: Float = 0
            for b in links(of: item) { part += inverse[Int(a.column) * width + Int(b.column)] * b.value }
            sum += part * a.value
        }
        return pivots[item] * (1 + pivots[item] * sum)
    }

    /// Memory for products.
    struct Memory: Sendable {
        fileprivate var rest: [Float] = []
        fileprivate var weights: [Float] = []
        fileprivate var columns: [Int32] = []
    }

    /// P times a vector that is given by its few items and values; all of the result is written.
    func multiply(_ vector: [(item: ItemNumber, value: Float)], into result: inout [Float], _ memory: inout Memory) {
        let width = rest.count
        memory.rest.resize(to: width)
        memory.weights.resize(to: width)
        memory.columns.removeAll(keepingCapacity: true)
        result.resize(to: count)
        for (item, value) in vector where item < count {
            if columnOf[Int(item)] >= 0 {
                memory.columns.append(columnOf[Int(item)])
                memory.weights[Int(columnOf[Int(item)])] += value
            } else {
                for link in links(of: Int(item)) {
                    memory.columns.append(link.column)
                    memory.weights[Int(link.column)] -= value * pivots[Int(item)] * link.value
                }
            }
        }
        for column in memory.columns where memory.weights[Int(column)] != 0 {
            let weight = memory.weights[Int(column)]
            memory.weights[Int(column)] = 0
            Self.add(weight, inverse.span, from: Int(column) * width, to: &memory.rest)
        }
        spread(vector, memory.rest, into: &result)
    }

    /// Completes a product from its part for the rest.
    private func spread(_ vector: [(item: ItemNumber, value: Float)], _ known: [Float], into result: inout [Float]) {
        var result = result.mutableSpan
        let (known, links, rest) = (known.span, links.span, rest.span)
        for column in 0..<rest.count { result[Int(rest[column])] = known[column] }
        for (item, value) in vector where item < count && columnOf[Int(item)] < 0 { result[Int(item)] += value }
        for item in 0..<count where columnOf[item] < 0 {
            var sum = result[item]
            for at in linkStarts[item]..<linkStarts[item + 1] { sum -= links[at].value * known[Int(links[at].column)] }
            result[item] = sum * pivots[item]
        }
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
