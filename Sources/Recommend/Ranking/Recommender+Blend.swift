/// How several sources are asked together: each finds candidates of its own, and then scores those of all.
extension Recommender {
    /// How many candidates each source of a blend finds for every place wanted.
    private static let perPlace = 2
    /// How many candidates each source of a blend finds at least.
    private static let atLeast = 50

    /// The parts of a blend that the query gives anything to go by. Often that is one, which costs half as much.
    func answering(_ blend: Blend, _ query: Query) -> Blend {
        guard blend.parts.count > 1 else { return blend }
        func isAsked(_ part: Blend.Part) -> Bool {
            switch part.source {
            case .nextItem: !query.visit.isEmpty || !query.history.isEmpty
            case .forYou: forYou != nil && !query.history.isEmpty
            case .alsoViewed, .boughtTogether: !query.page.isEmpty
            case .looksLike: query.lookedAt != nil
            case .popular, .newest, .listed: true
            }
        }
        return blend.parts.allSatisfy(isAsked) ? blend : Blend(parts: blend.parts.filter(isAsked))
    }

    /// Fills the answer with the best of a blend.
    func fill(
        _ answer: inout [Suggestion], from blend: Blend, _ query: Query, _ scratch: Scratch,
        _ allowed: (ItemNumber) -> Bool
    ) {
        let wanted = query.limit - answer.count
        let width = max(wanted.multipliedReportingOverflow(by: Self.perPlace).partialValue, wanted, Self.atLeast)
        var all: [ItemNumber] = []
        var found = SeenItems()
        found.clear()
        let seen = scratch.seen
        for (number, part) in blend.parts.enumerated() {
            let own = scratch.part(number)
            open(part.source, query, own)
            own.best.reset(limit: width)
            let placeOf = own.near.placeOf
            let onlyNew = part.source == .nextItem && !query.repeatsVisit
            offer(candidates(part.source, query, own), part.source, own) {
                !seen.contains($0) && !(onlyNew && placeOf[Int($0)] > 0) && allowed($0)
            }
            for item in own.best.items where found.insert(item) { all.append(item) }
        }
        answer += best(wanted, of: all, blend, scratch)
        close(blend, scratch)
    }

    /// The best of candidates by all parts of a blend, which are open, with what carried them.
    ///
    /// Every candidate has the score of every source, whichever found it; those without any are left out.
    func best(_ limit: Int, of candidates: [ItemNumber], _ blend: Blend, _ scratch: Scratch) -> [Suggestion] {
        if let top = candidates.max(), scratch.sums.count <= top {
            scratch.sums.append(contentsOf: repeatElement(0, count: Int(top) + 1 - scratch.sums.count))
        }
        var scores: [[Double]] = []
        for (number, part) in blend.parts.enumerated() {
            let own = scratch.part(number)
            own.best.reset(limit: candidates.count)
            offer(candidates, part.source, own) { _ in true }
            let half = parameters.blend.half(part.source)
            scores.append(own.best.scores.map { part.weight * $0 / ($0 + half) })
            for (item, score) in zip(own.best.items, scores[number]) { scratch.sums[Int(item)] += score }
        }
        var best = Best()
        best.reset(limit: limit)
        for item in candidates where scratch.sums[Int(item)] > 0 { best.offer(item, scratch.sums[Int(item)]) }
        best.sort()
        for item in candidates { scratch.sums[Int(item)] = 0 }

        var answer = zip(best.items, best.scores).map { Suggestion(item: $0, score: $1, reasons: []) }
        explain(&answer, blend, scores, scratch)
        return answer
    }

    /// Gives each suggestion its reasons, those of the source that brought most first.
    private func explain(_ answer: inout [Suggestion], _ blend: Blend, _ scores: [[Double]], _ scratch: Scratch) {
        var places: [ItemNumber: Int] = [:]
        for (place, suggestion) in answer.enumerated() { places[suggestion.item] = place }
        var reasons: [[(score: Double, reasons: [Reason])]] = Array(repeating: [], count: answer.count)
        for (number, part) in blend.parts.enumerated() {
            let own = scratch.part(number)
            let scored = zip(own.best.items, scores[number]).filter { places[$0.0] != nil }
            own.best.keep(scored.map(\.0))
            var explained: [Suggestion] = []
            explain(part.source, own, into: &explained)
            for (suggestion, (item, score)) in zip(explained, scored) {
                if let place = places[item] { reasons[place].append((score, suggestion.reasons)) }
            }
        }
        for place in answer.indices {
            // Stable: of equal parts the one that stands first in the blend.
            let order = reasons[place].indices.sorted { a, b in
                let (x, y) = (reasons[place][a].score, reasons[place][b].score)
                return x != y ? x > y : a < b
            }
            var named: Set<ItemNumber?> = []  // two sources may name the same item
            let all = order.flatMap { reasons[place][$0].reasons }.filter { named.insert($0.item).inserted }
            answer[place].reasons = Array(all.prefix(Self.reasonLimit))
        }
    }

    /// Lets go of what the parts of a blend hold.
    func close(_ blend: Blend, _ scratch: Scratch) {
        for number in blend.parts.indices { close(scratch.part(number)) }
    }
}
