import Consent
import HTTPTypes
import Hummingbird
import Shop

/// Checks the key, its origin and its rate, and the shopper token, before any route is reached.
struct Gate: RouterMiddleware {
    typealias Context = EdgeContext
    let house: House
    let limiter: RateLimiter

    /// Where answers are equal for all.
    private static let shared = ["/v1/shelves/", "/v1/graph"]

    @concurrent func handle(
        _ request: Request, context: EdgeContext, next: @concurrent (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        var particulars = Particulars(request.headers)
        // What is equal for all is asked for without headers, so that caches can keep it. Only a public key belongs
        // into an address.
        if particulars.key == nil, request.method == .get || request.method == .head,
            Self.shared.contains(where: request.uri.path.hasPrefix), let key = request.uri.queryParameters["key"],
            key.hasPrefix(ApiKey.Kind.write.prefix)
        {
            particulars.apiKey = String(key)
        }
        let client = try client(particulars)
        context.client = client
        context.signals = particulars.signals
        if let token = request.headers[.confideShopper] {
            let now = house.clock()
            let named = try client.room.tokens.named(in: token, now: now)
            context.shopper = named.shopper
            context.place = named.place
            context.signals.isBelowAge = named.isBelowAge(client.room.policy.rules(at: named.place, now: now))
        }
        return try await next(request, context)
    }

    /// Who calls, by a key that is known, used from where it may be, and not too often.
    func client(_ particulars: Particulars) throws(Problem) -> Client {
        guard let shown = particulars.key else { throw Problem.keyMissing }
        guard let key = house.keys.key(shown: shown), let room = house.rooms[key.shop] else {
            throw Problem.keyUnknown
        }
        if key.kind == .write, let origin = particulars.origin, !key.origins.contains(origin) {
            throw Problem.originMayNot
        }
        if let wait = limiter.take(key.id) { throw Problem.tooMany(retryAfter: wait) }
        return Client(key: key, room: room)
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
