extension NextItem {
    /// Finds the items that a visit shares with the query.
    @inline(__always)
    func find(
        _ shared: inout Neighbourhood.Shared, of visit: Neighbourhood.Neighbour, _ words: Span<UInt32>,
        _ near: borrowing Neighbourhood
    ) {
        shared.count = 0
        shared.worth = 0
        for place in Int(visit.first)..<Int(visit.end) {
            let item = VisitRecords.item(words[place])
            guard near.signature & Neighbourhood.bit(item) != 0 else { continue }
            let placeOf = Int(near.placeOf[Int(item)])
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
            let oldest = self.visit(at: near.items[shared.items[which]].oldest)
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
        guard shared.count > 1 else { return carryAlone(asked.carried, visit) }
        let carried = asked.weight * tables.overlap[Float(shared.worth)] * NextItemTables.unit
        return max(1, UInt64(carried * visit.recency))
    }

    /// What an item carries in a visit that shares nothing else.
    @inline(__always)
    func carryAlone(_ carried: Double, _ visit: Neighbourhood.Neighbour) -> UInt64 {
        max(1, UInt64(carried * visit.recency))
    }

    /// What distance and direction within a visit leave of a weight, 16 bits.
    @inline(__always)
    func decay(from shared: Int, to place: Int) -> UInt64 { tables.decays[Visit.widest + place - shared] }
}
