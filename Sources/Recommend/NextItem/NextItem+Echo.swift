extension NextItem {
    /// Chooses what the newest item of the query leads to most, and finds the visits of it: the second step of a walk
    /// from items to visits to items.
    ///
    /// Where an item is rare, its own visits know too few candidates. The idea is that of feedback from the first
    /// answers in text retrieval (Rocchio 1971). What is chosen depends on the newest item alone: leaving out another
    /// item of the query never raises a score.
    func followBest(
        _ near: inout Neighbourhood, today: Int32, from sums: borrowing MutableSpan<UInt64>,
        _ touched: borrowing MutableSpan<ItemNumber>, _ count: Int
    ) {
        guard tables.echoItems > 0, let newest = near.items.first, newest.position == 0 else { return }
        var least: UInt64 = 0
        for at in 0..<count {
            let item = touched[at]
            let sum = sums[Int(item)]
            guard sum >= least, item != newest.item else { continue }
            choose(item, sum, in: &near.echoes)
            if near.echoes.count == tables.echoItems { least = near.echoes[tables.echoItems - 1].sum }
        }
        for at in near.echoes.indices {
            let visits = index.range(Int(near.echoes[at].item))
            near.echoes[at].oldest = max(visits.lowerBound, visits.upperBound - tables.echoVisits)
            near.echoes[at].end = visits.upperBound
            let sum = Double(near.echoes[at].sum) / NextItemTables.one
            near.echoes[at].carried = tables.echo * sum * tables.root[visits.count]
        }
        warm(near.echoes, &near.warmth)
    }

    /// Keeps the highest sums, and of equal ones those of the lower numbers.
    @inline(__always)
    private func choose(_ item: ItemNumber, _ sum: UInt64, in best: inout [Neighbourhood.Asked]) {
        func isBetter(than other: Neighbourhood.Asked) -> Bool {
            sum != other.sum ? sum > other.sum : item < other.item
        }
        if best.count == tables.echoItems {
            guard let last = best.last, isBetter(than: last) else { return }
            best.removeLast()
        }
        var at = best.count
        while at > 0, isBetter(than: best[at - 1]) { at -= 1 }
        best.insert(.init(item: item, sum: sum), at: at)
    }
}
