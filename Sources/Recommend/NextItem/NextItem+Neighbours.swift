extension NextItem {
    /// Adds up what the visits like the query, and what follows its newest item from afar, bring to their items.
    func gather(_ query: Query, today: Int32, in near: inout Neighbourhood, into tally: inout Tally) {
        near.open(items: index.count)
        tally.open(index.count)
        place(query, in: &near)
        look(at: near.items, today: today, into: &near.neighbours, &near.warmth)
        // Taken out for the time of the loops, so that they run on plain spans.
        var sums: [UInt64] = []
        var touched: [ItemNumber] = []
        swap(&sums, &tally.sums)
        swap(&touched, &near.touched)
        let count = add(&near, today: today, to: &sums, touching: &touched)
        tally.touched.append(contentsOf: touched[..<count])
        swap(&sums, &tally.sums)
        swap(&touched, &near.touched)
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
                .init(
                    item: item, position: position, oldest: oldest, end: visits.upperBound, weight: weight,
                    carried: carried))
            near.placeOf[Int(item)] = UInt8(near.items.count)
            near.signature |= Neighbourhood.bit(item)
        }
    }

    /// Finds the newest visits of the items, and where the items of those stand.
    ///
    /// Most of a prediction is waiting for memory. A first loop only touches every record, so that the waits overlap.
    func look(
        at items: [Neighbourhood.Asked], today: Int32, into neighbours: inout [Neighbourhood.Neighbour],
        _ warmth: inout UInt32
    ) {
        let words = records.words.span
        let entries = index.storage.span
        let last = words.count - 1
        for asked in items {
            for entry in asked.oldest..<asked.end {
                let place = Int(entries[entry])
                warmth &+= words[place] &+ words[min(place &+ Self.reach, last)]
            }
        }
        for (found, asked) in items.enumerated() {
            for entry in asked.oldest..<asked.end {
                let place = entries[entry]
                let items = VisitRecords.items(place, words)
                let recency = tables.recency(Int32(bitPattern: words[Int(place)]), today)
                neighbours.append(
                    .init(
                        first: UInt32(truncatingIfNeeded: items.lowerBound),
                        end: UInt32(truncatingIfNeeded: items.upperBound), found: UInt32(found), recency: recency))
            }
        }
    }

    /// A word of a record that mostly lies in the last line of memory that the record reaches into.
    private static let reach = 9
}
