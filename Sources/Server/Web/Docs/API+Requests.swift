extension OpenAPIDocument {
    private static let number = Parameter(
        name: "id", place: .path, description: "The request's number: 32 hexadecimal digits that lead to nobody.",
        schema: #"{"type":"string","pattern":"^[0-9a-f]{32}$"}"#, isRequired: true)
    private static let format = Parameter(
        name: "format", place: .query, description: "`html` for a page that reads by itself; JSON otherwise.",
        schema: #"{"type":"string","enum":["json","html"]}"#)

    private static let example = """
        {"request_id":"req_5f0c2ab81d3e4f60","request":{"id":"\(String(repeating: "7c", count: 16))","kind":"erase",
        "scope":{"of":"everything"},"channel":"shopper","status":"answered","received":"2026-11-22T10:00:00Z",
        "due":"2026-12-07T10:00:00Z","rules":"strictest","identity":"token","closed":"2026-11-22T10:00:00Z"}}
        """
    private static let listExample = #"{"request_id":"req_5f0c2ab81d3e4f60","requests":[]}"#

    static let requests = [
        Operation(
            method: .get, path: "/v1/me/requests", id: "getMyRequests", tag: "Requests", summary: "List her requests",
            description: "Every request of the shopper whom the token names, with its status and deadline.",
            auth: .shopper,
            answers: [.ok("Her requests.", "Requests", listExample)] + Answer.problems(400, 401, 403, 429, 503)),
        Operation(
            method: .post, path: "/v1/me/requests", id: "postMyRequest", tag: "Requests", summary: "Ask for something",
            description: """
                Access, export, correct, erase, restrict, object and withdraw are done when this answers; a complaint \
                and a review wait for staff, with a deadline. Her token is all that is asked of her. `dry_run` shows \
                what an erasure would take, and `prove` has models and bytes looked at before and after.
                """,
            auth: .shopper, parameters: [.idempotency], request: .named("Ask", #"{"kind":"erase"}"#),
            answers: [.ok("The request, and what came of it.", "RequestAnswer", example)]
                + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/me/requests/{id}", id: "getMyRequest", tag: "Requests",
            summary: "Read one of her requests",
            description: "Somebody else's request is as if it were not there, and so is hers once she was erased.",
            auth: .shopper, parameters: [number],
            answers: [.ok("The request.", "RequestAnswer", example)]
                + Answer.problems(400, 401, 403, 404, 422, 429, 503)),
        Operation(
            method: .delete, path: "/v1/me/requests/{id}", id: "deleteMyRequest", tag: "Requests",
            summary: "Withdraw a request", description: "Only what is still open can be withdrawn.",
            auth: .shopper, parameters: [number, .idempotency],
            answers: [.ok("The request.", "RequestAnswer", example)]
                + Answer.problems(400, 401, 403, 404, 409, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/me/requests/{id}/data", id: "getMyData", tag: "Requests",
            summary: "Fetch what is held of her",
            description: "For an answered request for access or export. Put together now; no copy is kept.",
            auth: .shopper, parameters: [number, format],
            answers: [
                .init(
                    status: 200, meaning: "Everything that is held of her.",
                    body: .init(schema: #"{"type":"object"}"#, example: #"{"format":"confide-dossier/1"}"#))
            ]
                + Answer.problems(400, 401, 403, 404, 409, 422, 429, 503)),
        Operation(
            method: .post, path: "/v1/requests", id: "postRequest", tag: "Requests", summary: "Ask without a token",
            description: """
                From a page: a one-time code goes to the address that the shop has on file, and the answer is the same \
                for a customer nobody knows. From staff, with a server key and `identity`: done at once.
                """,
            parameters: [.idempotency], request: .named("Ask", #"{"kind":"access","customer":"c-1"}"#),
            answers: [.ok("The request.", "RequestAnswer", example)]
                + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
        Operation(
            method: .post, path: "/v1/requests/{id}/code", id: "confirmRequest", tag: "Requests",
            summary: "Show the code",
            description: """
                Five tries, half an hour. What was asked is then done; access and export answer with the data itself, \
                because a code counts once.
                """,
            parameters: [number], request: .named("Code", #"{"code":"40718293"}"#),
            answers: [.ok("The request, or the data.", "RequestAnswer", example)]
                + Answer.problems(400, 401, 403, 404, 409, 413, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/requests", id: "getRequests", tag: "Requests", summary: "List requests",
            description: "The open ones, the most urgent first; with `all=true` those that are closed as well.",
            auth: .serverKey,
            parameters: [
                .init(
                    name: "all", place: .query, description: "Whether closed ones are listed too.",
                    schema: #"{"type":"string","enum":["true"]}"#)
            ],
            answers: [.ok("At most 1,000 requests.", "Requests", listExample)]
                + Answer.problems(400, 401, 403, 429, 503)),
        Operation(
            method: .get, path: "/v1/requests/{id}", id: "getRequest", tag: "Requests", summary: "Read a request",
            description: "Its status, deadline, and what is in its way.", auth: .serverKey, parameters: [number],
            answers: [.ok("The request.", "RequestAnswer", example)]
                + Answer.problems(400, 401, 403, 404, 422, 429, 503)),
        Operation(
            method: .post, path: "/v1/requests/{id}", id: "actOnRequest", tag: "Requests",
            summary: "Work on a request",
            description: """
                `do` is answer, refuse, extend, ask, clarify, identify, block, unblock, withdraw or told; reasons come \
                from closed lists. Doing the same again changes nothing.
                """,
            auth: .serverKey, parameters: [number, .idempotency], request: .named("Order", #"{"do":"answer"}"#),
            answers: [.ok("The request.", "RequestAnswer", example)]
                + Answer.problems(400, 401, 403, 404, 409, 413, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/requests/{id}/data", id: "getRequestData", tag: "Requests",
            summary: "Fetch what a request asks for",
            description: "For staff who hand it over; the same as she would get.", auth: .serverKey,
            parameters: [number, format],
            answers: [
                .init(
                    status: 200, meaning: "Everything that is held of her.",
                    body: .init(schema: #"{"type":"object"}"#, example: #"{"format":"confide-dossier/1"}"#))
            ]
                + Answer.problems(400, 401, 403, 404, 409, 422, 429, 503)),
        Operation(
            method: .post, path: "/v1/webhooks/shopify", id: "shopify", tag: "Requests",
            summary: "Shopify's compliance webhooks",
            description: """
                `customers/data_request`, `customers/redact` and `shop/redact`, from Shopify or SHOPLINE. The HMAC-SHA256 \
                over the raw body in `X-Shopify-Hmac-SHA256` is the key; without it the body is not read. The same \
                message again is the same request.
                """,
            auth: .open, request: .init(schema: #"{"type":"object"}"#, example: #"{"customer":{"id":191167}}"#),
            answers: [
                .ok("The request.", "RequestAnswer", example),
                .init(status: 204, meaning: "A topic that asks for nothing, or a message that names nobody."),
            ] + Answer.problems(400, 401, 409, 413, 422, 503)),
    ]

    static let requestSchemas = [
        Schema(
            name: "Ask",
            json: """
                {"type":"object","additionalProperties":false,"description":"At most one of purpose, item, and from \
                with through.","properties":{
                "kind":{"type":"string","enum":["access","export","correct","erase","restrict","object","withdraw",
                "complaint","review"]},
                "purpose":{"$ref":"#/components/schemas/Purpose"},"item":{"$ref":"#/components/schemas/ItemID"},
                "from":{"type":"string","format":"date"},"through":{"type":"string","format":"date"},
                "customer":{"type":"string","maxLength":256,"description":"The shop's own customer number; not with a token."},
                "identity":{"type":"string","enum":["staff","staff_by_phone","staff_by_post","shop_backend"]},
                "dry_run":{"type":"boolean"},"prove":{"type":"boolean"}}}
                """),
        Schema(
            name: "Code",
            json: #"{"type":"object","required":["code"],"properties":{"code":{"type":"string","maxLength":32}}}"#),
        Schema(
            name: "Order",
            json: """
                {"type":"object","additionalProperties":false,"required":["do"],"properties":{
                "do":{"type":"string","enum":["answer","refuse","extend","ask","clarify","identify","block","unblock",
                "withdraw","told"]},"reason":{"type":"string"},"identity":{"type":"string"}}}
                """),
        Schema(
            name: "SubjectRequest",
            json: """
                {"type":"object","required":["id","kind","scope","channel","status","received","due","rules"],
                "properties":{"id":{"type":"string"},"kind":{"type":"string"},"scope":{"type":"object"},
                "channel":{"type":"string"},
                "status":{"type":"string","enum":["received","identity","clarify","working","blocked","answered",
                "refused","withdrawn"]},
                "received":{"type":"string","format":"date-time"},"due":{"type":"string","format":"date-time"},
                "rules":{"type":"string","description":"The rule pack that sets the dates."},
                "identity":{"type":"string"},"extended":{"type":"string"},"blocked":{"type":"object"},
                "refused":{"type":"object"},"closed":{"type":"string","format":"date-time"},
                "alarms":{"type":"array","items":{"type":"string","enum":["overdue","blocked"]}}}}
                """),
        Schema(
            name: "Requests",
            json: """
                {"type":"object","required":["request_id","requests"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
                "requests":{"type":"array","items":{"$ref":"#/components/schemas/SubjectRequest"}}}}
                """),
        Schema(
            name: "RequestAnswer",
            json: """
                {"type":"object","required":["request_id"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
                "request":{"$ref":"#/components/schemas/SubjectRequest"},"certificate":{"type":"object"},
                "receipts":{"type":"array","items":{"$ref":"#/components/schemas/Receipt"}},
                "dry_run":{"type":"boolean"},"plan":{"type":"object"}}}
                """),
    ]
}
