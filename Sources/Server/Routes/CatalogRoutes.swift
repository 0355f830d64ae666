import Consent
import Engagement
import Hummingbird
import Shop

/// The catalog: one item, or a whole feed; and the rules of the shelves that show it.
struct CatalogRoutes: Sendable {
    let store: any CatalogShelf
    let clock: @Sendable () -> Int64

    func add(to routes: RouterGroup<ServerKeyContext>) {
        addRules(to: routes)
        routes.on(.getItem) { _, context in
            guard let item = try await store.item(try context.itemID(), in: context.client.key.shop) else {
                throw Problem.itemNotFound
            }
            return Self.response(item)
        }
        routes.on(.putItem) { request, context in
            let item = try ItemParser.json(try await request.bytes(), id: try context.itemID())
            _ = try await context.room.journal.commit(
                Change(shop: context.client.key.shop, writes: [.item(item, nil)]))
            return Self.response(item)
        }
        routes.on(.deleteItem) { _, context in
            let id = try context.itemID()
            guard try await store.item(id, in: context.client.key.shop) != nil else { throw Problem.itemNotFound }
            _ = try await context.room.journal.commit(Change(shop: context.client.key.shop, writes: [.unlist(id)]))
            return Response(status: .noContent)
        }
        routes.on(.putFeed) { request, context in
            let name = try context.parameters.text("name", max: 64)
            let allowsShrinking = request.uri.queryParameters["allow_shrink"] == "true"
            let bytes = try await request.bytes(upTo: Limits.feedBytes)
            let report = try await FeedImport(
                shop: context.client.key.shop, shelf: store, journal: context.room.journal
            ).run(
                FeedReader(MemorySource(bytes), options: FeedOptions(now: clock())), feed: name,
                allowsShrinking: allowsShrinking)
            return .json { json in
                json.member("request_id", context.requestID.text)
                json.report(report)
            }
        }
    }

    /// What the shop decides for its shelves.
    private func addRules(to routes: RouterGroup<ServerKeyContext>) {
        routes.on(.getRules) { _, context in Self.response(context.room.fold.rules) }
        routes.on(.putRules) { request, context in
            let rules = try ShopRules(try await request.bytes(), placements: Placement.allCases.map(\.rawValue))
            _ = try await context.room.journal.commit(Change(shop: context.client.key.shop, writes: [.rule(rules)]))
            return Self.response(rules)
        }
    }

    private static func response(_ rules: ShopRules) -> Response {
        .bytes(rules.encoded(), type: "application/json")
    }

    private static func response(_ item: Item) -> Response {
        .bytes(JSONWriter.bytes { item.write(into: &$0) }, type: "application/json")
    }
}

extension ServerKeyContext {
    func itemID() throws -> String {
        let id = try parameters.text("id", max: 256)
        if let fault = ItemRules.fault(inID: id) { throw fault }
        return id
    }
}

extension Parameters {
    /// A part of the path, percent-decoded; refused when it is empty, too long or not text.
    func text(_ name: String, max: Int) throws(InputFault) -> String {
        guard let raw = get(name), let text = PercentText.decode(raw), !text.isEmpty else {
            throw InputFault(.malformed, at: name, "give the \(name) in the path, percent-encoded")
        }
        guard text.utf8.count <= max else { throw InputFault(.tooLong, at: name, "\(name) has at most \(max) bytes") }
        return text
    }
}
