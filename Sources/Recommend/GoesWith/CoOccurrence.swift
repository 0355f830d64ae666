import Glibc

/// Which items stand together in visits: once for all actions, once for purchases only.
///
/// The score of a neighbour `b` of item `a` is k/(a·b^damping): in how many visits both stood, over in how many each of
/// them did.
public struct CoOccurrence: Model {
    /// The name beside its digest.
    public static let name = "co_occurrence"
    private static let tabled = 4_096

    /// Pairs within a visit, whatever was done with the items.
    private(set) var viewed = PairCounts()
    /// Pairs that were bought in one visit.
    private(set) var bought = PairCounts()
    private let damping: Double
    private let damp: [Double]

    /// An empty model.
    public init(_ parameters: CoOccurrenceParameters = .init()) {
        let damping = parameters.damping
        self.damping = damping
        damp = (0..<Self.tabled).map { pow(Double(max($0, 1)), -damping) }
    }

    /// Adds the contribution of a visit.
    public mutating func learn(_ visit: Visit) { add(Footprint(visit)) }

    /// Subtracts what learning the visit added.
    public mutating func forget(_ visit: Visit) { subtract(Footprint(visit)) }

    /// SHA-256 over the whole numbers, item by item.
    public func digest() -> Digest {
        var writer = CanonicalWriter(Self.name)
        viewed.write(to: &writer)
        writer.put(UInt32.max)
        bought.write(to: &writer)
        return writer.finish()
    }

    /// In how many visits both items stood, whatever was done with them; with itself: in how many the item stood.
    public func viewedTogether(_ a: ItemNumber, _ b: ItemNumber) -> Int { Int(viewed.count(a, b)) }

    /// In how many visits both items were bought; with itself: in how many the item was bought.
    public func boughtTogether(_ a: ItemNumber, _ b: ItemNumber) -> Int { Int(bought.count(a, b)) }

    mutating func add(_ footprint: Footprint) {
        viewed.add(footprint.items)
        bought.add(footprint.bought)
    }

    mutating func subtract(_ footprint: Footprint) {
        viewed.subtract(footprint.items)
        bought.subtract(footprint.bought)
    }

    /// What a neighbour's own count makes of its score.
    func factor(_ total: UInt32) -> Double {
        total < Self.tabled ? damp[Int(total)] : pow(Double(total), -damping)
    }
}

extension PairCounts {
    /// One in fixed point: the share of an item that stands in every visit of another.
    static let one: UInt64 = 1 << 32

    /// What one visit together is worth to the neighbours of an item.
    func share(_ item: ItemNumber) -> UInt64 {
        let total = total(item)
        return total == 0 ? 0 : Self.one / UInt64(total)
    }

    /// Adds the shares of all neighbours of the given distinct items.
    ///
    /// The sums are whole numbers, so that they do not depend on the order of the additions.
    func gather(_ items: [ItemNumber], into tally: inout Tally) {
        tally.open(totals.count)
        for item in items {
            let share = share(item)
            guard share > 0 else { continue }
            for place in rows.range(Int(item)) {
                let entry = rows[at: place]
                tally.add(Int(entry >> 32), (entry & 0xffff_ffff) &* share)
            }
        }
    }

    /// What each of the given items brings to each of the best, in rows of `items.count` numbers.
    func share(among best: [ItemNumber], of items: [ItemNumber], in shares: inout [UInt64]) {
        shares.removeAll(keepingCapacity: true)
        for item in best {
            for other in items { shares.append(other == item ? 0 : UInt64(count(other, item)) &* share(other)) }
        }
    }
}
