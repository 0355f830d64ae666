extension NextItem {
    /// The sums of a prediction: what it adds up by item number, and the items that have sums.
    ///
    /// Spans of arrays that belong to the caller for the time of the loops.
    func add(
        _ near: inout Neighbourhood, today: Int32, to sums: inout [UInt64], touching touched: inout [ItemNumber]
    ) -> Int {
        var sums = sums.mutableSpan
        var touched = touched.mutableSpan
        var count = 0
        addNewest(&near, to: &sums, &touched, &count)
        followBest(&near, today: today, from: sums, touched, count)
        addOthers(&near, to: &sums, &touched, &count)
        addEchoes(near, today: today, to: &sums, &touched, &count)
        return count
    }

    /// Adds up what the newest item of the query brings by itself.
    private func addNewest(
        _ near: inout Neighbourhood, to sums: inout MutableSpan<UInt64>, _ touched: inout MutableSpan<ItemNumber>,
        _ count: inout Int
    ) {
        guard let newest = near.items.first else { return }
        let words = records.words.span
        for (at, visit) in near.neighbours.enumerated() {
            guard visit.found == 0 else { break }
            near.newest += 1
            let carried = carryAlone(newest.carried, visit)
            let signature = spread(carried, from: Int(visit.spot), over: visit, words, &sums, &touched, &count)
            if signature & newest.others != 0 { near.mixed.append(at) }
        }
    }

    /// Adds up what the other items bring, and what the newest one brings more where it shares a visit with them.
    ///
    /// Each shared item carries the items of its visit by its own weight and their distance: a score is exactly the
    /// sum of what the items of the query bring, and a reason names the greatest of them.
    private func addOthers(
        _ near: inout Neighbourhood, to sums: inout MutableSpan<UInt64>, _ touched: inout MutableSpan<ItemNumber>,
        _ count: inout Int
    ) {
        guard near.items.count > 1 else { return }
        var shared = Neighbourhood.Shared()
        let words = records.words.span
        for at in near.mixed {
            let visit = near.neighbours[at]
            find(&shared, of: visit, words, near)
            guard shared.count > 1 else { continue }
            for which in 0..<shared.count {
                var carried = carry(shared, which, visit, near)
                if shared.items[which] == 0 { carried -= carryAlone(near.items[0].carried, visit) }
                guard carried > 0 else { continue }
                spread(carried, from: shared.places[which], over: visit, words, &sums, &touched, &count)
            }
        }
        for at in near.newest..<near.neighbours.count {
            let visit = near.neighbours[at]
            let found = Int(visit.found)
            if signature(of: visit, words) & near.items[found].others == 0 {
                let carried = carryAlone(near.items[found].carried, visit)
                spread(carried, from: Int(visit.spot), over: visit, words, &sums, &touched, &count)
                continue
            }
            find(&shared, of: visit, words, near)
            guard isFirst(visit, shared, near) else {
                near.neighbours[at].end = visit.first  // another shared item has brought it already
                continue
            }
            for which in 0..<shared.count {
                let carried = carry(shared, which, visit, near)
                spread(carried, from: shared.places[which], over: visit, words, &sums, &touched, &count)
            }
        }
    }

    /// Adds up what the followed items bring to the items of their visits.
    private func addEchoes(
        _ near: borrowing Neighbourhood, today: Int32, to sums: inout MutableSpan<UInt64>,
        _ touched: inout MutableSpan<ItemNumber>, _ count: inout Int
    ) {
        let words = records.words.span
        let entries = index.storage.span
        for at in near.echoes.indices {
            let carried = near.echoes[at].carried
            for entry in near.echoes[at].oldest..<near.echoes[at].end {
                let visit = neighbour(entries[entry], found: at, today: today, words)
                spread(
                    carryAlone(carried, visit), from: Int(visit.spot), over: visit, words, &sums, &touched, &count)
            }
        }
    }

    /// The bits of the items of a visit.
    @inline(__always)
    private func signature(of visit: Neighbourhood.Neighbour, _ words: Span<UInt32>) -> UInt64 {
        var signature: UInt64 = 0
        for place in Int(visit.first)..<Int(visit.end) { signature |= Neighbourhood.bit(words[place]) }
        return signature
    }

    /// Adds what a shared item carries to the items of its visit, by distance and direction; gives their signature.
    ///
    /// The innermost loop: most of a prediction's time that is not waiting goes by here. That its places exist is
    /// certain: `sums` has one for every item of the index, `touched` one more than that.
    @inline(__always)
    @discardableResult
    private func spread(
        _ carried: UInt64, from shared: Int, over visit: Neighbourhood.Neighbour, _ words: Span<UInt32>,
        _ sums: inout MutableSpan<UInt64>, _ touched: inout MutableSpan<ItemNumber>, _ count: inout Int
    ) -> UInt64 {
        let first = Int(visit.first)
        let length = Int(visit.end) - first
        var signature: UInt64 = 0
        var end = count
        let items = words.extracting(first..<first + length)
        let start = Visit.widest + first - shared
        let decays = tables.decays.span.extracting(start..<start + length)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe touched.withUnsafeMutableBufferPointer { touched in
                for place in 0..<length {
                    let item = VisitRecords.item(unsafe items[unchecked: place])
                    let sum = unsafe sums[Int(item)]
                    // Written in any case: a guess whether it is new would often be wrong.
                    unsafe touched[end] = item
                    end &+= sum == 0 ? 1 : 0
                    unsafe sums[Int(item)] = sum &+ carried &* decays[unchecked: place]
                    signature |= Neighbourhood.bit(item)
                }
            }
        }
        count = end
        return signature
    }
}
