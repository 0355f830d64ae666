extension VisitRecords {
    /// The most words that the records of some visits can take.
    static func bound(_ visits: ArraySlice<Visit>) -> Int {
        visits.reduce(0) { $0 + ahead + head + min($1.steps.count, Visit.widest) }
    }

    /// Adds what ``Footprint`` takes of a visit to memory that was never in use; gives where its items stand, which is
    /// nowhere for a visit without items.
    @inline(__always)
    static func write(_ visit: borrowing Visit, to words: inout OutputSpan<UInt32>) -> Range<Int> {
        let first = words.count + ahead + head
        let moment = visit.moment
        words.append(UInt32(truncatingIfNeeded: moment.order))
        words.append(UInt32(truncatingIfNeeded: moment.order >> 32))
        words.append(UInt32(truncatingIfNeeded: moment.id))
        words.append(UInt32(truncatingIfNeeded: moment.id >> 32))
        words.append(UInt32(bitPattern: moment.day))
        words.append(0)
        var count = 0
        for step in visit.steps.prefix(Visit.longest) where step.item < Step.itemBound && count < Visit.widest {
            guard !has(step.item, words.span.extracting(first...)) else { continue }
            words.append(step.item | UInt32(count) << 24)
            count += 1
        }
        guard count > 0 else {
            words.removeLast(ahead + head)
            return 0..<0
        }
        var written = words.mutableSpan
        written[first - 1] = UInt32(count)
        return first..<first + count
    }

    /// A visit is short: looking through a few words is quicker than hashing them.
    @inline(__always)
    private static func has(_ item: ItemNumber, _ words: Span<UInt32>) -> Bool {
        for place in words.indices where self.item(words[place]) == item { return true }
        return false
    }
}
