extension NextItem {
    /// Notes the newest distinct items of the query with what sharing them counts.
    ///
    /// An item that no visit knows keeps its place: it makes the older ones no newer.
    func place(_ query: Query, in near: inout Neighbourhood) {
        near.open(items: index.count, slots: slots.capacity)
        near.seen.removeAll(keepingCapacity: true)
        place(query.visit, in: &near)
        place(query.history, in: &near)
    }

    private func place(_ items: [ItemNumber], in near: inout Neighbourhood) {
        let all = tables.logarithm(slots.used + 1)
        for item in items.reversed() {
            guard near.seen.count < tables.position.count else { return }
            guard !near.seen.contains(item) else { continue }
            near.seen.append(item)
            let visits = visits(with: item)
            guard visits > 0 else { continue }
            let weight = tables.weight(position: near.seen.count - 1, idf: all - tables.logarithm(visits))
            near.items.append(item)
            near.weights.append(weight)
            near.placeOf[Int(item)] = UInt8(near.items.count)
        }
    }

    /// Finds the visits most like the query: those that count for most, and of equal ones the newest.
    func choose(in near: inout Neighbourhood, today: Int32) {
        near.touched.removeAll(keepingCapacity: true)
        mark(in: &near)
        let limit = max(tables.parameters.neighbours, 1)
        near.chosen.removeAll(keepingCapacity: true)
        if near.touched.count <= limit {
            for slot in near.touched { near.likeness[Int(slot)] = 0 }
            swap(&near.touched, &near.chosen)
        } else {
            near.keys.removeAll(keepingCapacity: true)
            for slot in near.touched {
                let likeness = UInt64(near.likeness[Int(slot)])
                near.likeness[Int(slot)] = 0
                let recency = tables.recency(slots.days[Int(slot)], today)
                near.keys.append(UInt32(truncatingIfNeeded: (likeness &* recency) >> 16))
            }
            keepBest(limit, in: &near)
        }
        look(at: &near, today: today)
    }

    /// Finds where the neighbours' items stand.
    ///
    /// A loop of its own without branches: most of a prediction is waiting for memory, and here the waits overlap.
    private func look(at near: inout Neighbourhood, today: Int32) {
        near.neighbours.removeAll(keepingCapacity: true)
        near.neighbours.reserveCapacity(near.chosen.count)
        let words = slots.rows.storage.span
        for slot in near.chosen {
            let range = slots.rows.range(Int(slot))
            let recency = tables.recency(Int32(bitPattern: words[range.lowerBound]), today)
            near.neighbours.append(.init(first: range.lowerBound + 1, end: range.upperBound, recency: recency))
        }
    }

    /// Adds up what each visit shares with the query.
    private func mark(in near: inout Neighbourhood) {
        // Taken out of the memory for the time of the loop, so that it runs on plain spans.
        var sums: [UInt32] = []
        swap(&sums, &near.likeness)
        defer { swap(&sums, &near.likeness) }
        var likeness = sums.mutableSpan
        let entries = index.storage.span
        let newest = max(tables.parameters.visitsPerItem, 1)
        for (item, weight) in zip(near.items, near.weights) {
            let range = index.range(Int(item))
            for entry in max(range.lowerBound, range.upperBound - newest)..<range.upperBound {
                let slot = entries[entry]
                let sum = likeness[Int(slot)]
                if sum == 0 { near.touched.append(slot) }
                likeness[Int(slot)] = sum &+ weight
            }
        }
    }

    private func keepBest(_ limit: Int, in near: inout Neighbourhood) {
        near.order.removeAll(keepingCapacity: true)
        near.order.append(contentsOf: near.keys)
        let threshold = Selection.largest(limit, of: &near.order)
        // Above the threshold all are in; at the threshold the newest.
        near.order.removeAll(keepingCapacity: true)
        for (at, key) in near.keys.enumerated() {
            if key > threshold { near.chosen.append(near.touched[at]) }
            if key == threshold { near.order.append(near.touched[at]) }
        }
        let free = limit - near.chosen.count
        if near.order.count > free { near.order.sort { slots.moment($1) < slots.moment($0) } }
        near.chosen.append(contentsOf: near.order.prefix(free))
    }
}
