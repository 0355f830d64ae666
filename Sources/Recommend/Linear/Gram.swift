import Glibc

/// Which items stand together in histories, each history counting by its length: XᵀWX in whole numbers.
///
/// A history counts in units of 1/1024. Only the triangle above the diagonal is kept.
struct Gram: Sendable {
    /// What a history that counts once adds to each of its pairs.
    static let one = 1_024.0

    /// Rows of items with higher numbers; an entry is the item in the upper and the sum in the lower 32 bits.
    private(set) var rows = Rows<UInt64>(blank: 0)
    /// The diagonal.
    private(set) var totals: [UInt64] = []
    private let lengthDamping: Double

    init(lengthDamping: Double) { self.lengthDamping = lengthDamping }

    /// What a history of so many distinct items adds to each of its pairs.
    func weight(length: Int) -> UInt32 {
        UInt32(max((Self.one * pow(Double(max(length, 1)) / 32, -lengthDamping)).rounded(), 1))
    }

    /// Adds distinct items in rising order.
    mutating func add(_ items: [ItemNumber]) {
        guard let highest = items.last else { return }
        let weight = weight(length: items.count)
        if highest >= totals.count {
            totals.append(contentsOf: repeatElement(0, count: Int(highest) + 1 - totals.count))
        }
        for (at, item) in items.enumerated() {
            totals[Int(item)] += UInt64(weight)
            merge(items[(at + 1)...], into: Int(item), weight)
        }
    }

    /// Subtracts distinct items in rising order; a sum of zero leaves no trace.
    mutating func subtract(_ items: [ItemNumber]) {
        let weight = weight(length: items.count)
        for (at, item) in items.enumerated() where item < totals.count && totals[Int(item)] >= weight {
            totals[Int(item)] -= UInt64(weight)
            var range = rows.range(Int(item))
            var place = range.lowerBound
            for other in items[(at + 1)...] {
                place = rows.place(of: other, from: place, to: range.upperBound)
                guard place < range.upperBound, rows[at: place] >> 32 == UInt64(other) else { continue }
                rows[at: place] -= UInt64(weight)
                if rows[at: place] & 0xffff_ffff == 0 {
                    rows.remove(at: place - range.lowerBound, in: Int(item))
                    range = rows.range(Int(item))
                    place = min(place, range.upperBound)
                }
            }
        }
    }

    private mutating func merge(_ others: ArraySlice<ItemNumber>, into row: Int, _ weight: UInt32) {
        var offset = 0
        for other in others {
            let range = rows.range(row)
            let place = rows.place(of: other, from: range.lowerBound + offset, to: range.upperBound)
            offset = place - range.lowerBound
            if place < range.upperBound, rows[at: place] >> 32 == UInt64(other) {
                rows[at: place] += UInt64(weight)
            } else {
                rows.insert(UInt64(other) << 32 | UInt64(weight), at: offset, in: row)
            }
        }
    }

    func write(to writer: inout CanonicalWriter) {
        for item in totals.indices where totals[item] > 0 {
            writer.put(UInt32(item))
            writer.put(totals[item])
            writer.put(UInt32(rows.count(item)))
            for entry in rows.row(item) { writer.put(entry) }
        }
    }
}

extension Rows<UInt64> {
    /// The first place of a sorted row that does not come before the item, by steps that double from the start.
    func place(of item: ItemNumber, from start: Int, to end: Int) -> Int {
        let key = UInt64(item) << 32
        var low = start
        var stride = 1
        while low + stride <= end, self[at: low + stride - 1] < key {
            low += stride
            stride *= 2
        }
        var high = Swift.min(low + stride - 1, end)
        while low < high {
            let middle = (low + high) / 2
            if self[at: middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Gram {
    /// Counts many histories at once, in two parts: each row is summed up in a small array that stays in the cache.
    init(_ table: HistoryTable, lengthDamping: Double) {
        self.init(lengthDamping: lengthDamping)
        let sorted = SortedHistories(table)
        let weights = (0..<sorted.count).map { weight(length: sorted.ends[$0] - sorted.starts[$0]) }
        totals = (0..<table.width).map { item in
            (sorted.itemStarts[item]..<sorted.itemStarts[item + 1]).reduce(0) {
                $0 + UInt64(weights[Int(sorted.owners[$1])])
            }
        }
        let cut = Parallel.cut(sorted.work)
        let width = table.width
        let parts = Parallel.both { part in
            Self.rows(part == 0 ? 0..<cut : cut..<width, of: sorted, weights, width: width)
        }
        rows = Rows(blank: 0, pieces: [parts.0, parts.1])
    }

    private static func rows(
        _ range: Range<Int>, of sorted: SortedHistories, _ weights: [UInt32], width: Int
    ) -> (lengths: [Int], elements: [UInt64]) {
        var sums = [UInt32](repeating: 0, count: width)
        var lengths: [Int] = []
        var elements: [UInt64] = []
        elements.reserveCapacity(range.reduce(0) { $0 + min(width - 1 - $1, sorted.work[$1]) })
        for row in range {
            sum(row, of: sorted, weights, into: &sums)
            let before = elements.count
            var span = sums.mutableSpan
            for item in (row + 1)..<max(width, row + 1) where span[item] != 0 {
                elements.append(UInt64(item) << 32 | UInt64(span[item]))
                span[item] = 0
            }
            lengths.append(elements.count - before)
        }
        return (lengths, elements)
    }

    private static func sum(_ row: Int, of sorted: SortedHistories, _ weights: [UInt32], into sums: inout [UInt32]) {
        var sums = sums.mutableSpan
        let items = sorted.items.span
        for at in sorted.itemStarts[row]..<sorted.itemStarts[row + 1] {
            let owner = Int(sorted.owners[at])
            let weight = weights[owner]
            for place in sorted.tails[at]..<sorted.ends[owner] { sums[Int(items[place])] &+= weight }
        }
    }
}
