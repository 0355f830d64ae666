extension NextItem {
    /// Adds up what the visits like the query, and what follows its newest item from afar, bring to their items.
    func gather(_ query: Query, today: Int32, in near: inout Neighbourhood, into tally: inout Tally) {
        gather(query.visit, query.history, today: today, in: &near, into: &tally)
    }

    /// The same for the items of a visit, and of a history before it.
    func gather(
        _ visit: [ItemNumber], _ history: [ItemNumber] = [], today: Int32, in near: inout Neighbourhood,
        into tally: inout Tally
    ) {
        near.open(items: index.count)
        tally.open(index.count)
        place(visit, history, in: &near)
        look(&near, today: today)
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
    private func place(_ visit: [ItemNumber], _ history: [ItemNumber], in near: inout Neighbourhood) {
        near.seen.removeAll(keepingCapacity: true)
        place(visit, in: &near)
        place(history, in: &near)
        for at in near.items.indices {
            for other in near.items.indices where other != at {
                near.items[at].others |= Neighbourhood.bit(near.items[other].item)
            }
        }
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
    private func look(_ near: inout Neighbourhood, today: Int32) {
        warm(near.items, &near.warmth)
        let words = records.words.span
        let entries = index.storage.span
        for (found, asked) in near.items.enumerated() {
            for entry in asked.oldest..<asked.end {
                near.neighbours.append(neighbour(entries[entry], found: found, today: today, words))
            }
        }
    }

    /// The visit that has an item at a spot.
    @inline(__always)
    func neighbour(_ spot: UInt32, found: Int, today: Int32, _ words: Span<UInt32>) -> Neighbourhood.Neighbour {
        let place = VisitRecords.place(of: spot, words[Int(spot)])
        let items = VisitRecords.items(place, words)
        return Neighbourhood.Neighbour(
            first: UInt32(truncatingIfNeeded: items.lowerBound), end: UInt32(truncatingIfNeeded: items.upperBound),
            spot: spot, found: UInt32(truncatingIfNeeded: found),
            recency: tables.recency(Int32(bitPattern: words[Int(place)]), today))
    }

    /// Touches the visits of the items.
    ///
    /// Most of a prediction is waiting for memory. This loop does nothing with what it reads, so that the waits overlap.
    func warm(_ items: [Neighbourhood.Asked], _ warmth: inout UInt32) {
        let words = records.words.span
        let entries = index.storage.span
        for asked in items {
            for entry in asked.oldest..<asked.end {
                let spot = Int(entries[entry])
                warmth &+= words[max(spot &- Self.reach, 0)] &+ words[min(spot &+ Self.reach, words.count &- 1)]
            }
        }
    }

    /// Words so far from an item mostly lie in the first and the last line of memory that its record reaches into.
    private static let reach = 5
}
