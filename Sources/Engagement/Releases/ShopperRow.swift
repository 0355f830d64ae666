import Recommend

/// What one shopper says in a release, before she is held to a bound: made from her own items and from public or
/// released numbers, never from other shoppers.
struct ShopperRow {
    /// The most items of one shopper that count, the newest.
    static let most = 20

    /// The most pairs that they make.
    static let mostPairs = most * (most - 1) / 2

    /// A weight that can be shared out among any distance in the row without a rest.
    private static let one = 232_792_560

    /// Places in the catalog, each once, in the order of the last time.
    let places: [Int32]

    /// `items` are oldest first; those that are not listed are passed over.
    init(_ items: [ItemNumber], in catalog: ReleaseCatalog) {
        var seen: Set<Int32> = []
        var newest: [Int32] = []
        for item in items.reversed() {
            guard let place = catalog.place(of: item), seen.insert(place).inserted else { continue }
            newest.append(place)
        }
        places = newest.reversed()
    }

    /// Each item once.
    var popularity: [(cell: Int, amount: Int)] { places.suffix(Self.most).map { (Int($0), 1) } }

    /// The pairs of head items, the more the nearer they stand; `head` is the place in the head by place in the catalog.
    func pairs(_ pairs: HeadPairs, head: [Int32]) -> [(cell: Int, amount: Int)] {
        let known = places.lazy.map { head[Int($0)] }.filter { $0 >= 0 }.suffix(Self.most)
        let own = Array(known)
        var row: [(cell: Int, amount: Int)] = []
        row.reserveCapacity(own.count * max(own.count - 1, 0) / 2)
        for later in own.indices.dropFirst() {
            for earlier in 0..<later {
                row.append((pairs.cell(Int(own[earlier]), Int(own[later])), Self.one / (later - earlier)))
            }
        }
        return row
    }
}
