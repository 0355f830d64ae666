extension NextItem {
    /// Adds up what the chosen neighbours bring to their items.
    ///
    /// Each shared item carries the items of its visit by its own weight and their distance: a score is exactly the
    /// sum of what the items of the query bring, and a reason names the greatest of them.
    func gather(from near: borrowing Neighbourhood, into tally: inout Tally) {
        tally.open(index.count)
        // Taken out of the memory for the time of the loop, so that it runs on plain spans.
        var sumsInUse: [UInt64] = []
        swap(&sumsInUse, &tally.sums)
        defer { swap(&sumsInUse, &tally.sums) }
        var sums = sumsInUse.mutableSpan
        let words = slots.rows.storage.span
        let places = near.placeOf.span
        for visit in near.neighbours {
            for shared in visit.first..<visit.end {
                let placeOf = places[Int(words[shared])]
                guard placeOf > 0 else { continue }
                let carried = carry(near.weights[Int(placeOf) - 1], visit.recency)
                for place in visit.first..<visit.end {
                    let item = Int(words[place])
                    let sum = sums[item]
                    if sum == 0 { tally.touched.append(ItemNumber(item)) }
                    sums[item] = sum &+ carried &* decay(from: shared, to: place)
                }
            }
        }
    }

    /// What the sum of a candidate is multiplied with; `all` is the logarithm of one more than the number of visits.
    @inline(__always)
    func candidateFactor(_ item: ItemNumber, _ all: Double) -> Double {
        let idf = all - tables.logarithm(visits(with: item))
        return NextItemTables.power(idf, tables.parameters.candidateRarity)
            / (NextItemTables.unit * NextItemTables.one)
    }

    /// What a shared item of that weight carries in a visit of that recency; never nothing.
    @inline(__always)
    func carry(_ weight: UInt32, _ recency: UInt64) -> UInt64 { max((UInt64(weight) &* recency) >> 16, 1) }

    /// What distance and direction within a visit leave of a weight, 16 bits.
    @inline(__always)
    func decay(from shared: Int, to place: Int) -> UInt64 {
        UInt64(place >= shared ? tables.after[place - shared] : tables.before[shared - place])
    }
}
