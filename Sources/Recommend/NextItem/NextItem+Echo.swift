extension NextItem {
    /// Chooses what the newest item of the query leads to most, and finds the visits of it: the second step of a walk
    /// from items to visits to items.
    ///
    /// Where an item is rare, its own visits know too few candidates. The idea is that of feedback from the first
    /// answers in text retrieval (Rocchio 1971). What is chosen depends on the newest item alone: leaving out another
    /// item of the query never raises a score.
    func followBest(
        in near: inout Neighbourhood, from sums: [UInt64], _ touched: [ItemNumber], today: Int32
    ) {
        guard tables.echoItems > 0, let newest = near.items.first, newest.position == 0 else { return }
        for item in touched where item != newest.item { choose(item, sums[Int(item)], in: &near.echoes) }
        for at in near.echoes.indices {
            let visits = index.range(Int(near.echoes[at].item))
            near.echoes[at].oldest = max(visits.lowerBound, visits.upperBound - tables.echoVisits)
            let sum = Double(near.echoes[at].sum) / NextItemTables.one
            near.echoes[at].carried = tables.echo * sum * tables.root[visits.count]
        }
        var neighbours: [Neighbourhood.Neighbour] = []
        swap(&neighbours, &near.echoNeighbours)
        look(at: near.echoes, today: today, into: &neighbours)
        swap(&neighbours, &near.echoNeighbours)
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

    /// Adds up what the followed items bring to the items of their visits.
    func gatherEchoes(
        in near: borrowing Neighbourhood, into sums: inout [UInt64], touching touched: inout [ItemNumber]
    ) {
        var sums = sums.mutableSpan
        let words = slots.rows.storage.span
        for visit in near.echoNeighbours {
            let asked = near.echoes[Int(visit.found)]
            let from = place(of: asked.item, in: visit, words)
            spread(carryAlone(asked, visit), from: from, over: visit, words, &sums, &touched)
        }
    }
}
