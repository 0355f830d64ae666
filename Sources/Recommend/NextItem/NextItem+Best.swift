extension NextItem {
    /// The items most likely to come next in a visit, best first; ties go to the lower item number.
    ///
    /// Items of the visit may come again. `today` is the day of the visit.
    public func best(
        after visit: [ItemNumber], today: Int32, limit: Int, scratch: Scratch,
        where allowed: (ItemNumber) -> Bool = { _ in true }
    ) -> [ItemNumber] {
        gather(visit, today: today, in: &scratch.near, into: &scratch.tally)
        scratch.best.reset(limit: limit)
        offer(scratch.tally.touched, today: today, from: scratch.tally, scratch.near, to: &scratch.best, where: allowed)
        scratch.best.sort()
        scratch.tally.clear()
        scratch.near.clear()
        return scratch.best.items
    }

    /// Offers candidates with their scores; `allowed` is asked only about what would be among the best.
    @inline(__always)
    func offer(
        _ items: [ItemNumber], today: Int32, from tally: borrowing Tally, _ near: borrowing Neighbourhood,
        to best: inout Best, where allowed: (ItemNumber) -> Bool
    ) {
        let sums = tally.sums.span
        var least: UInt64 = 1
        var few = Few()
        for item in items {
            let sum = item < sums.count ? sums[Int(item)] : 0
            // Most candidates are far from the best: nothing but their sum is looked at.
            let own = sum > 0 && near.signature & Neighbourhood.bit(item) != 0
            guard sum >= least || own else { continue }
            few.warmth &+= standings[Int(item)].visits
            few.items[few.count] = item
            few.count += 1
            guard few.count == few.items.count else { continue }
            offer(&few, today: today, sums, near, to: &best, where: allowed)
            least = max(1, leastSum(for: best.least))
        }
        offer(&few, today: today, sums, near, to: &best, where: allowed)
    }

    /// A few candidates, so that the waits for what is known of them overlap.
    private struct Few {
        var items = InlineArray<32, ItemNumber>(repeating: 0)
        var count = 0
        /// The sum of what was read only to have it at hand; nothing depends on it.
        var warmth: UInt32 = 0
    }

    @inline(__always)
    private func offer(
        _ few: inout Few, today: Int32, _ sums: Span<UInt64>, _ near: borrowing Neighbourhood, to best: inout Best,
        where allowed: (ItemNumber) -> Bool
    ) {
        for at in 0..<few.count {
            let item = few.items[at]
            let score = score(item, sums[Int(item)], near) * freshness(item, today: today)
            if score > 0, best.admits(item, score), allowed(item) { best.offer(item, score) }
        }
        few.count = 0
    }
}
