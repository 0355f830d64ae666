/// What many operations have in common.
extension OpenAPIDocument.Answer {
    /// 200 with JSON of a named schema.
    static func ok(_ meaning: String, _ schema: String, _ example: String) -> Self {
        .init(status: 200, meaning: meaning, body: .named(schema, example))
    }

    /// 200 with something that is not JSON.
    static func text(_ meaning: String, type: String, _ example: String = "") -> Self {
        .init(
            status: 200, meaning: meaning, body: .init(types: [type], schema: #"{"type":"string"}"#, example: example))
    }

    /// What can go wrong, as problem details.
    static func problems(_ statuses: Int...) -> [Self] {
        statuses.map { status in
            .init(
                status: status, meaning: meaning(of: status),
                body: .init(
                    types: ["application/problem+json"], schema: ##"{"$ref":"#/components/schemas/Problem"}"##,
                    example: ""))
        }
    }

    private static func meaning(of status: Int) -> String {
        switch status {
        case 400: "The body cannot be read, or the Idempotency-Key cannot be used."
        case 401: "The key or the shopper token is missing, unknown or expired."
        case 403: "This key, or a page of this origin, may not do that."
        case 404: "There is no such thing here."
        case 409: "Something changed meanwhile, or the same request is still running. Try again."
        case 413: "The body is too large: 1 MB for most requests, 64 MB for a feed."
        case 422: "The content is not valid. `errors` names the place and the next step. Nothing was changed."
        case 429: "Too many requests for this key. Wait for `Retry-After` seconds."
        case 503: "The store cannot do this now. Try again after `Retry-After` seconds."
        default: "See `detail`."
        }
    }
}

extension OpenAPIDocument.Parameter {
    /// The same key and the same body get the first answer again, for a day.
    static let idempotency = Self(
        name: "Idempotency-Key", place: .header,
        description: "Makes a repeat safe: for a day the same key and body get the first answer again, marked "
            + "`Idempotency-Replayed: true`.",
        schema: #"{"type":"string","minLength":1,"maxLength":255}"#)

    /// The browser's wish not to be tracked.
    static let globalPrivacyControl = Self(
        name: "Sec-GPC", place: .header,
        description:
            "With `1`, nothing is kept, learned or counted, and suggestions use the running visit at most. It can "
            + "only lower what was agreed to.",
        schema: #"{"type":"string","enum":["1"]}"#)

    /// Names a shopper where one is not required.
    static let shopper = Self(
        name: "Confide-Shopper", place: .header,
        description: "A token by which the shop's backend names a shopper: JWT, HS256, with `sub`, `aud` = "
            + "`confide:<shop>` and `exp`. Without it nobody is named.",
        schema: #"{"type":"string"}"#)

    /// The id in the path of an item.
    static let item = Self(
        name: "id", place: .path, description: "The shop's own id of the item, percent-encoded.",
        schema: #"{"type":"string","minLength":1,"maxLength":256}"#, isRequired: true)
}
