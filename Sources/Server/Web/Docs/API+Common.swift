extension OpenAPIDocument {
    /// What several bodies hold.
    static let commonSchemas = [
        Schema(
            name: "RequestID",
            json:
                #"{"type":"string","pattern":"^req_[0-9a-f]{16}$","description":"Names this request in answers and logs."}"#
        ),
        Schema(
            name: "ItemID",
            json: #"{"type":"string","minLength":1,"maxLength":256,"description":"The shop's own id of an item."}"#),
        Schema(
            name: "VisitToken",
            json: """
                {"type":"string","minLength":16,"maxLength":256,
                "description":"A random token that only the visitor's browser holds. \
                Whoever knows it can have the visit forgotten."}
                """),
        Schema(
            name: "Amount",
            json: """
                {"description":"A plain decimal, not negative; text is safest.","anyOf":[
                {"type":"string","pattern":"^[0-9]+(\\\\.[0-9]+)?$"},{"type":"number","minimum":0}]}
                """),
        Schema(
            name: "Currency",
            json: #"{"type":"string","pattern":"^[A-Za-z]{3}$","description":"An ISO 4217 code, such as EUR."}"#),
        Schema(
            name: "Digest",
            json: #"{"type":"string","pattern":"^[0-9a-f]{64}$","description":"32 bytes in hexadecimal digits."}"#),
        Schema(
            name: "Purpose",
            json: """
                {"type":"string","enum":["recommendations","history","learning","measurement","messages","offers",
                "research"]}
                """),
        Schema(
            name: "Level",
            json:
                #"{"type":"string","enum":["off","visit","device","account"],"description":"How far a purpose may reach."}"#
        ),
        Schema(
            name: "Choices",
            json: """
                {"type":"object",
                "description":"Levels by purpose; what is not named is off. What a request carries reaches no \
                further than visit.","propertyNames":{"$ref":"#/components/schemas/Purpose"},
                "additionalProperties":{"$ref":"#/components/schemas/Level"}}
                """),
        Schema(
            name: "Because",
            json: """
                {"type":"string","enum":["not_asked","decided","signal","no_account","below_age","expired",
                "store_unavailable"],
                "description":"Why a purpose reaches no further."}
                """),
        Schema(
            name: "FaultCode",
            json: """
                {"type":"string","enum":["malformed","missing","unknown_field","wrong_type","too_long","too_many",
                "too_deep",
                "out_of_range","unknown_name","looks_personal","in_future","too_old"]}
                """),
        Schema(
            name: "Problem",
            json: """
                {"type":"object","description":"Problem details (RFC 9457).","required":["type","title","status",
                "detail","code","request_id"],
                "properties":{"type":{"type":"string","format":"uri-reference"},"title":{"type":"string"},
                "status":{"type":"integer"},
                "detail":{"type":"string","description":"What to do next."},"code":{"type":"string"},
                "errors":{"type":"array","items":{"type":"object","required":["pointer","code","detail"],"properties":{
                "pointer":{"type":"string","description":"A JSON pointer, or the name of a parameter."},
                "code":{"$ref":"#/components/schemas/FaultCode"},"detail":{"type":"string"}}}},
                "request_id":{"$ref":"#/components/schemas/RequestID"}}}
                """),
        Schema(
            name: "GPCSupport",
            json: """
                {"type":"object","required":["gpc","lastUpdate"],"properties":{"gpc":{"type":"boolean"},
                "lastUpdate":{"type":"string","format":"date"}}}
                """),
    ]

    /// Every problem that an answer can carry.
    static let knownProblems: [ProblemNote] = [
        .init(code: "malformed", status: 400, title: "Malformed body", advice: "See `errors` for the place."),
        .init(
            code: "idempotency_key", status: 400, title: "Idempotency-Key not usable",
            advice: "Give it 1 to 255 characters."),
        .init(
            code: "key_missing", status: 401, title: "No key", advice: "Send `Authorization: Bearer pk_…` or `sk_…`."),
        .init(
            code: "key_unknown", status: 401, title: "Unknown key",
            advice: "It was revoked or never made; make a new one."),
        .init(
            code: "shopper_token_missing", status: 401, title: "No shopper token",
            advice: "Send `Confide-Shopper` with a token of the shop's backend."),
        .init(
            code: "shopper_token_invalid", status: 401, title: "Shopper token not valid",
            advice: "Sign it with the shop's token key, with `sub`, `exp` and `aud`."),
        .init(
            code: "shopper_token_expired", status: 401, title: "Shopper token expired",
            advice: "Ask the shop's backend for a new one."),
        .init(
            code: "key_may_not", status: 403, title: "This key may not do that",
            advice: "Use a server key, from your server."),
        .init(
            code: "origin_not_allowed", status: 403, title: "Origin not allowed",
            advice: "Add the page's origin to the write key."),
        .init(code: "not_found", status: 404, title: "Not found", advice: "Look for the address on this page."),
        .init(code: "item_not_found", status: 404, title: "No such item", advice: "`PUT /v1/items/{id}` adds it."),
        .init(
            code: "opendsr_off", status: 404, title: "OpenDSR is not set up here",
            advice: "The operator sets `opendsr.domain`, `opendsr.certificate` and `opendsr.key`."),
        .init(code: "request_unknown", status: 404, title: "No such request", advice: "List them first."),
        .init(
            code: "webhook_not_signed", status: 401, title: "Signature not valid",
            advice: "Sign the raw body with the app's secret."),
        .init(code: "code_wrong", status: 403, title: "Code not valid", advice: "Ask for the request again."),
        .init(code: "too_many_codes", status: 403, title: "Too many codes", advice: "Staff can say who she is."),
        .init(code: "request_closed", status: 409, title: "Not now", advice: "Make a new request."),
        .init(code: "request_not_now", status: 409, title: "Not now", advice: "Read the request's status."),
        .init(code: "no_extension", status: 409, title: "Not now", advice: "The rules know no extension; answer it."),
        .init(code: "too_late", status: 409, title: "Not now", advice: "Answer it; it can be extended no more."),
        .init(code: "request_scope", status: 422, title: "Not of this", advice: "Ask for more, or of another kind."),
        .init(
            code: "no_courier", status: 403, title: "No way to send a code",
            advice: "The operator sets `rights.outbox`."),
        .init(
            code: "method_not_allowed", status: 405, title: "Method not allowed", advice: "`Allow` names what it takes."
        ),
        .init(code: "stale", status: 409, title: "Changed meanwhile", advice: "Try again."),
        .init(code: "seen", status: 409, title: "Changed meanwhile", advice: "Try again."),
        .init(code: "idempotency_running", status: 409, title: "Still running", advice: "Wait for the first answer."),
        .init(code: "body_too_large", status: 413, title: "Body too large", advice: "Send less at once."),
        .init(code: "invalid", status: 422, title: "Invalid content", advice: "See `errors`; nothing was changed."),
        .init(
            code: "idempotency_mismatch", status: 422, title: "Another request had this Idempotency-Key",
            advice: "Use a new key for a new request."),
        .init(code: "feed_empty", status: 422, title: "No row could be used", advice: "See the refused rows."),
        .init(
            code: "feed_shrinks", status: 422, title: "The feed shrinks",
            advice: "If the feed is right, send it again with `allow_shrink=true`."),
        .init(code: "rate_limited", status: 429, title: "Too many requests", advice: "Wait for `Retry-After` seconds."),
        .init(
            code: "internal", status: 500, title: "Something went wrong here",
            advice: "Tell the operator the `request_id`."),
        .init(
            code: "key_fault", status: 500, title: "A key does not fit",
            advice: "Start with this database's master key."),
        .init(code: "store_busy", status: 503, title: "The store cannot do this now", advice: "Try again."),
        .init(code: "store_full", status: 503, title: "The store cannot do this now", advice: "Make room on the disk."),
        .init(code: "store_corrupt", status: 503, title: "The store cannot do this now", advice: "Restore a backup."),
        .init(
            code: "store_too_new", status: 503, title: "The store cannot do this now", advice: "Run the newer version."),
        .init(code: "store_unavailable", status: 503, title: "The store cannot do this now", advice: "Try again."),
        .init(code: "catching_up", status: 503, title: "Not ready", advice: "The node is reading the journal; wait."),
    ]
}
