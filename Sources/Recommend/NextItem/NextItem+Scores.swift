extension NextItem {
    /// The score of a candidate with that sum, before its age counts.
    @inline(__always)
    func score(_ item: ItemNumber, _ sum: UInt64, _ near: borrowing Neighbourhood) -> Double {
        let whole = Double(sum) / (NextItemTables.unit * NextItemTables.one)
        let score = whole * tables.candidateRarity[visits(with: item)]
        let placeOf = near.placeOf[Int(item)]
        return placeOf > 0 ? score * near.own[Int(placeOf) - 1] : score
    }

    /// What the age of its newest visit leaves of a candidate; at most 1.
    func freshness(_ item: ItemNumber, today: Int32) -> Double {
        guard let newest = index.range(Int(item)).last else { return 0 }
        return tables.freshness(slots.days[Int(index[at: newest])], today)
    }
}
