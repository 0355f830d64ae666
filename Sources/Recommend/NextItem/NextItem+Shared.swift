extension NextItem {
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
    func isFirst(
        _ visit: Neighbourhood.Neighbour, _ shared: Neighbourhood.Shared, _ near: borrowing Neighbourhood
    ) -> Bool {
        guard shared.count > 1 else { return true }
        for which in 0..<shared.count where shared.items[which] < visit.found {
            let oldest = index[at: near.items[shared.items[which]].oldest]
            if !records.isOlder(visit.place, than: records.moment(oldest)) { return false }
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

    /// What distance and direction within a visit leave of a weight, 16 bits.
    @inline(__always)
    func decay(from shared: Int, to place: Int) -> UInt64 { tables.decays[Visit.widest + place - shared] }
}
