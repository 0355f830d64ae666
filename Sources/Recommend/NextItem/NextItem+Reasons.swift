extension NextItem {
    /// Adds up, for each of the items, what each item of the query brought to it: the very summands of its score.
    ///
    /// The shares stand in `near.shares`, a row of `near.items.count` numbers for each item.
    func share(among items: [ItemNumber], from near: inout Neighbourhood) {
        let width = near.items.count
        near.shares.removeAll(keepingCapacity: true)
        if width == 1 {  // the only item of the query carried them all
            near.shares.append(contentsOf: repeatElement(1, count: items.count))
            return
        }
        near.shares.append(contentsOf: repeatElement(0, count: items.count * width))
        for (at, item) in items.enumerated() { near.wanted[Int(item)] = UInt32(at + 1) }
        defer { for item in items { near.wanted[Int(item)] = 0 } }
        var shares: [UInt64] = []
        swap(&shares, &near.shares)
        shareNeighbours(of: near, into: &shares)
        shareEchoes(of: near, into: &shares)
        swap(&shares, &near.shares)
    }

    private func shareNeighbours(of near: borrowing Neighbourhood, into shares: inout [UInt64]) {
        var shares = shares.mutableSpan
        var shared = Neighbourhood.Shared()
        let words = slots.rows.storage.span
        let width = near.items.count
        for visit in near.neighbours where visit.first < visit.end {
            find(&shared, of: visit, words, near)
            for place in Int(visit.first)..<Int(visit.end) {
                let wanted = Int(near.wanted[Int(words[place])])
                guard wanted > 0 else { continue }
                for which in 0..<shared.count {
                    let brought = carry(shared, which, visit, near) &* decay(from: shared.places[which], to: place)
                    shares[(wanted - 1) * width + shared.items[which]] &+= brought
                }
            }
        }
    }

    /// What followed items bring, they bring for the newest item of the query.
    private func shareEchoes(of near: borrowing Neighbourhood, into shares: inout [UInt64]) {
        var shares = shares.mutableSpan
        let words = slots.rows.storage.span
        let width = near.items.count
        for visit in near.echoNeighbours {
            let asked = near.echoes[Int(visit.found)]
            let from = place(of: asked.item, in: visit, words)
            let carried = carryAlone(asked, visit)
            for place in Int(visit.first)..<Int(visit.end) {
                let wanted = Int(near.wanted[Int(words[place])])
                guard wanted > 0 else { continue }
                shares[(wanted - 1) * width] &+= carried &* decay(from: from, to: place)
            }
        }
    }
}
