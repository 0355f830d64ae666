import Engagement
import Hummingbird
import Shop

/// A merchant's own feed, and what the demo shows of it.
extension DemoSite {
    func addCatalog(to routes: some RouterMethods<EdgeContext>, of house: House) {
        routes.answer("/demo/catalog") { _, _ in
            let room = try house.demoRoom(of: ownShop)
            return .demo(pages.catalog(isFilled: try await room.journal.head(of: room.record.number) > 0))
        }
        routes.answer("/demo/catalog", .post) { request, context in
            try house.expectOwnPage(request)
            let room = try house.demoRoom(of: ownShop)
            let bytes = try await request.bytes(upTo: Limits.feedBytes)
            // One feed at a time: the next one takes the place of this one.
            let report = try await FeedImport(
                shop: room.record.number, shelf: house.store, journal: DemoOwnCatalog(base: room.journal)
            ).run(
                FeedReader(
                    MemorySource(bytes), options: FeedOptions(now: clock.now(), currency: Currency(code: "EUR"))),
                feed: "own", allowsShrinking: true)
            return .json { json in
                json.member("request_id", context.requestID.text)
                json.report(report)
            }
        }
        routes.answer("/demo/catalog/items/{id}") { _, context in
            let room = try house.demoRoom(of: ownShop)
            let id = try context.parameters.text("id", max: 256)
            guard let item = try await house.store.item(id, in: room.record.number) else { throw Problem.notFound }
            return .demo(pages.ownItem(item))
        }
        routes.answer("/demo/catalog/pictures/{name}") { _, context in
            let name = try context.parameters.text("name", max: 64)
            guard name.hasSuffix(".svg"), let picture = DemoOwnCatalog.picture(String(name.dropLast(4))) else {
                throw Problem.notFound
            }
            return .bytes(picture, type: "image/svg+xml", headers: [.cacheControl: "public, max-age=3600"])
        }
    }
}
