extension Recommender {
    /// Suggests items, source by source along the query's chain, until its limit is reached.
    ///
    /// Never suggests an item of the page, an excluded item, or one that `allowed` refuses; items of the running visit
    /// only where the query wants them, and those of its history otherwise not because of themselves. Ties go to the
    /// lower item number.
    public func suggest(
        _ query: Query, scratch: Scratch, where allowed: (ItemNumber) -> Bool
    ) -> [Suggestion] {
        guard query.limit > 0 else { return [] }
        scratch.seen.clear()
        for item in query.page { scratch.seen.insert(item) }
        for item in query.exclude { scratch.seen.insert(item) }
        if !query.repeatsVisit { for item in query.visit { scratch.seen.insert(item) } }
        var answer: [Suggestion] = []
        for source in query.chain where answer.count < query.limit {
            let from = answer.count
            fill(&answer, from: source, query, scratch, allowed)
            guard answer.count < query.limit else { break }
            for suggestion in answer[from...] { scratch.seen.insert(suggestion.item) }
        }
        return answer
    }

    private func fill(
        _ answer: inout [Suggestion], from source: Source, _ query: Query, _ scratch: Scratch,
        _ allowed: (ItemNumber) -> Bool
    ) {
        switch source {
        case .nextItem, .alsoViewed, .boughtTogether:
            open(source, query, scratch)
            scratch.best.reset(limit: query.limit - answer.count)
            let seen = scratch.seen
            let placeOf = scratch.near.placeOf
            let onlyNew = source == .nextItem && !query.repeatsVisit
            offer(scratch.tally.touched, source, scratch) {
                !seen.contains($0) && !(onlyNew && placeOf[Int($0)] > 0) && allowed($0)
            }
            explain(source, scratch, into: &answer)
            close(scratch)
        case .popular:
            fillPopular(&answer, query, scratch, allowed)
        case .listed:
            for item in query.listed {
                guard answer.count < query.limit else { return }
                guard !scratch.seen.contains(item), allowed(item), scratch.seen.insert(item) else { continue }
                answer.append(Suggestion(item: item, score: 0, reasons: [Reason(.inCatalog)]))
            }
        }
    }

    private func fillPopular(
        _ answer: inout [Suggestion], _ query: Query, _ scratch: Scratch, _ allowed: (ItemNumber) -> Bool
    ) {
        if let near = query.near {
            for item in popularity.ranking where near(item) {
                guard answer.count < query.limit else { return }
                appendPopular(item, .popularInCategory, &answer, scratch, allowed)
            }
        }
        for item in popularity.ranking {
            guard answer.count < query.limit else { return }
            appendPopular(item, .popular, &answer, scratch, allowed)
        }
        guard popularity.rankingIsFull, answer.count < query.limit else { return }
        // Rarely almost everything is refused: then all others are looked through.
        scratch.best.reset(limit: query.limit - answer.count)
        for item in 0..<ItemNumber(popularity.itemCount) {
            let score = popularity.score(item)
            guard score > 0, scratch.best.admits(item, score), !scratch.seen.contains(item), allowed(item) else {
                continue
            }
            scratch.best.offer(item, score)
        }
        scratch.best.sort()
        for item in scratch.best.items { appendPopular(item, .popular, &answer, scratch, { _ in true }) }
    }

    private func appendPopular(
        _ item: ItemNumber, _ code: Reason.Code, _ answer: inout [Suggestion], _ scratch: Scratch,
        _ allowed: (ItemNumber) -> Bool
    ) {
        let score = popularity.score(item)
        // The ranking may be older than the last thing forgotten.
        guard score > 0, !scratch.seen.contains(item), allowed(item), scratch.seen.insert(item) else { return }
        answer.append(Suggestion(item: item, score: score, reasons: [Reason(code)]))
    }
}
