extension OpenAPIDocument {
    static let segment = [
        Operation(
            method: .post, path: "/v1/{call}", id: "segment", tag: "Segment",
            summary: "Send what Segment's clients send",
            description: """
                One call or a batch, as `application/json` or `text/plain`. The key is the name of basic authentication, \
                a bearer, or `writeKey` in the body. `track` calls in the names of Segment's e-commerce specification are \
                events; all others are dropped as `not_needed`. `context.consent.categoryPreferences` says which purposes \
                were agreed to, for the visit at most; with none on the event and none on record, the event is dropped, \
                counted, and answered 200. A `userId` counts only beside a server key. Problems say `message` too.
                """,
            parameters: [
                .init(
                    name: "call", place: .path, description: "What is called; the letters are those of analytics.js.",
                    schema: """
                        {"type":"string","enum":["track","identify","page","screen","group","alias","batch","import",
                        "t","i","p","s","g","a","b","m"]}
                        """,
                    isRequired: true), .globalPrivacyControl,
            ],
            request: .init(
                types: ["application/json", "text/plain"], schema: #"{"type":"object"}"#,
                example: """
                    {"type":"track","event":"Product Viewed","messageId":"m-1","anonymousId":"4f9d1c0e8ab24c7e9f0a6b1d",
                     "properties":{"product_id":"tent-ridge-2"},
                     "context":{"consent":{"categoryPreferences":{"learning":true,"measurement":true}}}}
                    """),
            answers: [
                .init(
                    status: 200, meaning: "It was taken in, or dropped for want of consent.",
                    body: .init(
                        schema: #"{"type":"object","required":["success"],"properties":{"success":{"const":true}}}"#,
                        example: #"{"success":true}"#))
            ] + Answer.problems(400, 401, 403, 404, 413, 429, 503)),
        Operation(
            method: .get, path: "/v1/projects/{key}/settings", id: "segmentSettings", tag: "Segment",
            summary: "Read the settings of analytics.js",
            description:
                "Makes the unmodified browser client talk to this server alone. The key is said back, not looked up.",
            auth: .open,
            parameters: [
                .init(
                    name: "key", place: .path, description: "The write key.", schema: #"{"type":"string"}"#,
                    isRequired: true)
            ],
            answers: [
                .init(
                    status: 200, meaning: "The settings.",
                    body: .init(schema: #"{"type":"object","required":["integrations"]}"#, example: ""))
            ] + Answer.problems(404)),
    ]
}
