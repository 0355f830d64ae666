import Glibc

/// What two entries of a history count, by how far apart they stand.
struct GapMeasure: Sendable {
    /// The most entries that two of a pair may be apart.
    let reach: Int
    /// By sittings apart: what a pair counts.
    private let amounts: [UInt32]

    init(power: Double, reach: Double) {
        self.reach = max(Int(reach), 1)
        amounts = (0...self.reach).map { UInt32((Followers.one * pow(Double(max($0, 1)), -power)).rounded()) }
    }

    /// What two entries count that are so many sittings apart; items of one sitting follow each other both ways.
    @inline(__always)
    func amount(_ earlier: UInt32, _ later: UInt32) -> (after: UInt32, before: UInt32) {
        if earlier == later { return (amounts[0], amounts[0]) }
        let gap = Int(later &- earlier)
        return (gap < amounts.count ? amounts[gap] : 0, 0)
    }

    func pairs(
        of entries: [History.Entry], _ body: (ItemNumber, ItemNumber, UInt32, UInt32) -> Void
    ) {
        for later in entries.indices {
            for earlier in max(0, later - reach)..<later where entries[earlier].item != entries[later].item {
                let amount = amount(entries[earlier].sitting, entries[later].sitting)
                guard amount.after > 0 else { continue }
                body(entries[earlier].item, entries[later].item, amount.after, amount.before)
                body(entries[later].item, entries[earlier].item, amount.before, amount.after)
            }
        }
    }
}
