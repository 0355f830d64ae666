import Consent
import HTTPTypes
import Hummingbird
import Oversight
import Shop

/// What went wrong, as RFC 9457 problem details: a code, the place and the next step, and nothing personal.
struct Problem: Error {
    var status: HTTPResponse.Status
    let code: String
    let title: String
    let detail: String
    var errors: [InputFault] = []
    var headers = HTTPFields()
    /// Whether it says `message` too, which Segment's clients look for.
    var isForSegment = false

    init(_ status: HTTPResponse.Status, _ code: String, _ title: String, _ detail: String, errors: [InputFault] = []) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = errors
    }

    /// The problem as an answer.
    func reply(_ requestID: RequestID) -> Reply {
        let body = JSONWriter.bytes { json in
            json.object { json in
                json.member("type", "/docs#problem-\(code)")
                json.member("title", title)
                json.member("status", status.code)
                json.member("detail", detail)
                json.member("code", code)
                if isForSegment { json.member("message", detail) }
                if !errors.isEmpty {
                    json.array("errors") { json in
                        for error in errors {
                            json.object { json in
                                json.member("pointer", error.place)
                                json.member("code", error.code.rawValue)
                                json.member("detail", error.advice)
                            }
                        }
                    }
                }
                json.member("request_id", requestID.text)
            }
        }
        return Reply(body, type: "application/problem+json", status: status, headers: headers)
    }
}

extension Problem {
    static let notFound = Problem(.notFound, "not_found", "Not found", "There is nothing at this address; see /docs.")
    static let noGraph = Problem(
        .notFound, "no_graph", "Nothing is published", "This shop publishes no graph of its items, or not yet.")
    static let itemNotFound = Problem(
        .notFound, "item_not_found", "No such item", "The catalog has no item of this id; PUT /v1/items/{id} adds one.")
    static let keyMissing = unauthorized(
        "key_missing", "No key", "Send 'Authorization: Bearer pk_…' or 'sk_…'; confide keys add makes one.")
    static let keyUnknown = unauthorized(
        "key_unknown", "Unknown key", "This key was revoked or never made; confide keys add makes one.")
    static let keyMayNot = Problem(
        .forbidden, "key_may_not", "This key may not do that", "Use a server key (sk_…), and only from your own server."
    )
    static let originMayNot = Problem(
        .forbidden, "origin_not_allowed", "Origin not allowed",
        "Add the page's origin to the write key: confide keys add --origin https://your.shop")
    static let shopperTokenMissing = unauthorized(
        "shopper_token_missing", "No shopper token",
        "Send 'Confide-Shopper: <JWT>' signed by the shop's backend. Levels below account live in the browser.")
    static let shopperTokenInvalid = unauthorized(
        "shopper_token_invalid", "Shopper token not valid",
        "Sign it with the shop's token key (HS256) and give it sub, exp and aud 'confide:<shop>'; an nbf must have passed."
    )
    static let shopperTokenExpired = unauthorized(
        "shopper_token_expired", "Shopper token expired", "Ask the shop's backend for a new one.")
    static let tooLarge = Problem(
        .contentTooLarge, "body_too_large", "Body too large",
        "Send less at once: 1 MB for most requests, 64 MB for a feed.")

    static func tooMany(retryAfter seconds: Int) -> Problem {
        var problem = Problem(
            .tooManyRequests, "rate_limited", "Too many requests", "Wait for Retry-After seconds, then go on.")
        problem.headers[.retryAfter] = String(seconds)
        return problem
    }

    static func methodNotAllowed(_ allowed: [String]) -> Problem {
        var problem = Problem(
            .methodNotAllowed, "method_not_allowed", "Method not allowed",
            "This address takes \(allowed.joined(separator: ", ")).")
        problem.headers[.allow] = allowed.joined(separator: ", ")
        return problem
    }

    private static func unauthorized(_ code: String, _ title: String, _ detail: String) -> Problem {
        var problem = Problem(.unauthorized, code, title, detail)
        problem.headers[.wwwAuthenticate] = "Bearer"
        return problem
    }

    /// Translates what the rooms below throw. What nobody foresaw becomes a 500 that says nothing of itself.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let fault as InputFault where fault.code == .malformed && fault.place.hasPrefix("#"):
            self.init(.badRequest, "malformed", "Malformed body", "The body cannot be read.", errors: [fault])
        case let fault as InputFault:
            self.init(
                .unprocessableContent, "invalid", "Invalid content",
                "Nothing was changed. See 'errors' for the place and the next step.", errors: [fault])
        case let fault as StoreFault where fault.code == .stale || fault.code == .seen:
            self.init(.conflict, fault.code.rawValue, "Changed meanwhile", fault.advice)
        case let fault as StoreFault:
            self.init(.serviceUnavailable, fault.code.rawValue, "The store cannot do this now", fault.advice)
            headers[.retryAfter] = "5"
        case let fault as RequestFault: self.init(fault)
        case let fault as FeedFault:
            self.init(
                .unprocessableContent, fault.code.rawValue, "The feed was not brought to its end", fault.advice,
                errors: fault.report.refused.prefix(10).map { InputFault($1.code, at: "line \($0)", $1.advice) })
        case is KeyFault:
            self.init(
                .internalServerError, "key_fault", "A key does not fit",
                "Start the server with the master key that this database was made with.")
        case let error as HTTPError where error.status == .notFound: self = .notFound
        case let error as HTTPError where error.status == .contentTooLarge: self = .tooLarge
        default:
            self.init(
                .internalServerError, "internal", "Something went wrong here",
                "Tell the operator the request_id; the server's log has the same.")
        }
    }
}
