/// Sums by item number in a flat array that is all zero between uses: clearing costs what was touched.
struct Tally: Sendable {
    var sums: [UInt64] = []
    var touched: [ItemNumber] = []

    /// Makes room for items below `count`.
    mutating func open(_ count: Int) {
        if sums.count < count { sums.append(contentsOf: repeatElement(0, count: count - sums.count)) }
    }

    subscript(item: ItemNumber) -> UInt64 { item < sums.count ? sums[Int(item)] : 0 }

    mutating func add(_ item: Int, _ amount: UInt64) {
        let sum = sums[item]
        if sum == 0, amount > 0 { touched.append(ItemNumber(item)) }
        sums[item] = sum &+ amount
    }

    mutating func clear() {
        for item in touched { sums[Int(item)] = 0 }
        touched.removeAll(keepingCapacity: true)
    }
}
