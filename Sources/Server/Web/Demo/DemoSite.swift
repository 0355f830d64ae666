import HTTPTypes
import Hummingbird

/// The demo shop on this server, which `confide demo` adds.
public struct DemoSite: Sendable {
    let pages: DemoPages
    private let pictures: [String: [UInt8]]

    /// `pictures` are SVG by item id.
    public init(pages: DemoPages, pictures: [String: [UInt8]]) {
        self.pages = pages
        self.pictures = pictures
    }

    func add(to routes: some RouterMethods<EdgeContext>) {
        routes.answer("/demo") { _, _ in .demo(pages.home()) }
        routes.answer("/demo/aisles/{aisle}") { _, context in
            guard let page = pages.aisle(try context.parameters.text("aisle", max: 100)) else { throw Problem.notFound }
            return .demo(page)
        }
        routes.answer("/demo/items/{id}") { _, context in
            guard let page = pages.item(try context.parameters.text("id", max: 256)) else { throw Problem.notFound }
            return .demo(page)
        }
        routes.answer("/demo/cart") { _, _ in .demo(pages.cart()) }
        routes.answer("/demo/yours") { _, _ in .demo(pages.yours()) }
        routes.answer("/demo/files/{name}") { _, context in
            guard let file = context.parameters.get("name").flatMap({ Self.files[$0] }) else { throw Problem.notFound }
            return .bytes(file.bytes, type: file.type)
        }
        routes.answer("/demo/pictures/{name}") { _, context in
            guard let name = context.parameters.get("name"), name.hasSuffix(".svg"),
                let picture = pictures[String(name.dropLast(4))]
            else { throw Problem.notFound }
            return .bytes(picture, type: "image/svg+xml", headers: [.cacheControl: "public, max-age=3600"])
        }
    }

    private static let files: [String: (bytes: [UInt8], type: String)] = Dictionary(
        uniqueKeysWithValues: DemoFiles.texts.map { name, text in
            let type = name.hasSuffix(".css") ? "text/css" : "text/javascript"
            return (name, (Array(text.utf8), "\(type); charset=utf-8"))
        })
}

extension Response {
    /// A page of the demo, which may also hold shelves that the server rendered.
    static func demo(_ html: [UInt8]) -> Response {
        var response = Response.page(html)
        response.headers[.contentSecurityPolicy]? += "; frame-src 'self'"
        return response
    }
}

extension RouterMethods {
    /// Adds an address of the demo, which is on no list: it is there in `confide demo` alone.
    func answer(
        _ path: RouterPath, _ method: HTTPRequest.Method = .get,
        _ handler: @Sendable @escaping (Request, Context) async throws -> Response
    ) { on(path, method: method, use: handler) }
}
