import Consent
import Hummingbird
import Oversight
import Shop

/// `/v1/me/requests`: what a signed-in shopper asks for herself. Her token is all that is asked of her.
struct MyRequestRoutes: Sendable {
    let clock: @Sendable () -> Int64

    func add(to routes: RouterGroup<ShopperContext>) {
        routes.on(.getMyRequests) { _, context in
            let filed = try await context.room.requests.requests(of: context.shopper)
            let now = clock()
            return .personal { json in
                json.member("request_id", context.requestID.text)
                json.array("requests") { json in
                    for filed in filed { json.object { json in json.request(filed, now: now) } }
                }
            }
        }
        routes.on(.postMyRequest) { request, context in
            let question = try RequestQuestion(try await request.bytes(), by: .shopper)
            let (room, now) = (context.room, clock())
            guard let kind = question.kind else { throw Problem.notFound }
            if question.isDryRun {
                return try await .plan(room, kind, question.scope, of: context.shopper, context.requestID, now: now)
            }
            let (filed, outcome) = try await room.requests.open(
                .init(
                    kind, question.scope, by: .shopper, identity: .token, proven: question.isProven,
                    place: context.place),
                of: context.shopper, now: now)
            return await .request(filed, outcome, context.room, context.requestID, now: now)
        }
        routes.on(.getMyRequest) { _, context in
            await .request(try await Self.filed(context), .init(), context.room, context.requestID, now: clock())
        }
        routes.on(.deleteMyRequest) { _, context in
            let filed = try await Self.filed(context)
            let now = clock()
            let (done, outcome) = try await context.room.requests.act(.withdraw, on: filed.number, now: now)
            return await .request(done, outcome, context.room, context.requestID, now: now)
        }
        routes.on(.getMyData) { request, context in
            let filed = try await Self.filed(context)
            let dossier = try await context.room.requests.dossier(for: filed.number, now: clock())
            return .dossier(dossier, asPage: request.uri.queryParameters["format"] == "html")
        }
    }

    /// Somebody else's request is as if it were not there.
    private static func filed(_ context: ShopperContext) async throws -> FiledRequest {
        let number = try context.parameters.requestNumber()
        guard let filed = try await context.room.requests.filed(number, of: context.shopper) else {
            throw RequestFault(.unknown)
        }
        return filed
    }
}

extension Parameters {
    /// The number of a request in the path; for text that is none, there is no such request.
    func requestNumber() throws -> RequestNumber {
        guard let number = RequestNumber(text: try text("id", max: 64)) else { throw RequestFault(.unknown) }
        return number
    }
}

extension Response {
    /// What an erasure would do.
    static func plan(
        _ room: ShopRoom, _ kind: RequestKind, _ scope: RequestScope, of shopper: Pseudonym, _ requestID: RequestID,
        now: Int64
    ) async throws -> Response {
        guard kind == .erase else {
            throw InputFault(.outOfRange, at: "dry_run", "only an erasure has a plan to show")
        }
        let plan = try await room.erasure.plan(shopper, scope, time: now)
        return .personal { json in
            json.member("request_id", requestID.text)
            json.member("dry_run", true)
            json.object("plan") { json in json.certificate(plan) }
        }
    }
}
