import Consent
import Engagement
import Hummingbird
import Shop

/// What operators and machines ask: is it alive, is it ready, how is it doing.
struct OperationRoutes: Sendable {
    let house: House

    func add(to routes: some RouterMethods<EdgeContext>) {
        // Alive means that this process answers; the store is not asked.
        routes.on(.livez) { _, _ in .bytes(Array("ok\n".utf8), type: "text/plain; charset=utf-8") }
        routes.on(.readyz) { _, _ in
            for room in house.rooms.values {
                let head = try await house.store.head(of: room.record.number)
                guard room.fold.position >= head else {
                    throw Problem(
                        .serviceUnavailable, "catching_up", "Not ready", "This node is still reading the journal.")
                }
            }
            return .bytes(Array("ready\n".utf8), type: "text/plain; charset=utf-8")
        }
        routes.on(.gpc) { _, _ in
            .json { json in
                json.member("gpc", true)
                json.member("lastUpdate", "2026-11-22")
            }
        }
        routes.on(.openAPI) { _, _ in .bytes(OpenAPIDocument.confide.json(), type: "application/json") }
        routes.on(.docs) { _, _ in .page(DocsPage.render(OpenAPIDocument.confide)) }
        routes.on(.docsIcon) { _, _ in .bytes(DocsPage.icon, type: "image/svg+xml") }
        routes.on(.docsStyle) { _, _ in .bytes(DocsPage.style, type: "text/css; charset=utf-8") }
    }

    func addMetrics(_ metrics: Metrics, to routes: RouterGroup<ServerKeyContext>) {
        routes.on(.metrics) { _, _ in
            .bytes(Array(metrics.text(of: house).utf8), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }
}

extension Response {
    /// A page that may load nothing but this server's own styles, scripts and pictures.
    static func page(_ html: [UInt8]) -> Response {
        var response = Response.bytes(html, type: "text/html; charset=utf-8")
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }
}
