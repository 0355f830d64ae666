/// Which items follow which in histories, in whole numbers: a pair counts less the more sittings lie between.
///
/// Both directions stand in the row of an item, so that all that concerns it is read at one place.
struct Followers: Sendable {
    /// What a pair counts that is one sitting apart.
    static let one = 256.0

    /// An item beside another one.
    struct Neighbour: Sendable, Hashable {
        var item: ItemNumber
        /// How much it came after.
        var after: UInt32
        /// How much it came before.
        var before: UInt32
    }

    /// The neighbours of each item, lower item numbers first.
    private(set) var rows = Rows<Neighbour>(blank: Neighbour(item: 0, after: 0, before: 0))
    private let measure: GapMeasure

    init(gapPower: Double, reach: Double) { measure = GapMeasure(power: gapPower, reach: reach) }

    /// Adds the pairs of entries that are near each other.
    mutating func add(_ entries: [History.Entry]) {
        measure.pairs(of: entries) { item, other, after, before in
            let range = rows.range(Int(item))
            let place = self.place(of: other, in: range)
            if place < range.upperBound, rows[at: place].item == other {
                rows[at: place].after += after
                rows[at: place].before += before
            } else {
                let new = Neighbour(item: other, after: after, before: before)
                rows.insert(new, at: place - range.lowerBound, in: Int(item))
            }
        }
    }

    /// Subtracts the pairs of entries that are near each other; what comes to zero leaves no trace.
    mutating func subtract(_ entries: [History.Entry]) {
        measure.pairs(of: entries) { item, other, after, before in
            let range = rows.range(Int(item))
            let place = self.place(of: other, in: range)
            guard place < range.upperBound, rows[at: place].item == other, rows[at: place].after >= after,
                rows[at: place].before >= before
            else { return }
            rows[at: place].after -= after
            rows[at: place].before -= before
            if rows[at: place].after == 0, rows[at: place].before == 0 {
                rows.remove(at: place - range.lowerBound, in: Int(item))
            }
        }
    }

    private func place(of item: ItemNumber, in range: Range<Int>) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if rows[at: middle].item < item { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func write(to writer: inout CanonicalWriter) {
        for item in 0..<rows.count where rows.count(item) > 0 {
            writer.put(UInt32(item))
            writer.put(UInt32(rows.count(item)))
            for neighbour in rows.row(item) {
                writer.put(neighbour.item)
                writer.put(neighbour.after)
                writer.put(neighbour.before)
            }
        }
    }
}

extension Followers {
    /// Counts many histories at once, in two parts.
    init(_ table: HistoryTable, gapPower: Double, reach: Double) {
        self.init(gapPower: gapPower, reach: reach)
        let counter = self
        let width = table.width
        let cut = Parallel.cut((0..<width).map { table.placeStarts[$0 + 1] - table.placeStarts[$0] })
        let parts = Parallel.both { part in counter.rows(part == 0 ? 0..<cut : cut..<width, of: table) }
        rows = Rows(blank: Neighbour(item: 0, after: 0, before: 0), pieces: [parts.0, parts.1])
    }

    private func rows(_ range: Range<Int>, of table: HistoryTable) -> (lengths: [Int], elements: [Neighbour]) {
        var after = Sums(table.width)
        var before = Sums(table.width)
        var lengths: [Int] = []
        var elements: [Neighbour] = []
        for row in range {
            for at in table.placeStarts[row]..<table.placeStarts[row + 1] {
                count(Int(table.places[at]), of: table, &after, &before)
            }
            let length = elements.count
            // Where most items were met, looking through all of them is quicker than sorting.
            let met = after.touched.count + before.touched.count
            let touched =
                met * 16 > table.width
                ? Array(0..<ItemNumber(table.width)) : (after.touched + before.touched).sorted()
            for item in touched where after[item] > 0 || before[item] > 0 {
                elements.append(Neighbour(item: item, after: after.take(item), before: before.take(item)))
            }
            after.touched.removeAll(keepingCapacity: true)
            before.touched.removeAll(keepingCapacity: true)
            lengths.append(elements.count - length)
        }
        return (lengths, elements)
    }

    /// Adds what stands near one entry to the sums of its item.
    private func count(_ place: Int, of table: HistoryTable, _ after: inout Sums, _ before: inout Sums) {
        let owner = Int(table.owners[place])
        let item = table.items[place]
        for earlier in max(table.starts[owner], place - measure.reach)..<place where table.items[earlier] != item {
            let amount = measure.amount(table.sittings[earlier], table.sittings[place])
            before.add(table.items[earlier], amount.after)
            after.add(table.items[earlier], amount.before)
        }
        for later in (place + 1)..<max(min(table.starts[owner + 1], place + measure.reach + 1), place + 1)
        where table.items[later] != item {
            let amount = measure.amount(table.sittings[place], table.sittings[later])
            after.add(table.items[later], amount.after)
            before.add(table.items[later], amount.before)
        }
    }

    /// Sums by item number with the items that have one.
    private struct Sums {
        private var sums: [UInt32]
        var touched: [ItemNumber] = []

        init(_ count: Int) { sums = [UInt32](repeating: 0, count: count) }

        subscript(item: ItemNumber) -> UInt32 { sums[Int(item)] }

        mutating func add(_ item: ItemNumber, _ amount: UInt32) {
            guard amount > 0 else { return }
            if sums[Int(item)] == 0 { touched.append(item) }
            sums[Int(item)] += amount
        }

        mutating func take(_ item: ItemNumber) -> UInt32 {
            defer { sums[Int(item)] = 0 }
            return sums[Int(item)]
        }
    }
}
