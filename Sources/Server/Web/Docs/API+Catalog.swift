extension OpenAPIDocument {
    static let catalog = [
        Operation(
            method: .get, path: "/v1/items/{id}", id: "getItem", tag: "Catalog", summary: "Read an item",
            description: "The item as the catalog has it.", auth: .serverKey, parameters: [.item],
            answers: [.ok("The item.", "Item", itemExample)] + Answer.problems(401, 403, 404, 422, 429, 503)),
        Operation(
            method: .put, path: "/v1/items/{id}", id: "putItem", tag: "Catalog", summary: "Add or replace an item",
            description: "Replaces the whole item: a field that is left out is empty afterwards.", auth: .serverKey,
            parameters: [.item, .idempotency], request: .named("Item", itemExample),
            answers: [.ok("The item as it is now.", "Item", itemExample)]
                + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
        Operation(
            method: .delete, path: "/v1/items/{id}", id: "deleteItem", tag: "Catalog",
            summary: "Take an item off the shelves",
            description: "It is no longer recommended. Counts of it stay.", auth: .serverKey,
            parameters: [.item, .idempotency],
            answers: [.init(status: 204, meaning: "It is off the shelves.")]
                + Answer.problems(400, 401, 403, 404, 409, 422, 429, 503)),
        Operation(
            method: .put, path: "/v1/catalog/feeds/{name}", id: "putFeed", tag: "Catalog", summary: "Send a whole feed",
            description: """
                Takes a product feed as shops have it: tab-separated with a header row, CSV, RSS or Atom with \
                Google's `g:` \
                elements, or JSON lines of items. Which one it is shows in its first bytes. Items that an earlier \
                feed of this \
                name had and this one lacks go off the shelves. Bad rows are refused one by one, and the others are \
                taken.

                A feed that would take more than half of its items off the shelves looks cut off: its rows are taken, \
                nothing \
                goes off the shelves, and the answer is a problem.
                """,
            auth: .serverKey,
            parameters: [
                .init(
                    name: "name", place: .path, description: "The shop's own name of the feed.",
                    schema: #"{"type":"string","minLength":1,"maxLength":64}"#, isRequired: true),
                .init(
                    name: "allow_shrink", place: .query, description: "`true` lets the feed shrink by more than half.",
                    schema: #"{"type":"string","enum":["true"]}"#),
                .idempotency,
            ],
            request: .init(
                types: ["text/tab-separated-values", "text/csv", "application/xml", "application/x-ndjson"],
                schema: #"{"type":"string"}"#,
                example: """
                    id\ttitle\tlink\tavailability\tprice\tproduct_type
                    tent-ridge-2\tRidge 2 tent\thttps://shop.example/p/tent-ridge-2\tin_stock\t249.00 EUR\tOutdoor > \
                    Tents
                    """),
            answers: [
                .ok(
                    "What became of its rows.", "FeedReport",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","feed":"main","rows":2,"taken":1,"repeated":0,"changed":1,"unlisted":0,
                    "refused_count":1,
                     "refused":[{"line":3,"code":"missing","place":"title","detail":"give each item a title"}]}
                    """)
            ] + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
    ]

    private static let itemExample = """
        {"id":"tent-ridge-2","title":"Ridge 2 tent","description":"A two-person tent that stands up to wind.",
         "link":"https://shop.example/p/tent-ridge-2","image_link":"https://shop.example/i/tent-ridge-2.jpg",
         "brand":"Nordhavn","category":["Outdoor","Tents"],"price":{"amount":"249.00","currency":"EUR"},
         "availability":"in_stock"}
        """

    static let catalogSchemas = [
        Schema(
            name: "Item",
            json: """
                {"type":"object","additionalProperties":false,"required":["title"],"properties":{
                "id":{"$ref":"#/components/schemas/ItemID","description":"May be left out where the address has it."},
                "title":{"type":"string","minLength":1,"maxLength":1000},"description":{"type":"string",
                "maxLength":10000},
                "link":{"$ref":"#/components/schemas/Link"},"image_link":{"$ref":"#/components/schemas/Link"},
                "brand":{"type":"string","maxLength":200},
                "item_group_id":{"type":"string","maxLength":256,"description":"What variants of one product share."},
                "category":{"description":"From the widest to the narrowest, as a list or as A > B > C.",
                "anyOf":[{"type":"array","maxItems":20,"items":{"type":"string"}},{"type":"string","maxLength":1000}]},
                "price":{"description":"An object, or text such as 249.00 EUR.",
                "anyOf":[{"$ref":"#/components/schemas/Money"},
                {"type":"string","maxLength":64}]},
                "availability":{"type":"string","enum":["in_stock","out_of_stock","preorder","backorder","unlisted"],
                "default":"in_stock",
                "description":"An answer can also say unlisted, which a request cannot."}}}
                """),
        Schema(
            name: "Link",
            json:
                #"{"type":"string","maxLength":2000,"pattern":"^(https?://|/)","description":"https, http, or a path of the shop."}"#
        ),
        Schema(
            name: "Money",
            json: """
                {"type":"object","additionalProperties":false,"required":["amount","currency"],"properties":{
                "amount":{"$ref":"#/components/schemas/Amount"},"currency":{"$ref":"#/components/schemas/Currency"}}}
                """),
        Schema(
            name: "FeedReport",
            json: """
                {"type":"object","required":["request_id","feed","rows","taken","repeated","changed","unlisted","refused_count",
                "refused"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},"feed":{"type":"string"},
                "rows":{"type":"integer"},"taken":{"type":"integer","description":"Rows that hold a usable item."},
                "repeated":{"type":"integer","description":"Rows with an id that an earlier row has; the first counts."},
                "changed":{"type":"integer","description":"Items that are new or differ from before."},
                "unlisted":{"type":"integer","description":"Items that the feed no longer has."},
                "refused_count":{"type":"integer"},
                "refused":{"type":"array","maxItems":100,"description":"The first hundred refused rows.",
                "items":{"type":"object",
                "required":["line","code","place","detail"],"properties":{"line":{"type":"integer"},
                "code":{"$ref":"#/components/schemas/FaultCode"},"place":{"type":"string"},
                "detail":{"type":"string"}}}}}}
                """),
    ]
}
