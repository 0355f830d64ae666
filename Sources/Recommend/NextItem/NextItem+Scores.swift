extension NextItem {
    /// The score of a candidate with that sum, before its age counts.
    @inline(__always)
    func score(_ item: ItemNumber, _ sum: UInt64, _ near: borrowing Neighbourhood) -> Double {
        let whole = Double(sum) / (NextItemTables.unit * NextItemTables.one)
        let score = whole * tables.candidateRarity[Int(standings[Int(item)].visits)]
        let placeOf = near.placeOf[Int(item)]
        return placeOf > 0 ? score * near.own[Int(placeOf) - 1] : score
    }

    /// What the age of its newest visit leaves of a candidate; at most 1.
    @inline(__always)
    func freshness(_ item: ItemNumber, today: Int32) -> Double {
        tables.freshness(standings[Int(item)].newest, today)
    }

    /// A sum below which no item that the query does not have has a score of `least`.
    ///
    /// A little too low, so that rounding does not matter.
    @inline(__always)
    func leastSum(for least: Double) -> UInt64 {
        let sum = least * tables.mostOfSum * (NextItemTables.unit * NextItemTables.one)
        return sum < 0x1p63 ? UInt64(sum) : 1 << 63
    }
}
