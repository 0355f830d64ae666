import Consent
import Engagement
import HTTPTypes
import Hummingbird
import Ledger
import Oversight
import Shop

/// `/privacy/{shop}`: the privacy centre. Her token comes in each form's body, so no address and no cookie holds it.
struct CentreRoutes: Sendable {
    let house: House

    func add(to routes: some RouterMethods<EdgeContext>) {
        routes.on(.centre) { request, context in
            let room = try room(context)
            let words = CentreWords.of(request.uri.queryParameters["language"].map(String.init))
            return Self.answer(Self.page(room, words))
        }
        routes.on(.enterCentre) { request, context in
            let room = try room(context)
            let query = request.uri.queryParameters
            let words = CentreWords.of(query["language"].map(String.init))
            guard let token = query["token"] else { return Self.answer(Self.page(room, words)) }
            let entry = CentreEntry(
                shop: room.record.name, words: words,
                token: Self.entrance(String(token), room, now: house.clock()))
            var response = Response.page(entry.html())
            if case .failure = entry.token { response.status = .unauthorized }
            response.headers[.cacheControl] = "no-store"
            return response
        }
        routes.on(.centreStyle) { _, context in
            _ = try room(context)
            return .bytes(CentrePage.style, type: "text/css; charset=utf-8")
        }
        routes.on(.postCentre) { request, context in
            let room = try room(context)
            let form = try FormReader(try await request.bytes(upTo: 65_536))
            let words = CentreWords.of(form["language"])
            var page = Self.page(room, words)
            let now = house.clock()
            guard let token = form["token"] else { return Self.answer(page) }
            guard let named = try? room.tokens.named(in: token, now: now) else {
                page.news = words.signInAgain
                return Self.answer(page, .unauthorized)
            }
            guard let action = CentreAction(rawValue: form["do"] ?? "show") else {
                throw InputFault(.unknownName, at: "do", "this page has no such button")
            }
            var signals = Signals(secGPC: request.headers[values: .secGPC])
            signals.isBelowAge = named.isBelowAge(room.policy.rules(at: named.place, now: now))
            let visitor = CentreVisitor(room: room, store: house.store, named: named, signals: signals, now: now)
            page.token = token
            if action == .export { return try await visitor.export(asPage: form["format"] == "html") }
            try await visitor.act(action, form, &page)
            try await visitor.fill(&page)
            return Self.answer(page)
        }
    }

    private func room(_ context: EdgeContext) throws -> ShopRoom {
        let name = try context.parameters.text("shop", max: 64)
        guard let room = house.rooms.values.first(where: { $0.record.name == name }) else { throw Problem.notFound }
        return room
    }

    /// The page for somebody who is not signed in.
    private static func page(_ room: ShopRoom, _ words: CentreWords) -> CentrePage {
        var page = CentrePage(shop: room.record.name, words: words, controller: room.policy.controller)
        let hasGraph = room.fold.published.map { !$0.names.isEmpty } ?? false
        page.label = CentreLabel(purposes: room.policy.notices.purposes, hasGraph: hasGraph)
        return page
    }

    /// A token out of a link: taken where it is good now, and not for so long that the link could be found and used later.
    private static func entrance(
        _ token: String, _ room: ShopRoom, now: Int64
    ) -> Result<String, CentreEntry.Refusal> {
        do throws(Problem) {
            let named = try room.tokens.named(in: token, now: now)
            return named.expires - Double(now) > CentreEntry.longest ? .failure(.lastsTooLong) : .success(token)
        } catch {
            return .failure(error.code == Problem.shopperTokenExpired.code ? .expired : .wrong)
        }
    }

    private static func answer(_ page: CentrePage, _ status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.page(page.html())
        response.status = status
        if page.token != nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
