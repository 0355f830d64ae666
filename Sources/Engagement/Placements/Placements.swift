public import Consent
import Recommend
public import Shop
import Synchronization

/// Answers placements within what each shopper agreed to; without any agreement from the page and the catalog alone.
public struct Placements: Sendable {
    let desk: ConsentDesk
    let profiles: Profiles
    let fold: Fold

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

    /// Puts candidates in order, best first: each listed one once, the ones no model knows last in their given order.
    ///
    /// What the shop never shows, lifts or pins is not looked at: the candidates are the caller's.
    public func rank(_ candidates: [String], _ request: RecommendationRequest, for claim: Claim) async -> Recommendation
    {
        let known = await knowledge(request.visit, claim)
        let shown = fold.catalog.read { catalog in
            let numbers = candidates.compactMap(catalog.number)
            let query = query(known, request, in: catalog)
            let ranked = fold.state.read { state in
                fold.scratch.with { state.recommender.rank(numbers, for: query, scratch: $0) }
            }
            return ranked.map { Recommendation.Shown($0, in: catalog) } + strangers(candidates, in: catalog)
        }
        return Recommendation(level: known.level, because: known.because, purposes: known.purposes, items: shown)
    }

    private func recommend(_ request: RecommendationRequest, knowing known: Knowledge) -> Recommendation {
        var request = request
        request.surprise = request.surprise ?? known.surprise
        var answer = Recommendation(
            level: known.level, because: known.because, purposes: known.purposes, items: [])
        fold.catalog.read { catalog in
            fold.state.read { state in
                fold.scratch.with { scratch in
                    let plan = state.plans[request.placement]
                    var query = query(known, request, in: catalog)
                    if let plan, plan.holdOut.contains(known.draw ?? request.draw) {
                        answer.isHeldOut = true
                        query.chain = Placement.forAnyone
                        (query.visit, query.history) = ([], [])
                    }
                    var shelf = ShelfFitting(plan: plan, request: request, isHeldOut: answer.isHeldOut)
                    shelf.muted = known.mutedCategories(in: catalog)
                    if state.rules.lists == .published, known.level <= .visit { shelf.published = state.published }
                    answer.items = shelf.items(query, from: state.recommender, in: catalog, scratch)
                }
            }
        }
        return answer
    }

    private func query(_ known: Knowledge, _ request: RecommendationRequest, in catalog: borrowing CatalogView) -> Query
    {
        let page = request.page.compactMap(catalog.number)
        var visit = known.visit.isEmpty ? known.recent : known.visit.compactMap(catalog.number)
        var history = known.earlier
        // What she has left out counts for nothing, here and wherever the page says it.
        let categories = known.mutedCategories(in: catalog)
        if !known.muted.isEmpty || !categories.isEmpty {
            visit.removeAll { known.muted.contains($0) || categories.contains(catalog.entry($0).category) }
            history.removeAll { known.muted.contains($0) || categories.contains(catalog.entry($0).category) }
        }
        if !history.isEmpty { fold.isForYouWanted.store(true, ordering: .relaxed) }
        return Query(
            chain: request.placement.chain, page: page, visit: visit, history: history, limit: request.limit,
            exclude: request.exclude.compactMap(catalog.number), listed: catalog.listed,
            category: page.first.map { catalog.entry($0).category } ?? 0)
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
