extension NextItem {
    /// Adds up what the visits like the query, and what follows its newest item from afar, bring to their items.
    func gather(_ query: Query, today: Int32, in near: inout Neighbourhood, into tally: inout Tally) {
        near.open(items: index.count)
        tally.open(index.count)
        place(query, in: &near)
        var neighbours: [Neighbourhood.Neighbour] = []
        swap(&neighbours, &near.neighbours)
        look(at: near.items, today: today, into: &neighbours)
        swap(&neighbours, &near.neighbours)
        var sums: [UInt64] = []
        swap(&sums, &tally.sums)  // taken out for the time of the loops, so that they run on plain spans
        gatherNewest(in: &near, into: &sums, touching: &tally.touched)
        followBest(in: &near, from: sums, tally.touched, today: today)
        gatherOthers(in: &near, into: &sums, touching: &tally.touched)
        gatherEchoes(in: near, into: &sums, touching: &tally.touched)
        swap(&sums, &tally.sums)
    }

    /// Notes the newest distinct items of the query with what sharing them counts.
    ///
    /// An item that no visit knows keeps its place: it makes the older ones no newer.
    private func place(_ query: Query, in near: inout Neighbourhood) {
        near.seen.removeAll(keepingCapacity: true)
        place(query.visit, in: &near)
        place(query.history, in: &near)
        let own = tables.parameters
        for asked in near.items {
            let again = max(0, 1 + own.ownAgain * Double(asked.times - 1))
            let place = asked.position == 0 ? own.ownLast : asked.position == 1 ? own.ownPrevious : 1
            near.own.append(NextItemTables.within(0...1e9, own.ownItems * place * again))
        }
    }

    private func place(_ items: [ItemNumber], in near: inout Neighbourhood) {
        for item in items.reversed() {
            if near.seen.contains(item) {
                if item < near.placeOf.count, near.placeOf[Int(item)] > 0 {
                    near.items[Int(near.placeOf[Int(item)]) - 1].times += 1
                }
                continue
            }
            guard near.seen.count < tables.position.count else { continue }
            let position = near.seen.count
            near.seen.append(item)
            let visits = index.range(Int(item))
            guard !visits.isEmpty else { continue }
            let weight = tables.position[position] * tables.rarity[visits.count]
            let oldest = max(visits.lowerBound, visits.upperBound - tables.visits[position])
            let carried = weight * tables.overlap[Float(weight)] * NextItemTables.unit
            near.items.append(
                .init(item: item, position: position, oldest: oldest, weight: weight, carried: carried))
            near.placeOf[Int(item)] = UInt8(near.items.count)
            near.signature |= Neighbourhood.bit(item)
        }
    }

    /// Finds the newest visits of the items, and where the items of those stand.
    ///
    /// A loop of its own without branches: most of a prediction is waiting for memory, and here the waits overlap.
    func look(
        at items: [Neighbourhood.Asked], today: Int32, into neighbours: inout [Neighbourhood.Neighbour]
    ) {
        let words = slots.rows.storage.span
        let entries = index.storage.span
        for (found, asked) in items.enumerated() {
            for entry in asked.oldest..<index.range(Int(asked.item)).upperBound {
                let slot = entries[entry]
                let range = slots.rows.range(Int(slot))
                let recency = tables.recency(Int32(bitPattern: words[range.lowerBound]), today)
                neighbours.append(
                    .init(
                        slot: slot, first: Int32(range.lowerBound + 1), end: Int32(range.upperBound),
                        found: Int32(found), recency: recency))
            }
        }
    }

    /// Adds up what the newest item of the query brings by itself.
    private func gatherNewest(
        in near: inout Neighbourhood, into sums: inout [UInt64], touching touched: inout [ItemNumber]
    ) {
        guard let newest = near.items.first else { return }
        var sums = sums.mutableSpan
        let words = slots.rows.storage.span
        for visit in near.neighbours.prefix(while: { $0.found == 0 }) {
            let carried = carryAlone(newest, visit)
            spread(carried, from: place(of: newest.item, in: visit, words), over: visit, words, &sums, &touched)
        }
    }

