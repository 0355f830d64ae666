/// Visits as flat lists of distinct items, to be counted all at once.
struct Baskets: Sendable {
    fileprivate(set) var items: [ItemNumber] = []
    fileprivate(set) var starts: [Int] = [0]
    fileprivate(set) var weights: [UInt32] = []
    fileprivate(set) var periods: [UInt8] = []

    mutating func append(_ basket: [ItemNumber], _ weight: UInt32, _ period: UInt8) {
        guard !basket.isEmpty else { return }
        items.append(contentsOf: basket)
        starts.append(items.count)
        weights.append(weight)
        periods.append(period)
    }
}

extension PairWeights {
    /// What adding the baskets one by one would give, counted row by row (Gustavson: TOMS 1978) in so many parts at a
    /// time.
    init(_ baskets: Baskets, parts: Int) async {
        let counting = RowCounting(baskets)
        let bounds = counting.bounds(parts: parts)
        let counted = await withTaskGroup(of: (Int, RowCounting.Part).self) { group in
            for part in 0..<parts {
                let range = bounds[part]..<bounds[part + 1]
                group.addTask { (part, counting.count(range)) }
            }
            var all = [RowCounting.Part?](repeating: nil, count: parts)
            for await (number, part) in group { all[number] = part }
            return all.compactMap(\.self)
        }
        self.init(rows: Rows(blank: 0, pieces: counted.map { ($0.lengths, $0.entries) }))
    }
}

/// Counts whole rows: those of an item are the sum of its baskets.
private struct RowCounting: Sendable {
    /// Some rows, one after the other.
    struct Part: Sendable {
        var lengths: [Int] = []
        var entries: [UInt64] = []
    }

    /// The number of items, those in between that never stood anywhere among them.
    let width: Int
    private let baskets: Baskets
    /// The key of each cell: an item in a period.
    private let keys: [UInt64]
    private let slots: [UInt32]
    /// The cell of an item in the period 0, for each place of the baskets.
    private let cells: [UInt32]
    private let basketsOf: [UInt32]
    private let starts: [Int]

    init(_ baskets: Baskets) {
        self.baskets = baskets
        let width = Int(baskets.items.max().map { $0 + 1 } ?? 0)
        self.width = width
        var slotOf = [UInt32](repeating: .max, count: 256)
        for period in baskets.periods { slotOf[Int(period)] = 0 }
        let periods = (0...UInt8.max).filter { slotOf[Int($0)] == 0 }
        for (slot, period) in periods.enumerated() { slotOf[Int(period)] = UInt32(slot) }
        keys = (0..<ItemNumber(width)).flatMap { item in periods.map { PairWeights.key(item, $0) } }
        slots = baskets.periods.map { slotOf[Int($0)] }
        cells = baskets.items.map { $0 &* UInt32(periods.count) }

        var starts = [Int](repeating: 0, count: width + 1)
        for item in baskets.items { starts[Int(item) + 1] += 1 }
        for item in 0..<width { starts[item + 1] += starts[item] }
        self.starts = starts  // below they move on to their ends
        var basketsOf = [UInt32](repeating: 0, count: baskets.items.count)
        for basket in baskets.weights.indices {
            for place in baskets.starts[basket]..<baskets.starts[basket + 1] {
                let item = Int(baskets.items[place])
                basketsOf[starts[item]] = UInt32(basket)
                starts[item] += 1
            }
        }
        self.basketsOf = basketsOf
    }

    /// Where parts of about equal work begin, and the end.
    func bounds(parts: Int) -> [Int] {
        let work = (0..<width).map { self.work($0) }
        let whole = work.reduce(0, +)
        var bounds = [0]
        var done = 0
        for item in 0..<width {
            while bounds.count < parts, done * parts >= whole * bounds.count { bounds.append(item) }
            done += work[item]
        }
        while bounds.count < parts { bounds.append(width) }
        return bounds + [width]
    }

    private func work(_ item: Int) -> Int {
        (starts[item]..<starts[item + 1]).reduce(0) { sum, place in
            let basket = Int(basketsOf[place])
            return sum + baskets.starts[basket + 1] - baskets.starts[basket]
        }
    }

    func count(_ items: Range<Int>) -> Part {
        var part = Part()
        var sums = [UInt32](repeating: 0, count: keys.count)
        var row = [UInt64](repeating: 0, count: sums.count + 1)
        var touched: [UInt32] = []
        for item in items {
            let before = part.entries.count
            add(item, to: &sums)
            if work(item) * 8 > sums.count {
                part.entries.append(contentsOf: row[..<takeAll(from: &sums, into: &row)])
            } else {
                find(item, &touched)
                for cell in touched where sums[Int(cell)] > 0 {
                    part.entries.append(keys[Int(cell)] | UInt64(sums[Int(cell)]))
                    sums[Int(cell)] = 0
                }
            }
            part.lengths.append(part.entries.count - before)
        }
        return part
    }

    private func add(_ item: Int, to sums: inout [UInt32]) {
        var sums = sums.mutableSpan
        let cells = cells.span
        for place in starts[item]..<starts[item + 1] {
            let basket = Int(basketsOf[place])
            let weight = baskets.weights[basket]
            let slot = slots[basket]
            for at in baskets.starts[basket]..<baskets.starts[basket + 1] { sums[Int(cells[at] &+ slot)] &+= weight }
        }
    }

    /// The cells that an item's baskets touch, in rising order, each once.
    private func find(_ item: Int, _ touched: inout [UInt32]) {
        touched.removeAll(keepingCapacity: true)
        for place in starts[item]..<starts[item + 1] {
            let basket = Int(basketsOf[place])
            for at in baskets.starts[basket]..<baskets.starts[basket + 1] {
                touched.append(cells[at] &+ slots[basket])
            }
        }
        touched.sort()
    }

    /// Takes what is there in all cells, and leaves zeros; the number of entries.
    private func takeAll(from sums: inout [UInt32], into row: inout [UInt64]) -> Int {
        var sums = sums.mutableSpan
        var row = row.mutableSpan
        let keys = keys.span
        var length = 0
        for cell in 0..<sums.count {
            // Always written, and written over where there was nothing: no branch to guess.
            row[length] = keys[cell] | UInt64(sums[cell])
            length += sums[cell] > 0 ? 1 : 0
            sums[cell] = 0
        }
        return length
    }
}
