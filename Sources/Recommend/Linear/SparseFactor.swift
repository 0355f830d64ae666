/// What eliminating items leaves of a matrix: for each of them one over its pivot, and its links to later ones.
///
/// The factors of LDLᵀ for the eliminated items, by rows from the left. All places are those of the order.
struct SparseFactor: Sendable {
    private let count: Int
    private let eliminated: Int
    private let places: [[Int32]]
    private var values: [[Float]]
    /// By eliminated item: one over its pivot.
    private var pivots: [Float]

    /// Eliminates in that order; `heads` is the diagonal by place. What concerns the rest alone goes to `rest`, in its
    /// upper triangle.
    init(_ order: EliminationOrder, _ gram: Gram, heads: [Float], rest: inout [Float]) {
        count = heads.count
        eliminated = order.eliminated
        places = order.links
        values = order.links.map { [Float](repeating: 0, count: $0.count) }
        pivots = Array(heads[..<eliminated])
        var known = [[(place: Int32, value: Float)]](repeating: [], count: eliminated)
        for place in eliminated..<count { rest[place * count + place] = heads[place] }
        for row in 0..<count {
            for entry in gram.rows.row(row) {
                let value = Float(Double(UInt32(truncatingIfNeeded: entry)) / Gram.one)
                let ends = (order.placeOf[row], order.placeOf[Int(entry >> 32)])
                let (low, high) = (min(ends.0, ends.1), max(ends.0, ends.1))
                if low < eliminated {
                    known[Int(low)].append((high, value))
                } else {
                    rest[Int(low) * count + Int(high)] = value
                }
            }
        }
        eliminate(known)
    }

    private mutating func eliminate(_ known: [[(place: Int32, value: Float)]]) {
        var sums = [Float](repeating: 0, count: count)
        // By eliminated item: those before it that link to it, and where in their links.
        var linked = [[(item: Int, at: Int)]](repeating: [], count: eliminated)
        for item in 0..<eliminated {
            for (place, value) in known[item] { sums[Int(place)] = value }
            for (other, at) in linked[item] {
                let (places, values) = (places[other], values[other])
                let part = values[at] * pivots[other]
                var row = sums.mutableSpan
                pivots[item] -= part * values[at]
                Self.subtract(
                    part, values.span.extracting((at + 1)...), places.span.extracting((at + 1)...), from: &row)
            }
            pivots[item] = 1 / pivots[item]
            for (at, place) in places[item].enumerated() {
                values[item][at] = sums[Int(place)]
                sums[Int(place)] = 0
                if place < eliminated { linked[Int(place)].append((item, at)) }
            }
        }
    }

    /// Subtracts from the rest what the eliminated items explain, in its upper triangle.
    func subtract(from rest: inout [Float]) {
        for item in 0..<eliminated {
            let places = places[item]
            let values = values[item]
            for at in places.indices where places[at] >= eliminated {
                let part = values[at] * pivots[item]
                var row = rest.mutableSpan
                var sums = row._mutatingExtracting(Int(places[at]) * count..<(Int(places[at]) + 1) * count)
                Self.subtract(part, values.span.extracting(at...), places.span.extracting(at...), from: &sums)
            }
        }
    }

    private static func subtract(
        _ part: Float, _ values: Span<Float>, _ places: Span<Int32>, from sums: inout MutableSpan<Float>
    ) {
        for at in values.indices { sums[Int(places[at])] -= part * values[at] }
    }

    /// Completes the inverse from that of the rest, which stands in its last rows and columns.
    ///
    /// From the last eliminated item to the first, its row is minus its links times the rows of these, over its pivot.
    func expand(_ inverse: inout [Float]) {
        let (count, eliminated, factor) = (count, eliminated, self)
        let cut = eliminated + (count - eliminated) / 2
        unsafe inverse.withUnsafeMutableBufferPointer { matrix in
            // Each half writes its own columns below the rest and reads what neither changes.
            nonisolated(unsafe) let matrix = unsafe matrix
            // What concerns the rest: stripe by stripe, each part its own.
            _ = Parallel.both { part in
                let columns = part == 0 ? eliminated..<cut : cut..<count
                var stripe = [Float](repeating: 0, count: count * Self.stripe)
                for left in stride(from: columns.lowerBound, to: columns.upperBound, by: Self.stripe) {
                    unsafe factor.expand(left..<min(left + Self.stripe, columns.upperBound), matrix, &stripe)
                }
                return 0
            }
            for item in (0..<eliminated).reversed() {
                unsafe factor.fill(item, item + 1..<eliminated, matrix, width: count)
                for column in item + 1..<max(eliminated, item + 1) {
                    unsafe matrix[column * count + item] = matrix[item * count + column]
                }
                var sum: Float = 0
                for (at, place) in places[item].enumerated() {
                    sum += unsafe values[item][at] * matrix[item * count + Int(place)]
                }
                unsafe matrix[item * count + item] = pivots[item] * (1 - sum)
            }
        }
    }

    /// So many columns are worked on at a time, in a copy that lies close together.
    private static let stripe = 64

    private func expand(
        _ columns: Range<Int>, _ matrix: UnsafeMutableBufferPointer<Float>, _ stripe: inout [Float]
    ) {
        let width = columns.count
        unsafe stripe.withUnsafeMutableBufferPointer { stripe in
            for row in eliminated..<count {
                let from = row * count + columns.lowerBound
                for at in 0..<width { unsafe stripe[row * width + at] = matrix[from + at] }
            }
            for item in (0..<eliminated).reversed() {
                for at in 0..<width { unsafe stripe[item * width + at] = 0 }
                unsafe fill(item, 0..<width, stripe, width: width)
                let to = item * count + columns.lowerBound
                for at in 0..<width { unsafe matrix[to + at] = stripe[item * width + at] }
            }
            for at in 0..<width {
                let to = (columns.lowerBound + at) * count
                for item in 0..<eliminated { unsafe matrix[to + item] = stripe[item * width + at] }
            }
        }
    }

    /// Adds to a row of an eliminated item, in some columns, what its links bring.
    private func fill(
        _ item: Int, _ columns: Range<Int>, _ matrix: UnsafeMutableBufferPointer<Float>, width: Int
    ) {
        guard !columns.isEmpty, let base = matrix.baseAddress else { return }
        let row = unsafe base + item * width + columns.lowerBound
        let (places, values) = (places[item], values[item])
        for at in places.indices {
            let weight = -values[at] * pivots[item]
            let other = unsafe base + Int(places[at]) * width + columns.lowerBound
            for column in 0..<columns.count { unsafe row[column] += weight * other[column] }
        }
    }
}
