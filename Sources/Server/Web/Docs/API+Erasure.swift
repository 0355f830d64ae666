extension OpenAPIDocument {
    static let erasure = [
        Operation(
            method: .delete, path: "/v1/shoppers/{id}", id: "deleteShopper", tag: "Erasure", summary: "Erase a shopper",
            description: """
                Deletes her profile, decisions and key, and subtracts her visits from the models: afterwards their \
                digests are \
                those of models that never saw her. It is one change: all of it is done when this answers. An id that \
                nobody \
                knows gets the same answer with zeros.
                """,
            auth: .serverKey,
            parameters: [
                .init(
                    name: "id", place: .path, description: "The shop's own customer id, percent-encoded.",
                    schema: #"{"type":"string","minLength":1,"maxLength":256}"#, isRequired: true),
                .idempotency,
            ],
            answers: [.ok("The certificate.", "Certificate", certificateExample(decisions: 3, keys: 1))]
                + Answer.problems(400, 401, 403, 409, 422, 429, 503)),
        Operation(
            method: .post, path: "/v1/erasures", id: "postErasure", tag: "Erasure",
            summary: "Erase a shopper, or a part of what is held",
            description: """
                The same with the customer number in the body, where no log of an address keeps it. `dry_run` shows \
                the plan; `prove` adds digests of the models before and after and a search through every byte of the \
                store, which takes as long as reading it.
                """,
            auth: .serverKey, parameters: [.idempotency],
            request: .named("Ask", #"{"customer":"c-1","prove":true}"#),
            answers: [.ok("The certificate.", "Certificate", certificateExample(decisions: 3, keys: 1))]
                + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
        Operation(
            method: .post, path: "/v1/visits/forget", id: "forgetVisit", tag: "Erasure", summary: "Forget a visit",
            description: """
                Forgets a visit that was learned without an account. Whoever holds its token may ask, and only the \
                visitor's \
                browser does.
                """,
            parameters: [.idempotency],
            request: .named("ForgetVisit", #"{"visit":"4f9d1c0e8ab24c7e9f0a6b1d2c3e4f50"}"#),
            answers: [.ok("The certificate.", "Certificate", certificateExample(decisions: 0, keys: 0))]
                + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
    ]

    private static func certificateExample(decisions: Int, keys: Int) -> String {
        """
        {"request_id":"req_5f0c2ab81d3e4f60","erased":{"visits":1,"sealed_rows":\(keys),"decisions":\(decisions),
        "keys":\(keys)},
         "position":1208,"receipt":{"format":"confide-receipt@v1","index":1,"act":"erasure","salt":"\(String(repeating: "7c", count: 32))",
         "payload":"time=1795341600","commitment":"\(String(repeating: "e1", count: 32))","proof":"\(proofExample)"}}
        """
    }
}
