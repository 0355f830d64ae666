/// In how many visits two items stood together, as a symmetric matrix of whole numbers.
struct PairCounts: Sendable {
    /// Rows of neighbours by item number; an entry is the neighbour in the upper and the count in the lower 32 bits.
    private(set) var rows = Rows<UInt64>(blank: 0)
    /// In how many visits each item stood: the diagonal.
    private(set) var totals: [UInt32] = []

    func total(_ item: ItemNumber) -> UInt32 { item < totals.count ? totals[Int(item)] : 0 }

    func count(_ a: ItemNumber, _ b: ItemNumber) -> UInt32 {
        if a == b { return total(a) }
        guard a < totals.count else { return 0 }
        let range = rows.range(Int(a))
        let place = find(b, in: range)
        return place < range.upperBound && rows[at: place] >> 32 == UInt64(b)
            ? UInt32(truncatingIfNeeded: rows[at: place]) : 0
    }

    /// Counts distinct items that stood together once more.
    mutating func add(_ items: [ItemNumber]) {
        guard let highest = items.max() else { return }
        if highest >= totals.count {
            totals.append(contentsOf: repeatElement(0, count: Int(highest) + 1 - totals.count))
        }
        for a in items {
            totals[Int(a)] += 1
            for b in items where b != a {
                let range = rows.range(Int(a))
                let place = find(b, in: range)
                if place < range.upperBound, rows[at: place] >> 32 == UInt64(b) {
                    rows[at: place] += 1
                } else {
                    rows.insert(UInt64(b) << 32 | 1, at: place - range.lowerBound, in: Int(a))
                }
            }
        }
    }

    /// Counts distinct items that stood together once less; a count of zero leaves no trace.
    mutating func subtract(_ items: [ItemNumber]) {
        for a in items where total(a) > 0 {
            totals[Int(a)] -= 1
            for b in items where b != a {
                let range = rows.range(Int(a))
                let place = find(b, in: range)
                guard place < range.upperBound, rows[at: place] >> 32 == UInt64(b) else { continue }
                rows[at: place] -= 1
                if UInt32(truncatingIfNeeded: rows[at: place]) == 0 {
                    rows.remove(at: place - range.lowerBound, in: Int(a))
                }
            }
        }
    }

    func write(to writer: inout CanonicalWriter) {
        for a in totals.indices where totals[a] > 0 {
            writer.put(UInt32(a))
            writer.put(totals[a])
            writer.put(UInt32(rows.count(a)))
            for entry in rows.row(a) { writer.put(entry) }
        }
    }

    /// The first place of a row that does not come before `b`.
    private func find(_ b: ItemNumber, in range: Range<Int>) -> Int {
        // Halves without a branch to guess: most of the cost of learning is here.
        var low = range.lowerBound
        var count = range.count
        while count > 0 {
            let half = (count + 1) / 2
            low = rows[at: low + half - 1] >> 32 < UInt64(b) ? low + half : low
            count -= half
        }
        return low
    }
}
