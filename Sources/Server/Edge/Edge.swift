import Consent
import HTTPTypes
import Hummingbird
import Shop

/// The outermost layer: names the request, answers preflights, turns errors into problems, counts and logs.
struct Edge: RouterMiddleware {
    typealias Context = EdgeContext
    let house: House
    let metrics: Metrics
    let diary: Diary

    @concurrent func handle(
        _ request: Request, context: EdgeContext, next: @concurrent (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        var response: Response
        var fault: Diary.Field?
        if request.method == .options {
            response = Response(status: .noContent)
        } else {
            do { response = try await next(request, context) } catch {
                response = Problem(error).response(context.requestID)
                switch error {
                case let error as StoreFault: fault = .store(error.code)
                case let error as KeyFault: fault = .key(error)
                default: break
                }
            }
        }
        response.headers[.requestID] = context.requestID.text
        allowOrigin(of: request, &response)

        let micros = (ContinuousClock.now - started).micros
        let route = Route.find(request.method, context.endpointPath)
        metrics.count(route, status: response.status.code, micros: micros)
        let isFailure = response.status.code >= 500
        if isFailure {
            diary.warn(
                "request failed",
                [
                    .request(context.requestID.number), .route(route), .status(response.status.code), .micros(micros),
                ] + [fault].compactMap { $0 })
        } else {
            diary.trace(
                "request", .request(context.requestID.number), .route(route), .status(response.status.code),
                .micros(micros))
        }
        return response
    }

    /// CORS for pages of an allowed origin. Credentials are never allowed: no cookie names a person here.
    private func allowOrigin(of request: Request, _ response: inout Response) {
        guard let origin = request.headers[.origin], house.keys.admits(origin: origin) else { return }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.vary] = "Origin"
        response.headers[.accessControlExposeHeaders] = "X-Request-Id, Retry-After"
        guard request.method == .options else { return }
        response.headers[.accessControlAllowMethods] = "GET, POST, PUT, DELETE"
        response.headers[.accessControlAllowHeaders] =
            "authorization, content-type, confide-shopper, idempotency-key, sec-gpc, x-api-key"
        response.headers[.accessControlMaxAge] = "7200"
    }
}

extension Duration {
    /// Whole microseconds.
    var micros: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
