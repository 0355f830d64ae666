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
        var sharesInUse: [UInt64] = []
        swap(&sharesInUse, &near.shares)
        defer { swap(&sharesInUse, &near.shares) }
        var shares = sharesInUse.mutableSpan
        let words = slots.rows.storage.span
        for visit in near.neighbours {
            for place in visit.first..<visit.end {
                let wanted = Int(near.wanted[Int(words[place])])
                guard wanted > 0 else { continue }
                for shared in visit.first..<visit.end {
                    let placeOf = Int(near.placeOf[Int(words[shared])])
                    guard placeOf > 0 else { continue }
                    let carried = carry(near.weights[placeOf - 1], visit.recency)
                    shares[(wanted - 1) * width + placeOf - 1] &+= carried &* decay(from: shared, to: place)
                }
            }
        }
    }
}
