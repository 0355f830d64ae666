extension OpenAPIDocument {
    static let recommendations = [
        Operation(
            method: .post, path: "/v1/recommendations", id: "postRecommendations", tag: "Recommendations",
            summary: "Ask for recommendations",
            description: """
                Answers a placement. `visit` is used only under a yes to `recommendations`, and nothing of it is kept. \
                Without a yes the answer comes from the items on the page, what is popular and the catalog.

                `level` says how far the shopper's data was used, and `because` why no further. Reasons are true by \
                construction: without what a reason names, the item's score would differ. `adjustments` say what was \
                done to an item after ranking, by the shop's rules or by the shopper's dial; `propensity` is the \
                exact probability that it stands where it does, where places are explored.
                """,
            parameters: [.shopper, .globalPrivacyControl],
            request: .named(
                "RecommendationRequest",
                """
                {"placement":"home","visit":["tent-ridge-2","mat-cloud"],"consent":{"recommendations":"visit"},
                "limit":2,
                 "filter":{"category":"Outdoor","price":{"max":"100.00","currency":"EUR"}}}
                """),
            answers: [.ok("Items, best first.", "Recommendation", recommendationExample)]
                + Answer.problems(400, 401, 403, 413, 422, 429)),
        Operation(
            method: .post, path: "/v1/rank", id: "postRank", tag: "Recommendations", summary: "Put items in order",
            description: """
                Puts `candidates` in order for a shopper: each known one once, best first, and the ones that no model \
                knows \
                last, in the order given.
                """,
            parameters: [.shopper, .globalPrivacyControl],
            request: .named(
                "RankRequest",
                """
                {"placement":"category","candidates":["stove-spark","mat-cloud","mug-clay"],"visit":["tent-ridge-2"],
                 "consent":{"recommendations":"visit"}}
                """),
            answers: [.ok("The candidates in order.", "Recommendation", recommendationExample)]
                + Answer.problems(400, 401, 403, 413, 422, 429)),
    ]

    private static let recommendationExample = """
        {"request_id":"req_5f0c2ab81d3e4f60","level":"visit","because":"no_account","purposes":["recommendations"],
         "items":[{"id":"stove-spark","score":1.75,"reasons":[{"code":"because_you_viewed","item":"tent-ridge-2"}]},
         {"id":"gas-230","score":1.5,"reasons":[{"code":"popular"}]}]}
        """

    /// The properties that both requests have.
    private static let question = """
        "placement":{"type":"string","enum":["home","product","cart","category","search"],
        "description":"Where the items will be shown."},
        "item":{"$ref":"#/components/schemas/ItemID","description":"The item on the page."},
        "items":{"type":"array","maxItems":100,"items":{"$ref":"#/components/schemas/ItemID"},
        "description":"The items on the page or in the cart."},
        "visit":{"type":"array","maxItems":200,"items":{"$ref":"#/components/schemas/ItemID"},
        "description":"What was looked at in this visit, oldest first."},
        "consent":{"$ref":"#/components/schemas/Choices"},
        "filter":{"$ref":"#/components/schemas/Filter"},
        "exclude":{"type":"array","maxItems":500,"items":{"$ref":"#/components/schemas/ItemID"}}
        """

    static let recommendationSchemas = [
        Schema(
            name: "RecommendationRequest",
            json: """
                {"type":"object","additionalProperties":false,"required":["placement"],"properties":{\(question),
                "limit":{"type":"integer","minimum":1,"maximum":100,"default":10},
                "surprise":{"type":"integer","minimum":1,"maximum":5,
                "description":"The shopper's dial: 1 is the familiar, 5 the unknown, 3 changes nothing. Where it is missing, the one that a signed-in shopper set on her own page counts, and 3 for everybody else."},
                "draw":{"type":"integer","minimum":0,"maximum":4294967295,
                "description":"A number that the page drew at random for this visit; decides whether it is held out."}}}
                """),
        Schema(
            name: "RankRequest",
            json: """
                {"type":"object","additionalProperties":false,"required":["placement","candidates"],"properties":{\(question),
                "candidates":{"type":"array","minItems":1,"maxItems":500,
                "items":{"$ref":"#/components/schemas/ItemID"}}}}
                """),
        Schema(
            name: "Filter",
            json: """
                {"type":"object","additionalProperties":false,"properties":{
                "category":{"description":"Any category on an item's path.","anyOf":[{"type":"string","maxLength":1000},
                {"type":"array","maxItems":50,"items":{"type":"string","maxLength":1000}}]},
                "price":{"type":"object","additionalProperties":false,"required":["currency"],"properties":{
                "min":{"$ref":"#/components/schemas/Amount"},"max":{"$ref":"#/components/schemas/Amount"},
                "currency":{"$ref":"#/components/schemas/Currency"}}},
                "in_stock":{"type":"boolean","default":true,
                "description":"Whether only items that can be ordered are shown."}}}
                """),
        Schema(
            name: "Recommendation",
            json: """
                {"type":"object","required":["request_id","level","purposes","items"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},"level":{"$ref":"#/components/schemas/Level"},
                "because":{"$ref":"#/components/schemas/Because"},
                "purposes":{"type":"array","items":{"$ref":"#/components/schemas/Purpose"},
                "description":"The purposes whose data was used."},
                "held_out":{"type":"boolean",
                "description":"True where the visit got what is popular, so that what models add can be measured."},
                "items":{"type":"array","items":{"type":"object","required":["id","score","reasons"],"properties":{
                "id":{"$ref":"#/components/schemas/ItemID"},"score":{"type":"number"},
                "adjustments":{"type":"array","items":{"type":"string","enum":["pinned","boosted","surprising",
                "calibrated","diversified","explored","buried"]}},
                "propensity":{"type":"string","description":"A fraction, such as `39/40`."},
                "reasons":{"type":"array","items":{"$ref":"#/components/schemas/Reason"}}}}}}}
                """),
        Schema(
            name: "Reason",
            json: """
                {"type":"object","required":["code"],"properties":{
                "code":{"type":"string","enum":["because_you_viewed","because_of_history","also_viewed","bought_together",
                "looks_like","popular_in_category","popular","new_in_category","new","chosen_by_shop","explored",
                "in_catalog"]},
                "item":{"$ref":"#/components/schemas/ItemID",
                "description":"The item that the reason names, if it names one."}}}
                """),
    ]
}
