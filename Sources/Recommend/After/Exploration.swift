/// Gives a share of the places to items of a pool, drawn uniformly, so that what is never shown gets a chance.
///
/// Each open place is explored with the same probability, and then shows an item of the pool instead of its own; nothing
/// else moves, so that the propensity of every item at its place is exact: 1 - share for its own, share / n for each of
/// the n items of the pool. Pins stay. When the pool is smaller than the places, only the last n places are open.
public struct Exploration: Sendable {
    /// The share of explored places, from 0 (off) to 1. With a denominator above 2³² nothing is explored.
    public var share: Ratio

    /// Exploration, off unless a share is given.
    public init(share: Ratio = .zero) { self.share = share }

    var isOn: Bool { share.numerator > 0 && share.denominator <= 1 << 32 }

    /// Explores places of the answer; `pool` holds the indices of the items that may be drawn, and is reordered.
    func explore(_ placed: inout [Placed], _ items: [Candidate], _ pool: inout [Int32], _ chance: inout some Chance) {
        let share = min(share, .one)
        let own = Ratio(share.denominator - share.numerator, over: share.denominator)
        let drawn = Ratio(share.numerator, over: share.denominator * UInt64(max(pool.count, 1)))
        var open = min(pool.count, placed.reduce(0) { $0 + ($1.adjustments.contains(.pinned) ? 0 : 1) })
        var used = 0
        for place in placed.indices.reversed() where open > 0 && !placed[place].adjustments.contains(.pinned) {
            open -= 1
            placed[place].propensity = own
            guard chance.below(share.denominator) < share.numerator else { continue }
            pool.swapAt(used, used + Int(chance.below(UInt64(pool.count - used))))
            let index = Int(pool[used])
            used += 1
            placed[place] = Placed(item: items[index].item, from: index, adjustments: .explored, propensity: drawn)
        }
    }
}
