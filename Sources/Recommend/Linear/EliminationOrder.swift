/// In which order the items of a sparse Gram matrix are eliminated: always the one with the fewest neighbours left.
///
/// Minimum degree (Tinney, Walker: Proc. IEEE 1967). Eliminating an item makes neighbours of all its neighbours, so it
/// ends where an item has so many that a dense inverse of the rest is quicker.
struct EliminationOrder: Sendable {
    /// The eliminated items in their order, and then the rest in rising order.
    private(set) var items: [ItemNumber] = []
    /// By item: its place in the order.
    private(set) var placeOf: [Int32] = []
    /// Of each eliminated item, the places of its neighbours at that time: all come later, lower ones first.
    private(set) var links: [[Int32]] = []

    /// The number of eliminated items.
    var eliminated: Int { links.count }

    init(_ gram: Gram) {
        let count = gram.totals.count
        let most = max(count / 24, 8)
        var near = Bits(gram)
        var degrees = (0..<count).map { near.count($0) }
        var left = [Bool](repeating: true, count: count)
        var neighbours: [[Int]] = []
        while let item = Self.least(degrees, left), degrees[item] <= most {
            left[item] = false
            let others = near.row(item)
            for other in others { degrees[other] = near.merge(item, into: other) }
            items.append(ItemNumber(item))
            neighbours.append(others)
        }
        for item in 0..<count where left[item] { items.append(ItemNumber(item)) }
        placeOf = [Int32](repeating: 0, count: count)
        for (place, item) in items.enumerated() { placeOf[Int(item)] = Int32(place) }
        links = neighbours.map { $0.map { placeOf[$0] }.sorted() }
    }

    /// The lowest of the items left that have the fewest neighbours.
    private static func least(_ degrees: [Int], _ left: [Bool]) -> Int? {
        var best: Int?
        var fewest = Int.max
        for item in degrees.indices where degrees[item] < fewest && left[item] {
            best = item
            fewest = degrees[item]
        }
        return best
    }

    /// Which items are neighbours, a bit each.
    private struct Bits {
        private let width: Int
        private var words: [UInt64]

        init(_ gram: Gram) {
            let count = gram.totals.count
            width = (count + 63) / 64
            words = [UInt64](repeating: 0, count: count * width)
            for row in 0..<count {
                for place in gram.rows.range(row) {
                    let other = Int(gram.rows[at: place] >> 32)
                    words[row * width + other / 64] |= 1 << UInt64(other % 64)
                    words[other * width + row / 64] |= 1 << UInt64(row % 64)
                }
            }
        }

        func count(_ row: Int) -> Int {
            (row * width..<(row + 1) * width).reduce(0) { $0 + words[$1].nonzeroBitCount }
        }

        func row(_ row: Int) -> [Int] {
            var items: [Int] = []
            for word in 0..<width {
                var rest = words[row * width + word]
                while rest != 0 {
                    items.append(word * 64 + rest.trailingZeroBitCount)
                    rest &= rest - 1
                }
            }
            return items
        }

        /// Makes the neighbours of an item those of one of them, without the two themselves; how many that one has.
        mutating func merge(_ item: Int, into other: Int) -> Int {
            let width = width
            var span = words.mutableSpan
            for word in 0..<width { span[other * width + word] |= span[item * width + word] }
            span[other * width + item / 64] &= ~(1 << UInt64(item % 64))
            span[other * width + other / 64] &= ~(1 << UInt64(other % 64))
            var count = 0
            for word in 0..<width { count += span[other * width + word].nonzeroBitCount }
            return count
        }
    }
}
