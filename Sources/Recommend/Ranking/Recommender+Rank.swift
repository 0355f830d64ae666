extension Recommender {
    /// Brings candidates into order: every one exactly once, also those of the page, of the visit or excluded.
    ///
    /// Candidates known to an earlier source of the chain come before the others, the best of each source first. What
    /// no source knows keeps the given order at the end, with the reason that it was listed. The limit does not count.
    public func rank(_ candidates: [ItemNumber], for query: Query, scratch: Scratch) -> [Suggestion] {
        var left = firstOfEach(candidates, scratch)
        var answer: [Suggestion] = []
        for source in query.chain where source != .listed && !left.isEmpty {
            open(source, query, scratch)
            scratch.best.reset(limit: left.count)
            offer(left, source, scratch) { _ in true }
            explain(source, scratch, into: &answer)
            close(scratch)
            scratch.seen.clear()
            for item in scratch.best.items { scratch.seen.insert(item) }
            left.removeAll { scratch.seen.contains($0) }
        }
        return answer + left.map { Suggestion(item: $0, score: 0, reasons: [Reason(.inCatalog)]) }
    }

    private func firstOfEach(_ candidates: [ItemNumber], _ scratch: Scratch) -> [ItemNumber] {
        scratch.seen.clear()
        var beyond: Set<ItemNumber> = []  // numbers that are too high for flat arrays
        return candidates.filter { item in
            item < Step.itemBound ? scratch.seen.insert(item) : beyond.insert(item).inserted
        }
    }
}
