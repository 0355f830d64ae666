import HTTPTypes
import Hummingbird

/// The pages of the demo shop, which `confide demo` adds to the server.
public struct DemoSite: Sendable {
    private let title: String
    private let key: String
    private let items: [DemoDetail]
    private let pictures: [String: [UInt8]]

    /// `key` is the write key that the pages use; `pictures` are SVG by item id.
    public init(title: String, key: String, items: [DemoDetail], pictures: [String: [UInt8]]) {
        self.title = title
        self.key = key
        self.items = items
        self.pictures = pictures
    }

    func add(to routes: some RouterMethods<EdgeContext>) {
        let cards = items.map(\.card)
        routes.get("/demo") { _, _ in Response.page(DemoPages.home(items: cards, key: key, shop: title)) }
        routes.get("/demo/items/{id}") { _, context in
            guard let id = context.parameters.get("id"), let item = items.first(where: { $0.card.id == id }) else {
                throw Problem.notFound
            }
            return Response.page(DemoPages.item(item, items: cards, key: key, shop: title))
        }
        routes.get("/demo/style.css") { _, _ in Response.bytes(DemoPages.style, type: "text/css; charset=utf-8") }
        routes.get("/demo/script.js") { _, _ in
            Response.bytes(DemoPages.script, type: "text/javascript; charset=utf-8")
        }
        routes.get("/demo/pictures/{name}") { _, context in
            guard let name = context.parameters.get("name"), name.hasSuffix(".svg"),
                let picture = pictures[String(name.dropLast(4))]
            else { throw Problem.notFound }
            return Response.bytes(picture, type: "image/svg+xml")
        }
    }
}
