import Consent
import HTTPTypes
import Hummingbird

/// The demo shop on this server, which `confide demo` adds.
public struct DemoSite: Sendable {
    /// The name of the shop in addresses.
    let shop: String
    let pages: DemoPages
    private let pictures: [String: [UInt8]]
    /// The name of the shop that shows a merchant's own catalog.
    let ownShop: String
    let personas: [DemoPersona]
    let clock: DemoClock
    let fitting: DemoFitting

    /// `pictures` are SVG by item id; `clock` is the one that the whole house goes by; `fitting` measures the split view.
    public init(
        shop: String, ownShop: String, pages: DemoPages, pictures: [String: [UInt8]], personas: [DemoPersona],
        clock: DemoClock, fitting: @escaping DemoFitting
    ) {
        self.shop = shop
        self.ownShop = ownShop
        self.pages = pages
        self.pictures = pictures
        self.personas = personas
        self.clock = clock
        self.fitting = fitting
    }

    func add(to routes: some RouterMethods<EdgeContext>, of house: House) {
        addPeople(to: routes, of: house)
        addCatalog(to: routes, of: house)
        addPapers(to: routes, of: house)
        addFit(to: routes, of: house)
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
        routes.answer("/demo/split") { _, _ in .demo(pages.split()) }
        routes.answer("/demo/split/{level}") { _, context in
            guard let level = context.parameters.get("level").flatMap(Level.init(name:)) else { throw Problem.notFound }
            return .demo(pages.column(level), isFramed: true)
        }
        routes.answer("/demo/start") { _, _ in .demo(pages.start()) }
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
            let type =
                name.hasSuffix(".css") ? "text/css" : name.hasSuffix(".js") ? "text/javascript" : "text/plain"
            return (name, (Array(text.utf8), "\(type); charset=utf-8"))
        })
}

extension Response {
    /// A page of the demo, which may hold others of it; a framed one is there for that.
    static func demo(_ html: [UInt8], isFramed: Bool = false) -> Response {
        var response = Response.page(html)
        let policy = (response.headers[.contentSecurityPolicy] ?? "") + "; frame-src 'self'"
        response.headers[.contentSecurityPolicy] =
            isFramed ? policy.replacing("frame-ancestors 'none'", with: "frame-ancestors 'self'") : policy
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
