extension OpenAPIDocument {
    static let storefront = [
        Operation(
            method: .get, path: "/v1/shelves/{placement}", id: "getShelf", tag: "Storefront",
            summary: "Read a shelf that is equal for all",
            description: """
                What fits the page, what is popular and the catalog, with all that a card shows. The answer knows nobody \
                and may be cached by everybody. The write key may stand in the address as `key`, so that pages of other \
                origins need no preflight.
                """,
            parameters: shelfParameters,
            answers: [.ok("Items, best first.", "Shelf", shelfExample)] + Answer.problems(401, 403, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/shelves/{placement}.html", id: "getShelfPage", tag: "Storefront",
            summary: "Read the same as a page",
            description: "For `<noscript>`, in an `<iframe>` on pages of the key's origins.",
            parameters: shelfParameters,
            answers: [.text("The page.", type: "text/html")] + Answer.problems(401, 403, 422, 429, 503)),
        Operation(
            method: .post, path: "/v1/shelves", id: "postShelf", tag: "Storefront",
            summary: "Ask for a shelf within what she agreed to",
            description: """
                Takes what `POST /v1/recommendations` takes, and answers with all that a card shows of each item and of \
                what its reasons name.
                """,
            parameters: [.shopper, .globalPrivacyControl],
            request: .named(
                "RecommendationRequest",
                #"{"placement":"home","visit":["tent-ridge-2"],"consent":{"recommendations":"visit"},"limit":2}"#),
            answers: [.ok("Items, best first.", "Shelf", shelfExample)]
                + Answer.problems(400, 401, 403, 413, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/graph", id: "getGraph", tag: "Storefront",
            summary: "Read which graph of items is published",
            description: """
                The graph that browsers rank with at level `device`, and what it cost whom it was made from. Everybody \
                fetches the same: nothing that is asked here says what somebody looks at.
                """,
            parameters: [.key],
            answers: [
                .ok(
                    "The newest edition.", "Graph",
                    #"{"release":"2026-11-22","items":980,"shards":1,"rho_units":17000000000}"#)
            ] + Answer.problems(401, 403, 404, 429)),
        Operation(
            method: .get, path: "/v1/graph/{release}/{shard}", id: "getGraphShard", tag: "Storefront",
            summary: "Fetch a part of the graph",
            description: """
                In the form that docs/sdk.md describes; it never changes. Fetch all parts, in order. In gzip for whoever \
                accepts that.
                """,
            parameters: [.release, .shard, .key],
            answers: [
                .init(
                    status: 200, meaning: "The part.",
                    body: .init(
                        types: ["application/octet-stream"], schema: #"{"type":"string","format":"binary"}"#,
                        example: "")),
                .init(status: 304, meaning: "The client has it, as its `If-None-Match` says."),
            ] + Answer.problems(401, 403, 404, 429)),
        Operation(
            method: .get, path: "/v1/graph/{release}/{shard}/items", id: "getGraphItems", tag: "Storefront",
            summary: "Read what cards show of the items of a part",
            description: "All items of the part that can be ordered now, so that none has to be asked for by itself.",
            parameters: [.release, .shard, .key],
            answers: [
                .ok(
                    "The items, the most popular first.", "GraphItems",
                    #"{"items":[{"id":"stove-spark","title":"Spark stove","price":{"amount":"39.00","currency":"EUR"}}]}"#
                )
            ] + Answer.problems(401, 403, 404, 429, 503)),
        Operation(
            method: .get, path: "/sdk/v1/{file}", id: "sdkFile", tag: "Storefront", summary: "Fetch a file of the SDK",
            description: "The newest version: `confide.js` and what it imports, `confide.css`, `confide.d.ts`.",
            auth: .open, parameters: [.file], answers: [fileAnswer] + Answer.problems(404)),
        Operation(
            method: .get, path: "/sdk/v1/at/{digest}/{file}", id: "sdkPinnedFile", tag: "Storefront",
            summary: "Fetch a file of one version of the SDK",
            description: "Never changes; `confide snippet` prints its address with the hashes that browsers check.",
            auth: .open, parameters: [.digest, .file], answers: [fileAnswer] + Answer.problems(404)),
    ]

    private static let shelfParameters: [Parameter] = [
        .init(
            name: "placement", place: .path, description: "Where the items will be shown.",
            schema: #"{"type":"string","enum":["home","product","cart","category","search"]}"#, isRequired: true),
        .key,
        .init(
            name: "item", place: .query, description: "The item on the page; can be repeated for those in the cart.",
            schema: ##"{"type":"array","maxItems":100,"items":{"$ref":"#/components/schemas/ItemID"}}"##),
        .init(
            name: "limit", place: .query, description: "How many items; 10 when it is left out.",
            schema: #"{"type":"integer","minimum":1,"maximum":100}"#),
    ]

    private static let fileAnswer = Answer(
        status: 200, meaning: "The file.",
        body: .init(types: ["text/javascript", "text/css", "text/plain"], schema: #"{"type":"string"}"#, example: ""))

    private static let shelfExample = """
        {"placement":"home","level":"off","because":"not_asked","purposes":[],
         "items":[{"id":"stove-spark","title":"Spark stove","link":"https://tents.example/stove-spark","category":"Stoves",
         "price":{"amount":"39.00","currency":"EUR"},"reasons":[{"code":"popular"}]}]}
        """

    static let storefrontSchemas = [
        Schema(
            name: "Graph",
            json: """
                {"type":"object","required":["release","items","shards","rho_units"],"properties":{
                "release":{"type":"string","format":"date"},"items":{"type":"integer"},"shards":{"type":"integer"},
                "rho_units":{"type":"integer","description":"Its cost in zero-concentrated differential privacy: ρ in units of 10⁻¹²."}}}
                """),
        Schema(
            name: "GraphItems",
            json: """
                {"type":"object","required":["items"],"properties":{"items":{"type":"array","items":{"type":"object",
                "required":["id","title"],"properties":{"id":{"$ref":"#/components/schemas/ItemID"},
                "title":{"type":"string"},"link":{"type":"string"},"image":{"type":"string"},"category":{"type":"string"},
                "group":{"type":"string","description":"Equal for variants of one product."},
                "price":{"type":"object","required":["amount","currency"],"properties":{
                "amount":{"$ref":"#/components/schemas/Amount"},"currency":{"$ref":"#/components/schemas/Currency"}}}}}}}}
                """),
        Schema(
            name: "Shelf",
            json: """
                {"type":"object","required":["placement","level","purposes","items"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},"placement":{"type":"string"},
                "level":{"$ref":"#/components/schemas/Level"},"because":{"$ref":"#/components/schemas/Because"},
                "purposes":{"type":"array","items":{"$ref":"#/components/schemas/Purpose"}},"held_out":{"type":"boolean"},
                "items":{"type":"array","items":{"type":"object","required":["id","reasons"],"properties":{
                "id":{"$ref":"#/components/schemas/ItemID"},"title":{"type":"string"},"link":{"type":"string"},
                "image":{"type":"string"},"category":{"type":"string","description":"The narrowest."},
                "price":{"type":"object","required":["amount","currency"],"properties":{
                "amount":{"$ref":"#/components/schemas/Amount"},"currency":{"$ref":"#/components/schemas/Currency"}}},
                "reasons":{"type":"array","items":{"allOf":[{"$ref":"#/components/schemas/Reason"}],"properties":{
                "title":{"type":"string","description":"What the item that the reason names is called."}}}}}}}}}
                """),
    ]
}

extension OpenAPIDocument.Parameter {
    fileprivate static let file = Self(
        name: "file", place: .path, description: "The file's name, such as `confide.js`.",
        schema: #"{"type":"string"}"#, isRequired: true)
    fileprivate static let key = Self(
        name: "key", place: .query, description: "The write key, where it is in no header.",
        schema: #"{"type":"string"}"#)
    fileprivate static let release = Self(
        name: "release", place: .path, description: "Names the edition by its first day.",
        schema: #"{"type":"string","format":"date"}"#, isRequired: true)
    fileprivate static let shard = Self(
        name: "shard", place: .path, description: "The number of the part, from 0.",
        schema: #"{"type":"integer","minimum":0}"#, isRequired: true)
    fileprivate static let digest = Self(
        name: "digest", place: .path, description: "Names the version: 16 hexadecimal digits.",
        schema: #"{"type":"string"}"#, isRequired: true)
}