    /// Adds up what the other items bring, and what the newest one brings more where it shares a visit with them.
    ///
    /// Each shared item carries the items of its visit by its own weight and their distance: a score is exactly the
    /// sum of what the items of the query bring, and a reason names the greatest of them.
    private func gatherOthers(
        in near: inout Neighbourhood, into sums: inout [UInt64], touching touched: inout [ItemNumber]
    ) {
        guard near.items.count > 1 else { return }
        var sums = sums.mutableSpan
        var shared = Neighbourhood.Shared()
        let words = slots.rows.storage.span
        for at in near.neighbours.indices {
            let visit = near.neighbours[at]
            find(&shared, of: visit, words, near)
            if visit.found == 0, shared.count == 1 { continue }
            guard isFirst(visit, shared, near) else {
                near.neighbours[at].end = visit.first  // another shared item has brought it already
                continue
            }
            for which in 0..<shared.count {
                var carried = carry(shared, which, visit, near)
                if visit.found == 0, shared.items[which] == 0 { carried -= carryAlone(near.items[0], visit) }
                if carried > 0 { spread(carried, from: shared.places[which], over: visit, words, &sums, &touched) }
            }
        }
    }

    /// Finds the items that a visit shares with the query.
    @inline(__always)
    func find(
        _ shared: inout Neighbourhood.Shared, of visit: Neighbourhood.Neighbour, _ words: Span<UInt32>,
        _ near: borrowing Neighbourhood
    ) {
        shared.count = 0
        shared.worth = 0
        for place in Int(visit.first)..<Int(visit.end) where near.signature & Neighbourhood.bit(words[place]) != 0 {
            let placeOf = Int(near.placeOf[Int(words[place])])
            guard placeOf > 0 else { continue }
            shared.places[shared.count] = place
            shared.items[shared.count] = placeOf - 1
            shared.count += 1
            shared.worth += near.items[placeOf - 1].weight
        }
    }

    /// Whether no newer item of the query has found this visit too.
    @inline(__always)
    private func isFirst(
        _ visit: Neighbourhood.Neighbour, _ shared: Neighbourhood.Shared, _ near: borrowing Neighbourhood
    ) -> Bool {
        guard shared.count > 1 else { return true }
        for which in 0..<shared.count where shared.items[which] < visit.found {
            let oldest = index[at: near.items[shared.items[which]].oldest]
            if !(slots.moment(visit.slot) < slots.moment(oldest)) { return false }
        }
        return true
    }

    /// What a shared item carries in a visit; never nothing.
    @inline(__always)
    func carry(
        _ shared: Neighbourhood.Shared, _ which: Int, _ visit: Neighbourhood.Neighbour,
        _ near: borrowing Neighbourhood
    ) -> UInt64 {
        let asked = near.items[shared.items[which]]
        guard shared.count > 1 else { return carryAlone(asked, visit) }
        let carried = asked.weight * tables.overlap[Float(shared.worth)] * NextItemTables.unit
        return max(1, UInt64(carried * visit.recency))
    }

    /// What an item carries in a visit that shares nothing else.
    @inline(__always)
    func carryAlone(_ asked: Neighbourhood.Asked, _ visit: Neighbourhood.Neighbour) -> UInt64 {
        max(1, UInt64(asked.carried * visit.recency))
    }

    /// Where an item of a visit stands.
    @inline(__always)
    func place(of item: ItemNumber, in visit: Neighbourhood.Neighbour, _ words: Span<UInt32>) -> Int {
        var place = Int(visit.first)
        while words[place] != item { place += 1 }
        return place
    }

    /// Adds what a shared item carries to the items of its visit, by distance and direction.
    @inline(__always)
    func spread(
        _ carried: UInt64, from shared: Int, over visit: Neighbourhood.Neighbour, _ words: Span<UInt32>,
        _ sums: inout MutableSpan<UInt64>, _ touched: inout [ItemNumber]
    ) {
        for place in Int(visit.first)..<Int(visit.end) {
            let item = words[place]
            let sum = sums[Int(item)]
            if sum == 0 { touched.append(item) }
            sums[Int(item)] = sum &+ carried &* decay(from: shared, to: place)
        }
    }

    /// What distance and direction within a visit leave of a weight, 16 bits.
    @inline(__always)
    func decay(from shared: Int, to place: Int) -> UInt64 {
        place >= shared ? tables.after[place - shared] : tables.before[shared - place]
    }
}
