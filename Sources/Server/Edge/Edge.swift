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
        let arrived = ContinuousClock.now
        var response: Response
        var fault: (any Error)?
        if request.method == .options {
            response = Response(status: .noContent)
        } else {
            do { response = try await next(request, context) } catch {
                response = Response(Problem(error).reply(context.requestID))
                fault = error
            }
        }
        let call = Call(
            id: context.requestID, arrived: arrived, method: request.method,
            route: Route.find(request.method, context.endpointPath), origin: request.headers[.origin])
        finish(call, response.status, &response.headers, fault)
        return response
    }

    /// Gives an answer what all answers have, and counts and logs it.
    func finish(_ call: Call, _ status: HTTPResponse.Status, _ headers: inout HTTPFields, _ fault: (any Error)?) {
        headers[.requestID] = call.id.text
        if let origin = call.origin { allow(origin, call.method, &headers) }
        let micros = (ContinuousClock.now - call.arrived).micros
        metrics.count(call.route, status: status.code, micros: micros)
        if status.code >= 500 {
            var fields: [Diary.Field] = [
                .request(call.id.number), .route(call.route), .status(status.code), .micros(micros),
            ]
            switch fault {
            case let fault as StoreFault: fields.append(.store(fault.code))
            case let fault as KeyFault: fields.append(.key(fault))
            default: break
            }
            diary.warn("request failed", fields)
        } else {
            diary.trace(
                "request", .request(call.id.number), .route(call.route), .status(status.code), .micros(micros))
        }
    }

    /// CORS for pages of an allowed origin. Credentials are never allowed: no cookie names a person here.
    private func allow(_ origin: String, _ method: HTTPRequest.Method, _ headers: inout HTTPFields) {
        guard house.keys.admits(origin: origin) else { return }
        headers[.accessControlAllowOrigin] = origin
        headers.vary(on: .origin)
        headers[.accessControlExposeHeaders] = "X-Request-Id, Retry-After"
        guard method == .options else { return }
        headers[.accessControlAllowMethods] = "GET, POST, PUT, DELETE"
        headers[.accessControlAllowHeaders] =
            "authorization, content-type, confide-shopper, idempotency-key, sec-gpc, x-api-key, "
            + "x-retry-count, anonymousid, sentat, rsa-recovered"
        headers[.accessControlMaxAge] = "7200"
    }
}

/// What is known of a request where it comes in.
struct Call {
    var id = RequestID()
    var arrived = ContinuousClock.now
    let method: HTTPRequest.Method
    let route: Route?
    let origin: String?
}

extension Duration {
    /// Whole microseconds.
    var micros: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
