public import Consent
import Recommend
public import Shop

/// Answers placements within what each shopper agreed to; without any agreement from the page and the catalog alone.
public struct Placements: Sendable {
    private let desk: ConsentDesk
    private let profiles: Profiles
    private let fold: Fold

    public init(desk: ConsentDesk, profiles: Profiles, fold: Fold) {
        self.desk = desk
        self.profiles = profiles
        self.fold = fold
    }

    /// Recommends items for a placement.
    public func recommend(_ request: RecommendationRequest, for claim: Claim) async -> Recommendation {
        recommend(request, knowing: await knowledge(request.visit, claim))
    }

    /// Recommends items to a visitor whom no token names; nothing is looked up, so nobody waits.
    public func recommend(
        _ request: RecommendationRequest, toVisitorOf shop: ShopNumber, carried: Choices, signals: Signals
    ) -> Recommendation {
        desk.withVisitor(of: shop, carried: carried, signals: signals) { standing in
            var known = Knowledge(standing)
            standing.withPermit(Recommending.self) { known.use(request.visit, under: $0) }
            return recommend(request, knowing: known)
        }
    }

    private func recommend(_ request: RecommendationRequest, knowing known: Knowledge) -> Recommendation {
        let shown = fold.catalog.read { catalog in
            let matches = request.filter.matcher(in: catalog)
            return answer(known, request, in: catalog, where: matches)
        }
        return Recommendation(level: known.level, because: known.because, purposes: known.purposes, items: shown)
    }

    /// Puts candidates in order, best first: each listed one once, the ones no model knows last in their given order.
    public func rank(_ candidates: [String], _ request: RecommendationRequest, for claim: Claim) async -> Recommendation
    {
        let known = await knowledge(request.visit, claim)
        let shown = fold.catalog.read { catalog in
            let numbers = candidates.compactMap(catalog.number)
            let query = query(known, request, in: catalog)
            let ranked = fold.state.read { state in
                fold.scratch.with { state.recommender.rank(numbers, for: query, scratch: $0) }
            }
            return ranked.map { present($0, in: catalog) } + strangers(candidates, in: catalog)
        }
        return Recommendation(level: known.level, because: known.because, purposes: known.purposes, items: shown)
    }

    /// What may be known of the shopper for one answer.
    private struct Knowledge {
        var level = Level.off
        var because: Limit?
        var purposes: [PurposeCode] = []
        var visit: [String] = []
        var recent: [ItemNumber] = []
        var earlier: [ItemNumber] = []

        init(because: Limit?) { self.because = because }

        init(_ standing: borrowing Standing) { because = standing.limit(of: .recommendations) }

        mutating func use(_ visit: CarriedVisit, under permit: borrowing Permit<Recommending>) {
            level = permit.level
            purposes.append(.recommendations)
            self.visit = visit.items(under: permit)
        }
    }

    private func knowledge(_ visit: CarriedVisit, _ claim: Claim) async -> Knowledge {
        await desk.withStanding(for: claim) { standing in
            do {
                var known = Knowledge(standing)
                try await standing.withPermit(Recommending.self) { permit in
                    known.use(visit, under: permit)
                    guard permit.account != nil else { return }
                    var sittings = try await profiles.profile(under: permit).profile.sittings
                    // Without a visit from the page, her newest sitting is the running one.
                    if known.visit.isEmpty, let running = sittings.popLast() {
                        known.recent = running.steps.map(\.item)
                    }
                    known.earlier = sittings.flatMap(\.steps).suffix(50).map(\.item)
                }
                // What she bought serves this shelf too, so a no to recommendations is a no to it.
                guard known.level > .off else { return known }
                try await standing.withPermit(Remembering.self) { permit in
                    guard permit.account != nil else { return }
                    let bought = try await profiles.profile(under: permit).profile.sittings.flatMap(\.steps)
                    known.level = permit.level
                    known.because = nil
                    known.purposes.append(.history)
                    known.earlier = bought.suffix(20).map(\.item) + known.earlier
                }
                return known
            } catch {
                // Fail closed: what cannot be read is not used, and the answer is the one that a stranger gets.
                return Knowledge(because: .storeUnavailable)
            }
        }
    }

    private func query(_ known: Knowledge, _ request: RecommendationRequest, in catalog: borrowing CatalogView) -> Query
    {
        let page = request.page.compactMap(catalog.number)
        let visit = known.visit.isEmpty ? known.recent : known.visit.compactMap(catalog.number)
        var query = Query(
            chain: request.placement.chain, page: page, visit: visit, history: known.earlier, limit: request.limit,
            exclude: request.exclude.compactMap(catalog.number), listed: catalog.listed)
        if let here = page.first.map({ catalog.entry($0).category }), here != 0 {
            let view = copy catalog
            query.near = { view.entry($0).category == here }
        }
        return query
    }

    private func answer(
        _ known: Knowledge, _ request: RecommendationRequest, in catalog: borrowing CatalogView,
        where matches: @Sendable (ItemNumber) -> Bool
    ) -> [Recommendation.Shown] {
        var query = query(known, request, in: catalog)
        func suggest(where allowed: (ItemNumber) -> Bool) -> [Suggestion] {
            fold.state.read { state in
                fold.scratch.with { state.recommender.suggest(query, scratch: $0, where: allowed) }
            }
        }
        guard catalog.hasGroups else { return suggest(where: matches).map { present($0, in: catalog) } }
        // Variants of one product take one place, and those of the page none; so more is asked for than is shown.
        let onPage = Set(query.page.map { catalog.entry($0).group }).subtracting([0])
        query.limit = request.limit * 3 + 10
        while true {
            let found = suggest { matches($0) && !onPage.contains(catalog.entry($0).group) }
            var groups: Set<UInt32> = []
            let distinct = found.filter {
                let group = catalog.entry($0.item).group
                return group == 0 || groups.insert(group).inserted
            }
            if distinct.count >= request.limit || found.count < query.limit {
                return distinct.prefix(request.limit).map { present($0, in: catalog) }
            }
            // A few products with very many variants: look further, until there is nothing more.
            query.limit *= 4
        }
    }

    private func present(_ suggestion: Suggestion, in catalog: borrowing CatalogView) -> Recommendation.Shown {
        Recommendation.Shown(
            id: catalog.id(of: suggestion.item), score: suggestion.score,
            reasons: suggestion.reasons.map { reason in
                (reason.code, reason.item.map { catalog.id(of: $0) })
            })
    }

    private func strangers(_ candidates: [String], in catalog: borrowing CatalogView) -> [Recommendation.Shown] {
        var seen: Set<String> = []
        var strangers: [Recommendation.Shown] = []
        for id in candidates where catalog.number(of: id) == nil && seen.insert(id).inserted {
            strangers.append(Recommendation.Shown(id: id, score: 0, reasons: []))
        }
        return strangers
    }
}
