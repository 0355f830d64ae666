import HTTPTypes
import Hummingbird

extension RouterMethods {
    /// Adds a route of the list.
    @discardableResult
    func on(
        _ route: Route, use handler: @Sendable @escaping (Request, Context) async throws -> Response
    ) -> Self {
        on(RouterPath(route.path), method: route.method, use: handler)
    }
}

extension Router<EdgeContext> {
    /// Answers every other method of a known path with 405 and what the path takes.
    func refuseOtherMethods() {
        let known: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]
        for (path, routes) in Dictionary(grouping: Route.allCases, by: \.path) {
            let allowed = routes.map(\.method)
            let names = allowed.map(\.rawValue).sorted()
            for method in known where !allowed.contains(method) {
                on(RouterPath(path), method: method) { _, context -> Response in
                    if routes == [.segment] { try SegmentRoutes.expectCall(context.parameters) }
                    throw Problem.methodNotAllowed(names)
                }
            }
        }
    }
}
