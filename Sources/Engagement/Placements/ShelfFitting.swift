import Recommend
import Shop

/// Fits what the models suggest to one shelf: what may be shown, the shop's rules, the shopper's dial.
///
/// Models and catalog are handed on rather than kept: a copy of them would cost more than an answer.
struct ShelfFitting {
    let plan: ShelfPlan?
    let request: RecommendationRequest
    let isHeldOut: Bool
    /// Categories that the shopper never wants to see, by number.
    var muted: Set<UInt32> = []
    /// What is asked in the place of the models, where strangers are not shown what these say.
    var published: PublishedGraph?

    /// The items of the shelf: as many as were asked for, if the catalog has that many.
    func items(
        _ query: Query, from models: Recommender, in catalog: CatalogView, _ scratch: Scratch
    ) -> [Recommendation.Shown] {
        let matches = request.filter.matcher(in: catalog)
        let onPage = Set(query.page.map { catalog.entry($0).group }).subtracting([0])
        func allowed(_ item: ItemNumber) -> Bool {
            guard matches(item) else { return false }
            guard plan != nil || !onPage.isEmpty || !muted.isEmpty else { return true }
            let entry = catalog.entry(item)
            return !muted.contains(entry.category) && !(plan?.excludes(item, entry.category) ?? false)
                && !onPage.contains(entry.group)
        }
        // Mostly there is nothing to fit.
        let surprise = request.surprise ?? .neutral
        guard catalog.hasGroups || plan != nil || surprise != .neutral else {
            return found(query, models, catalog, scratch, where: allowed).map { Recommendation.Shown($0, in: catalog) }
        }
        var after = plan?.after ?? AfterRanking()
        after.surprise = surprise
        if isHeldOut { after = after.baseline }
        let needsChoice = !isHeldOut && (plan?.needsChoice ?? false || surprise != .neutral)
        var query = query
        // Variants of one product take one place, and what is fitted needs a choice: more is asked for than is shown.
        query.limit = request.limit * (needsChoice ? after.reach : catalog.hasGroups ? 3 : 1) + 10
        while true {
            let found = found(query, models, catalog, scratch, where: allowed)
            let shown = arrange(found, after, query, models, catalog, scratch, where: allowed)
            if shown.count >= request.limit || found.count < query.limit { return shown }
            // A few products with very many variants: look further, until there is nothing more.
            query.limit *= 4
        }
    }

    private func found(
        _ query: Query, _ models: Recommender, _ catalog: CatalogView, _ scratch: Scratch,
        where allowed: (ItemNumber) -> Bool
    ) -> [Suggestion] {
        guard let published else { return models.suggest(query, scratch: scratch, where: allowed) }
        let first = published.suggestions(query, in: catalog, where: allowed)
        guard first.count < query.limit else { return first }
        // The rest of the catalog, which says nothing about anybody.
        var rest = query
        rest.chain = [[.newest: 1], [.listed: 1]]
        rest.limit -= first.count
        rest.exclude += first.map(\.item)
        return first + models.suggest(rest, scratch: scratch, where: allowed)
    }

    private func arrange(
        _ found: [Suggestion], _ after: AfterRanking, _ query: Query, _ models: Recommender, _ catalog: CatalogView,
        _ scratch: Scratch, where allowed: (ItemNumber) -> Bool
    ) -> [Recommendation.Shown] {
        var suggestions = found
        if let plan, !isHeldOut {
            // A pin is shown whether the models know the item or not.
            let known = Set(found.map(\.item)).union(query.page).union(query.exclude)
            for item in plan.pinned where !known.contains(item) {
                suggestions.append(Suggestion(item: item, score: 0, reasons: [Reason(.chosen)]))
            }
        }
        let pool = after.exploration.share > .zero ? models.newestItems : []
        let refused = Set(query.page).union(query.exclude).union(query.visit)
        let ranked = Ranked(
            suggestions.map { Candidate($0.item, score: $0.score, models, catalog) },
            pool: pool.filter { !refused.contains($0) }.map { Candidate($0, models, catalog) },
            mix: Mix((query.visit + query.history).map { catalog.entry($0).category }), limit: request.limit)
        var chance = RandomChance(SystemRandomNumberGenerator())
        let placed = after.arrange(ranked, scratch: scratch, chance: &chance, where: allowed)
        return placed.map { place in
            let isExplored = place.adjustments.contains(.explored)
            var suggestion =
                isExplored ? Suggestion(item: place.item, score: 0, reasons: []) : suggestions[place.from]
            // The reason why something stands here is not the model's where the shop or chance put it here.
            if isExplored { suggestion.reasons = [Reason(.explored)] }
            if place.adjustments.contains(.pinned) { suggestion.reasons = [Reason(.chosen)] }
            var shown = Recommendation.Shown(suggestion, in: catalog)
            shown.adjustments = place.adjustments
            if after.exploration.share > .zero { shown.propensity = place.propensity }
            return shown
        }
    }

}

extension Candidate {
    init(_ item: ItemNumber, score: Double = 0, _ models: Recommender, _ catalog: CatalogView) {
        let entry = catalog.entry(item)
        self.init(
            item, score: score, popularity: models.popularity(of: item),
            traits: Traits(category: entry.category, group: entry.group, price: entry.price?.minor ?? 0))
    }
}

extension Recommendation.Shown {
    init(_ suggestion: Suggestion, in catalog: borrowing CatalogView) {
        id = catalog.id(of: suggestion.item)
        score = suggestion.score
        reasons = suggestion.reasons.map { reason in (reason.code, reason.item.map { catalog.id(of: $0) }) }
    }
}
