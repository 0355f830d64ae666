/// How the sources that compare with a query are asked: open (sums in the tally), score, explain, close.
extension Recommender {
    /// The most reasons of one suggestion.
    static let reasonLimit = 3
    /// A source that finds its best itself is asked for no more places than this.
    static let widest = 1_000
    /// The most items of a page that are looked at, the first ones.
    static let pageLimit = 64

    func open(_ source: Source, _ query: Query, _ scratch: Scratch) {
        switch source {
        case .nextItem:
            nextItem.gather(query, today: today, in: &scratch.near, into: &scratch.tally)
        case .forYou:
            scratch.entries.removeAll(keepingCapacity: true)
            guard !query.history.isEmpty else { return }
            for item in query.history + query.visit {
                scratch.entries.append(.init(item, day: today, sitting: UInt32(clamping: scratch.entries.count)))
            }
        case .alsoViewed, .boughtTogether:
            scratch.items.removeAll(keepingCapacity: true)
            for item in query.page where scratch.items.count < Self.pageLimit && !scratch.items.contains(item) {
                scratch.items.append(item)
            }
            goesWith[kind(source)].gather(
                scratch.items, for: &scratch.company, into: &scratch.tally)
        case .looksLike:
            guard let item = query.lookedAt else { return }
            scratch.items.removeAll(keepingCapacity: true)
            scratch.items.append(item)
            _ = looksLike.open(item, scratch)
        case .popular, .newest, .listed: break
        }
    }

    /// The items among which an open source finds its best.
    func candidates(_ source: Source, _ query: Query, _ scratch: Scratch) -> [ItemNumber] {
        switch source {
        case .popular: return popularity.ranking
        case .forYou:
            guard let forYou, !scratch.entries.isEmpty else { return [] }
            // Some of the best may be refused, so it finds more than are wanted.
            let limit = min(query.limit, Self.widest) * 3 + 100
            forYou.suggest(
                scratch.entries, now: today, limit: limit, excludeOwn: !query.repeatsVisit, scratch: scratch.history)
            return scratch.history.items
        default: return scratch.tally.touched
        }
    }

    /// Offers the items to the best of the scratch, each with its score; those without a score are passed over.
    ///
    /// `allowed` is asked only about what would be among the best.
    @inline(__always)
    func offer(_ items: [ItemNumber], _ source: Source, _ scratch: Scratch, where allowed: (ItemNumber) -> Bool) {
        let tally = scratch.tally
        var best = Best()
        swap(&best, &scratch.best)
        switch source {
        case .nextItem:
            let near = scratch.near
            nextItem.offer(items, today: today, from: tally, near, to: &best, where: allowed)
        case .forYou:
            if let forYou, !scratch.entries.isEmpty {
                forYou.score(items, for: scratch.entries, now: today, excludeOwn: false, scratch: scratch.history)
                for (item, score) in zip(scratch.history.items, scratch.history.scores)
                where score > 0 && best.admits(item, score) && allowed(item) { best.offer(item, score) }
            }
        case .alsoViewed, .boughtTogether:
            goesWith[kind(source)].offer(
                items, from: tally, &scratch.company, to: &best, limit: best.limit, where: allowed)
        case .looksLike:
            if let item = scratch.items.first, !tally.touched.isEmpty {
                looksLike.offer(
                    items, item, scratch, to: &best, least: looksLike.parameters.least, where: allowed)
            }
        case .popular:
            for item in items {
                let score = popularity.score(item)
                if score > 0, best.admits(item, score), allowed(item) { best.offer(item, score) }
            }
        case .newest, .listed: break
        }
        best.sort()
        swap(&best, &scratch.best)
    }

    /// Appends the best items with what carried them.
    func explain(_ source: Source, _ scratch: Scratch, into answer: inout [Suggestion]) {
        let best = scratch.best
        switch source {
        case .nextItem:
            nextItem.share(among: best.items, of: scratch.tally, from: &scratch.near)
            scratch.items.removeAll(keepingCapacity: true)
            for asked in scratch.near.items { scratch.items.append(asked.item) }
            append(best, .becauseYouViewed, scratch.items, &scratch.near.shares, into: &answer)
        case .forYou:
            for (item, score) in zip(best.items, best.scores) {
                let shares = forYou?.shares(
                    of: item, from: scratch.entries, now: today, excludeOwn: false, scratch: scratch.history)
                let named = (shares ?? []).lazy.filter { $0.share > 0 }.prefix(Self.reasonLimit).map(\.item)
                // What nothing of the history carries is there because it is popular.
                let reasons = named.isEmpty ? [Reason(.popular)] : named.map { Reason(.becauseOfHistory, $0) }
                answer.append(Suggestion(item: item, score: score, reasons: reasons))
            }
        case .alsoViewed, .boughtTogether:
            goesWith[kind(source)].share(
                among: best.items, of: scratch.items, &scratch.company, in: &scratch.near.shares)
            let code = source == .alsoViewed ? Reason.Code.alsoViewed : .boughtTogether
            append(best, code, scratch.items, &scratch.near.shares, into: &answer)
        case .looksLike:
            for (item, score) in zip(best.items, best.scores) {
                answer.append(Suggestion(item: item, score: score, reasons: [Reason(.looksLike, scratch.items[0])]))
            }
        case .popular:
            for (item, score) in zip(best.items, best.scores) {
                answer.append(Suggestion(item: item, score: score, reasons: [Reason(.popular)]))
            }
        case .newest, .listed: break
        }
    }

    /// Appends items with the names of the greatest shares in their rows; the shares are used up.
    private func append(
        _ best: Best, _ code: Reason.Code, _ names: [ItemNumber], _ shares: inout [UInt64],
        into answer: inout [Suggestion]
    ) {
        for at in best.items.indices {
            let row = at * names.count..<(at + 1) * names.count
            var reasons: [Reason] = []
            while reasons.count < Self.reasonLimit,
                let top = row.max(by: { shares[$0] != shares[$1] ? shares[$0] < shares[$1] : $0 > $1 }), shares[top] > 0
            {
                reasons.append(Reason(code, names[top - row.lowerBound]))
                shares[top] = 0
            }
            answer.append(Suggestion(item: best.items[at], score: best.scores[at], reasons: reasons))
        }
    }

    func close(_ scratch: Scratch) {
        scratch.tally.clear()
        scratch.near.clear()
    }

    func kind(_ source: Source) -> GoesWith.Kind { source == .alsoViewed ? .viewed : .bought }
}
