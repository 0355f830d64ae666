import Consent
import HTTPTypes
import Hummingbird
import Shop

/// Checks the key, its origin and its rate, and the shopper token, before any route is reached.
struct Gate: RouterMiddleware {
    typealias Context = EdgeContext
    let house: House
    let limiter: RateLimiter

    @concurrent func handle(
        _ request: Request, context: EdgeContext, next: @concurrent (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        guard let shown = Self.shownKey(request.headers) else { throw Problem.keyMissing }
        guard let key = house.keys.key(shown: shown), let room = house.rooms[key.shop] else {
            throw Problem.keyUnknown
        }
        if key.kind == .write, let origin = request.headers[.origin], !key.origins.contains(origin) {
            throw Problem.originMayNot
        }
        if let wait = limiter.take(key.id) { throw Problem.tooMany(retryAfter: wait) }
        context.client = Client(key: key, room: room)
        context.signals = Signals(secGPC: request.headers[values: .secGPC])
        if let token = request.headers[.confideShopper] { context.shopper = try await room.tokens.shopper(in: token) }
        return try await next(request, context)
    }

    private static func shownKey(_ headers: HTTPFields) -> Substring? {
        if let given = headers[.authorization], given.prefix(7).lowercased() == "bearer " { return given.dropFirst(7) }
        return headers[.apiKey].map { $0[...] }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy")!
    static let secGPC = Self("Sec-GPC")!
    static let confideShopper = Self("Confide-Shopper")!
    static let apiKey = Self("X-Api-Key")!
    static let requestID = Self("X-Request-Id")!
    static let idempotencyKey = Self("Idempotency-Key")!
    static let idempotencyReplayed = Self("Idempotency-Replayed")!
}
