extension NextItem {
    /// Adds up, for each of the items, what each item of the query brought to it: the very summands of its score.
    ///
    /// The shares stand in `near.shares`, a row of `near.items.count` numbers for each item. Only the visits of the
    /// query's other items are looked through: what these did not bring, the newest one did.
    func share(among items: [ItemNumber], of tally: borrowing Tally, from near: inout Neighbourhood) {
        let width = near.items.count
        near.shares.removeAll(keepingCapacity: true)
        if width == 1 {  // the only item of the query carried them all
            near.shares.append(contentsOf: repeatElement(1, count: items.count))
            return
        }
        near.shares.append(contentsOf: repeatElement(0, count: items.count * width))
        for (at, item) in items.enumerated() {
            near.wanted[Int(item)] = UInt32(at + 1)
            near.maybeWanted[Int(item & 4_095)] = true
        }
        var shares: [UInt64] = []
        swap(&shares, &near.shares)
        var shared = Neighbourhood.Shared()
        for at in near.mixed { share(near.neighbours[at], &shared, of: near, into: &shares) }
        for at in near.newest..<near.neighbours.count { share(near.neighbours[at], &shared, of: near, into: &shares) }
        for (at, item) in items.enumerated() {
            let row = at * width..<(at + 1) * width
            shares[row.lowerBound] = tally[item] - shares[row].dropFirst().reduce(0, &+)
        }
        swap(&shares, &near.shares)
        for item in items {
            near.wanted[Int(item)] = 0
            near.maybeWanted[Int(item & 4_095)] = false
        }
    }

    /// Adds up what the query's items but the newest one bring in a visit.
    @inline(__always)
    private func share(
        _ visit: Neighbourhood.Neighbour, _ shared: inout Neighbourhood.Shared, of near: borrowing Neighbourhood,
        into shares: inout [UInt64]
    ) {
        let words = records.words.span
        let maybeWanted = near.maybeWanted.span
        shared.count = 0
        for place in Int(visit.first)..<Int(visit.end) where maybeWanted[Int(words[place] & 4_095)] {
            let wanted = Int(near.wanted[Int(VisitRecords.item(words[place]))])
            guard wanted > 0 else { continue }
            if shared.count == 0 { find(&shared, of: visit, words, near) }
            for which in 0..<shared.count where shared.items[which] > 0 {
                let brought = carry(shared, which, visit, near) &* decay(from: shared.places[which], to: place)
                shares[(wanted - 1) * near.items.count + shared.items[which]] &+= brought
            }
        }
    }
}
