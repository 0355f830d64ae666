/// What is asked about, and working memory that stays.
struct Company: Sendable {
    var members = SeenItems()
    /// The items asked about that are known.
    var items: [ItemNumber] = []
    var shortlist = Best()
    var solver = ColumnSolver()

    init() {}
}

/// A neighbour's score is the sum of what each item of the query brings to it:
///
///     (weight(item, neighbour) / weight(item) + company · (count − 1) · gain(item, neighbour))
///         / weight(neighbour)^damping
///
/// Alone an item speaks through its counts. In company it speaks more and more through its gain, which is what it says
/// beyond the others. Both parts are sums over the items of the query that are never below zero, and the count grows
/// with each of them: without an item that brought something, the score is lower.
extension Together {
    /// One in fixed point: the share of an item that stands in every visit of another.
    static let one = 1_099_511_627_776.0  // 2⁴⁰

    /// What a visit together with an item is worth to its neighbours; 0 where the item has faded.
    private func share(_ item: ItemNumber) -> UInt64 {
        let total = total(item) >> 8
        return total == 0 ? 0 : (1 << 48) / total
    }

    /// Takes the distinct items of a query and adds the shares of all their neighbours.
    ///
    /// The sums are whole numbers, so that they do not depend on the order of the additions.
    func gather(_ items: [ItemNumber], for company: inout Company, into tally: inout Tally) {
        company.items.removeAll(keepingCapacity: true)
        company.members.clear()
        tally.open(totals.count)
        for item in items where share(item) > 0 {
            company.items.append(item)
            company.members.insert(item)
            let row = pairs.rows.range(Int(item))
            let own = pairs.range(of: item, in: row)
            add(row.lowerBound..<own.lowerBound, share(item), to: &tally.sums, touching: &tally.touched)
            add(own.upperBound..<row.upperBound, share(item), to: &tally.sums, touching: &tally.touched)
        }
    }

    /// Offers the items to `best`, each with its score; those without a score are passed over.
    ///
    /// Asked about several, only the items of the shortlist are looked at: by their counts alone, but with the square
    /// root of their own weights taken off, since it is the special ones that gain.
    func offer(
        _ items: [ItemNumber], from tally: Tally, _ company: inout Company, to best: inout Best, limit: Int,
        where allowed: (ItemNumber) -> Bool
    ) {
        guard company.items.count > 1, parameters.company > 0 else {
            for item in items where tally[item] > 0 {
                let score = Double(tally[item]) / Self.one * factors[Int(item)]
                if best.admits(item, score), allowed(item) { best.offer(item, score) }
            }
            return
        }
        var shortlist = Best()
        swap(&shortlist, &company.shortlist)
        shortlist.reset(limit: max(limit, Int(parameters.shortlist)))
        for item in items where tally[item] > 0 {
            let share = Double(tally[item])
            let key = share * share / Double(totals[Int(item)])
            if shortlist.admits(item, key), allowed(item) { shortlist.offer(item, key) }
        }
        let weight = weight(company)
        for item in shortlist.items {
            let gain = gain(of: item, from: &company)
            best.offer(item, (Double(tally[item]) / Self.one + weight * gain) * factors[Int(item)])
        }
        swap(&shortlist, &company.shortlist)
    }

    /// What each of the given items brings to each of the best, in rows of `items.count` numbers.
    func share(
        among best: [ItemNumber], of items: [ItemNumber], _ company: inout Company, in shares: inout [UInt64]
    ) {
        shares.removeAll(keepingCapacity: true)
        for item in best {
            let first = shares.count
            for other in items {
                let weight = other == item ? 0 : pairs.weight(other, item, recency)
                let part = Double((weight >> 8) &* share(other) >> 8) * factors[Int(item)]
                shares.append(UInt64(min(part, Self.one * 1_024).rounded(.up)))
            }
            guard company.items.count > 1, parameters.company > 0 else { continue }
            let weight = weight(company)
            visit(item, &company) { other, gain in
                guard let at = items.firstIndex(of: other), other != item else { return }
                shares[first + at] &+= UInt64(min(weight * gain * factors[Int(item)], 1_024) * Self.one)
            }
        }
    }

    private func weight(_ company: Company) -> Double { parameters.company * Double(company.items.count - 1) }

    private func gain(of item: ItemNumber, from company: inout Company) -> Double {
        var sum = 0.0
        let members = company.members
        visit(item, &company) { other, gain in if members.contains(other) { sum += gain } }
        return sum
    }

    /// Goes through the column of an item: the solved one, or one that is solved now where that may not be used.
    @inline(__always)
    private func visit(_ item: ItemNumber, _ company: inout Company, _ body: (ItemNumber, Double) -> Void) {
        if columns.isUsable(item) {
            for place in columns.rows.range(Int(item)) {
                let entry = columns.rows[at: place]
                body(Columns.item(entry), Columns.gain(entry))
            }
        } else {
            solve(item, with: &company.solver)
            for (other, gain) in zip(company.solver.items, company.solver.gains) { body(other, Double(Float(gain))) }
        }
    }

    /// Adds a share of each decayed entry of a row: most of the time of a question about a basket.
    private func add(
        _ range: Range<Int>, _ share: UInt64, to sums: inout [UInt64], touching touched: inout [ItemNumber]
    ) {
        let entries = pairs.rows.storage.span.extracting(range)
        let decays = recency.decays.span
        var end = touched.count
        touched.append(contentsOf: repeatElement(0, count: entries.count))
        var sums = sums.mutableSpan
        do {
            var touched = touched.mutableSpan
            for place in entries.indices {
                let entry = entries[place]
                let other = Int(entry >> 40)
                let decay = decays[Int(UInt8(truncatingIfNeeded: entry >> 32))]
                let weight = UInt64(UInt32(truncatingIfNeeded: entry)) &* decay
                let sum = sums[other]
                let more = sum &+ ((weight >> 8) &* share >> 8)
                // Written in any case: a guess whether it is new would often be wrong.
                touched[end] = ItemNumber(truncatingIfNeeded: other)
                end &+= sum == 0 && more != 0 ? 1 : 0
                sums[other] = more
            }
        }
        touched.removeLast(touched.count - end)
    }
}
