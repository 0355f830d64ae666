/// How much two items stood together, period by period, as a symmetric matrix of whole numbers with its diagonal.
struct PairWeights: Sendable {
    /// Rows by item number; an entry is the other item in the upper 24 bits, then 8 of the period, then the weight.
    private(set) var rows = Rows<UInt64>(blank: 0)

    /// Rows that were counted elsewhere.
    init(rows: Rows<UInt64> = Rows(blank: 0)) { self.rows = rows }

    /// What an entry is found by.
    static func key(_ item: ItemNumber, _ period: UInt8) -> UInt64 { UInt64(item) << 40 | UInt64(period) << 32 }

    /// Adds a weight to each of the distinct items and to each pair of them. Sums wrap around rather than trap.
    mutating func add(_ items: [ItemNumber], _ weight: UInt32, _ period: UInt8) {
        for a in items {
            for b in items {
                let key = Self.key(b, period)
                let range = rows.range(Int(a))
                let place = find(key, in: range)
                if place < range.upperBound, rows[at: place] >> 32 == key >> 32 {
                    rows[at: place] = key | UInt64(UInt32(truncatingIfNeeded: rows[at: place]) &+ weight)
                } else {
                    rows.insert(key | UInt64(weight), at: place - range.lowerBound, in: Int(a))
                }
            }
        }
    }

    /// Subtracts what adding brought; a weight of zero leaves no trace, and what is not there is passed over.
    mutating func subtract(_ items: [ItemNumber], _ weight: UInt32, _ period: UInt8) {
        let rising = items.sorted()
        var gone: [Int] = []
        for a in items {
            let range = rows.range(Int(a))
            var place = range.lowerBound
            gone.removeAll(keepingCapacity: true)
            for b in rising {
                let key = Self.key(b, period)
                place = find(key, in: place..<range.upperBound)
                guard place < range.upperBound, rows[at: place] >> 32 == key >> 32 else { continue }
                let rest = UInt32(truncatingIfNeeded: rows[at: place]) &- weight
                rows[at: place] = key | UInt64(rest)
                if rest == 0 { gone.append(place - range.lowerBound) }
            }
            // All at once: a row of a popular item is long, and each removal by itself would move half of it.
            rows.remove(at: gone, in: Int(a))
        }
    }

    /// The decayed weight of a pair, or of an item with itself.
    func weight(_ a: ItemNumber, _ b: ItemNumber, _ recency: Recency) -> UInt64 {
        let range = rows.range(Int(a))
        var place = find(Self.key(b, 0), in: range)
        return weight(b, from: &place, to: range.upperBound, recency)
    }

    /// The decayed weight of `b` in a row of which `place` is not beyond `b`; moves on to where `b` ends.
    func weight(_ b: ItemNumber, from place: inout Int, to end: Int, _ recency: Recency) -> UInt64 {
        // In growing steps: the next one is asked for from here, and mostly near.
        let key = Self.key(b, 0)
        var step = 4
        while place + step < end, rows[at: place + step] < key {
            place += step
            step *= 2
        }
        place = find(key, in: place..<min(place + step, end))
        var sum: UInt64 = 0
        while place < end, rows[at: place] >> 40 == UInt64(b) {
            sum &+= recency.decayed(rows[at: place])
            place += 1
        }
        return sum
    }

    /// Where the entries of an item stand in a row.
    func range(of item: ItemNumber, in row: Range<Int>) -> Range<Int> {
        let start = find(Self.key(item, 0), in: row)
        return start..<find(Self.key(item + 1, 0), in: start..<row.upperBound)
    }

    func write(to writer: inout CanonicalWriter) {
        for a in 0..<rows.count where rows.count(a) > 0 {
            writer.put(UInt32(a))
            writer.put(UInt32(rows.count(a)))
            for entry in rows.row(a) { writer.put(entry) }
        }
    }

    /// The first place of a row that does not come before the key.
    private func find(_ key: UInt64, in range: Range<Int>) -> Int {
        // Halves without a branch to guess: most of the cost of learning is here.
        var low = range.lowerBound
        var count = range.count
        while count > 0 {
            let half = (count + 1) / 2
            low = rows[at: low + half - 1] < key ? low + half : low
            count -= half
        }
        return low
    }
}
