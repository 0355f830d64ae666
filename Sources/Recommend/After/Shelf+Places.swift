/// How the places are given: pins, then variants, then all the rest; and what the pool may offer.
extension Shelf {
    /// Gives pins their places, and of each group keeps only what stands first.
    mutating func pin(_ ranked: Ranked, _ rules: Rules) {
        groups.clear()
        picks.removeAll(keepingCapacity: true)
        pinned.refill(-1, count: min(max(0, ranked.limit), order.count))
        for pin in rules.pins where pinned.indices.contains(pin.place) && pinned[pin.place] < 0 {
            guard let at = order.firstIndex(where: { ranked.candidates[Int($0)].item == pin.item }),
                isFirst(ranked.candidates[Int(order[at])], rules)
            else { continue }
            pinned[pin.place] = order[at]
            marks[Int(order[at])].insert(.pinned)
            marks[Int(order[at])].remove(.buried)
            picks.append(order[at])
            remove(at)
        }
        var kept = 0
        var keptOpen = 0
        for (at, candidate) in order.enumerated() where isFirst(ranked.candidates[Int(candidate)], rules) {
            order[kept] = candidate
            kept += 1
            if at < open { keptOpen += 1 }
        }
        order.removeSubrange(kept...)
        open = keptOpen
    }

    /// Takes out a candidate that gets a place.
    mutating func remove(_ at: Int) {
        order.remove(at: at)
        if at < open { open -= 1 }
    }

    /// The answer: pins in their places, the other picks in order around them.
    func places(_ ranked: Ranked) -> [Placed] {
        var placed: [Placed] = []
        placed.reserveCapacity(picks.count)
        var next = 0
        func skipPins() { while next < picks.count, marks[Int(picks[next])].contains(.pinned) { next += 1 } }
        func append(_ pick: Int32) {
            let index = Int(pick)
            placed.append(Placed(item: ranked.candidates[index].item, from: index, adjustments: marks[index]))
        }
        for pin in pinned {
            skipPins()
            if pin >= 0 {
                append(pin)
            } else if next < picks.count {
                append(picks[next])
                next += 1
            }
        }
        return placed
    }

    /// Makes the order hold what may be drawn from the pool: allowed, not buried, and not yet in the answer.
    mutating func collect(
        _ ranked: Ranked, _ rules: Rules, _ placed: [Placed], _ allowed: (ItemNumber) -> Bool
    ) {
        items.clear()
        groups.clear()
        for place in placed {
            items.insert(place.item)
            _ = isFirst(ranked.candidates[place.from], rules)
        }
        order.removeAll(keepingCapacity: true)
        for (index, candidate) in ranked.pool.enumerated() where items.insert(candidate.item) {
            guard allowed(candidate.item), !rules.buries(candidate), isFirst(candidate, rules) else { continue }
            order.append(Int32(index))
        }
    }

    /// Whether nothing of the same group was first.
    private mutating func isFirst(_ candidate: Candidate, _ rules: Rules) -> Bool {
        let group = candidate.traits.group
        guard rules.variantsOnce, group != 0, group < Step.itemBound else { return true }
        return groups.insert(group)
    }
}
