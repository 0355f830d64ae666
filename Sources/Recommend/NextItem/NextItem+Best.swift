extension NextItem {
    /// The items most likely to come next in a visit, best first; ties go to the lower item number.
    ///
    /// Items of the visit may come again. `today` is the day of the visit.
    public func best(
        after visit: [ItemNumber], today: Int32, limit: Int, scratch: Scratch,
        where allowed: (ItemNumber) -> Bool = { _ in true }
    ) -> [ItemNumber] {
        gather(Query(visit: visit), today: today, in: &scratch.near, into: &scratch.tally)
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
        for item in items where tally[item] > 0 {
            var score = score(item, tally[item], near)
            // The age of a candidate can only lower its score, and takes waiting for memory.
            guard score > 0, best.admits(item, score) else { continue }
            score *= freshness(item, today: today)
            if best.admits(item, score), allowed(item) { best.offer(item, score) }
        }
    }
}
