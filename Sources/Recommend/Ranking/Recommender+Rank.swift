extension Recommender {
    /// Brings candidates into order: every one exactly once, also those of the page, of the visit or excluded.
    ///
    /// Candidates known to an earlier link of the chain come before the others, the best of each link first. What no
    /// source knows keeps the given order at the end, with the reason that it was listed. The limit does not count.
    public func rank(_ candidates: [ItemNumber], for query: Query, scratch: Scratch) -> [Suggestion] {
        var left = firstOfEach(candidates, scratch)
        var answer: [Suggestion] = []
        for link in query.chain where !left.isEmpty {
            let from = answer.count
            let blend = answering(link, query)
            if blend.parts.count > 1 {
                for (number, part) in blend.parts.enumerated() { open(part.source, query, scratch.part(number)) }
                answer += best(left.count, of: left.filter { $0 < Step.itemBound }, blend, scratch)
                close(blend, scratch)
            } else if let source = blend.parts.first?.source {
                open(source, query, scratch)
                scratch.best.reset(limit: left.count)
                offer(left, source, scratch) { _ in true }
                explain(source, scratch, into: &answer)
                close(scratch)
            }
            scratch.seen.clear()
            for suggestion in answer[from...] { scratch.seen.insert(suggestion.item) }
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
