extension Recommender {
    /// Suggests items, link by link along the query's chain, until its limit is reached.
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
        for link in query.chain where answer.count < query.limit {
            let from = answer.count
            let blend = answering(link, query)
            if blend.parts.count > 1 {
                fill(&answer, from: blend, query, scratch, allowed)
            } else if let source = blend.parts.first?.source {
                fill(&answer, from: source, query, scratch, allowed)
            }
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
        case .nextItem, .forYou, .alsoViewed, .boughtTogether, .looksLike:
            open(source, query, scratch)
            scratch.best.reset(limit: query.limit - answer.count)
            let seen = scratch.seen
            let placeOf = scratch.near.placeOf
            let onlyNew = source == .nextItem && !query.repeatsVisit
            offer(candidates(source, query, scratch), source, scratch) {
                !seen.contains($0) && !(onlyNew && placeOf[Int($0)] > 0) && allowed($0)
            }
            explain(source, scratch, into: &answer)
            close(scratch)
        case .popular: fillPopular(&answer, query, scratch, allowed)
        case .newest:
            append(newest.items(in: query.category), .newInCategory, &answer, query, scratch, allowed)
            append(newest.items(), .new, &answer, query, scratch, allowed)
        case .listed: append(query.listed, .inCatalog, &answer, query, scratch, allowed)
        }
    }

    private func fillPopular(
        _ answer: inout [Suggestion], _ query: Query, _ scratch: Scratch, _ allowed: (ItemNumber) -> Bool
    ) {
        if query.category != 0 {
            append(popularity.items(in: query.category), .popularInCategory, &answer, query, scratch, allowed)
        }
        append(popularity.ranking, .popular, &answer, query, scratch, allowed)
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
        append(scratch.best.items, .popular, &answer, query, scratch, { _ in true })
    }

    /// Appends items in their order, each once, until the limit is reached.
    private func append(
        _ items: [ItemNumber], _ code: Reason.Code, _ answer: inout [Suggestion], _ query: Query, _ scratch: Scratch,
        _ allowed: (ItemNumber) -> Bool
    ) {
        let counts = code == .popular || code == .popularInCategory
        for item in items {
            guard answer.count < query.limit else { return }
            let score = counts ? popularity.score(item) : 0
            // A ranking may be older than the last thing forgotten.
            guard !counts || score > 0, !scratch.seen.contains(item), allowed(item), scratch.seen.insert(item) else {
                continue
            }
            answer.append(Suggestion(item: item, score: score, reasons: [Reason(code)]))
        }
    }
}
