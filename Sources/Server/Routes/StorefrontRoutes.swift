import Consent
import Engagement
import HTTPTypes
import Hummingbird
import Shop

/// `/v1/shelves`: recommendations with all that a card shows. With `GET` they are equal for all, and caches may keep
/// them; with `POST` they are a visitor's, within what she agreed to.
struct StorefrontRoutes: Sendable {
    let catalog: any CatalogShelf
    let metrics: Metrics

    func add(to routes: RouterGroup<ClientContext>) {
        routes.on(.getShelf) { request, context in
            let shelf = try await shelf(forAnyone: request, context)
            return .shared(.json(capacity: 4_096) { json in shelf.write(&json) })
        }
        routes.on(.getShelfPage) { request, context in
            let shelf = try await shelf(forAnyone: request, context)
            let origins = context.client.key.origins
            var response = Response.shared(.page(ShelfPage.html(shelf.shown, origin: origins.first)))
            response.headers[.contentSecurityPolicy] =
                "default-src 'none'; style-src 'self'; img-src * data:; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors \((["'self'"] + origins).joined(separator: " "))"
            return response
        }
        routes.on(.postShelf) { request, context in
            let question = try ShelfQuestion(try await request.bytes(), ranks: false)
            let answer = await context.room.placements.recommend(
                question.request, for: context.claim(question.carried))
            metrics.countServed(question.request.placement, answer.level)
            let shelf = try await Shelf(
                answer, at: question.request.placement, from: catalog, of: context.client.key.shop)
            return .json(capacity: 4_096) { json in
                json.member("request_id", context.requestID.text)
                shelf.write(&json)
            }
        }
    }

    /// What fits the page; who asks, and what her browser wishes, makes no difference.
    private func shelf(forAnyone request: Request, _ context: ClientContext) async throws -> Shelf {
        let question = try RecommendationRequest(
            placement: try context.parameters.text("placement", max: 64), query: request.uri.queryParameters)
        let shop = context.client.key.shop
        let answer = context.room.placements.recommend(
            question, toVisitorOf: shop, carried: Choices(), signals: Signals())
        metrics.countServed(question.placement, answer.level)
        return try await Shelf(answer, at: question.placement, from: catalog, of: shop)
    }
}

extension RecommendationRequest {
    /// What a page asks in an address: `?item=a&item=b&limit=8`.
    fileprivate init(placement name: String, query: Parameters) throws(InputFault) {
        guard let placement = Placement(rawValue: name) else {
            let names = Placement.allCases.map(\.rawValue)
            throw InputFault(
                .unknownName, at: "placement",
                "a placement is one of \(names.joined(separator: ", "))" + NearMiss.hint(name, among: names))
        }
        self.init(placement: placement)
        page = query.getAll("item")
        guard page.count <= Limits.answerItems, page.allSatisfy({ (1...256).contains($0.utf8.count) }) else {
            throw InputFault(
                .outOfRange, at: "item", "give at most \(Limits.answerItems) item ids, of 1 to 256 bytes each")
        }
        guard let text = query["limit"] else { return }
        guard let limit = Int(text), (1...Limits.answerItems).contains(limit) else {
            throw InputFault(.outOfRange, at: "limit", "limit is 1 to \(Limits.answerItems)")
        }
        self.limit = limit
    }
}

extension Response {
    /// An answer that is equal for all, for a minute; only pages of the key's origins may read it.
    static func shared(_ response: Response) -> Response {
        var response = response
        response.headers[.cacheControl] = "public, max-age=60, stale-while-revalidate=600"
        response.headers[.vary] = "Origin"
        return response
    }
}
