extension OpenAPIDocument {
    static let rules = [
        Operation(
            method: .get, path: "/v1/shelf-rules", id: "getShelfRules", tag: "Catalog",
            summary: "Read the rules of the shelves", description: "What the shop decided for its shelves.",
            auth: .serverKey, answers: [.ok("The rules.", "ShelfRules", rulesExample)] + Answer.problems(401, 403, 429)),
        Operation(
            method: .put, path: "/v1/shelf-rules", id: "putShelfRules", tag: "Catalog",
            summary: "Set the rules of the shelves",
            description: """
                Replaces all rules. A shelf with rules of its own has no others; `everywhere` is for all the rest. \
                Weights and shares are fractions in text, from \"0\" to \"1\".

                What is excluded is never shown, what is buried stands behind all else, a boost multiplies how well \
                items fit. `calibration` keeps to the mix of categories of the visit, `diversity` shows what is \
                unlike the rest of the shelf, `exploration` gives a share of the places to new items at random, and \
                `hold_out` gives a share of the visits what is popular only.
                """,
            auth: .serverKey, parameters: [.idempotency], request: .named("ShelfRules", rulesExample),
            answers: [.ok("The rules as they are now.", "ShelfRules", rulesExample)]
                + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
    ]

    private static let rulesExample = """
        {"everywhere":{"excluded":[{"category":"Gift cards"}],"exploration":"1/50"},
         "shelves":{"home":{"pins":[{"item":"tent-ridge-2","place":1}],
         "boosts":[{"category":"Tents","factor":"3/2"}],"calibration":"1/5","diversity":"1/10"}}}
        """

    static let ruleSchemas = [
        Schema(
            name: "ShelfRules",
            json: """
                {"type":"object","additionalProperties":false,"properties":{
                "lists":{"type":"string","enum":["exact","published"],
                "description":"What visitors without an account get suggestions from: the models as they are, or the published graph. Whoever knows five things that somebody bought and watches exact lists guessed her next purchase at once in 45 % of cases, from those published with ε = 1 in less than 1 % (docs/shelf-rules.md)."},
                "everywhere":{"$ref":"#/components/schemas/RulesOfAShelf"},
                "shelves":{"type":"object","propertyNames":{"enum":["home","product","cart","category","search"]},
                "additionalProperties":{"$ref":"#/components/schemas/RulesOfAShelf"}}}}
                """),
        Schema(
            name: "RulesOfAShelf",
            json: """
                {"type":"object","additionalProperties":false,"properties":{
                "pins":{"type":"array","maxItems":200,"items":{"type":"object","additionalProperties":false,
                "required":["item","place"],"properties":{"item":{"$ref":"#/components/schemas/ItemID"},
                "place":{"type":"integer","minimum":1,"maximum":100}}}},
                "boosts":{"type":"array","maxItems":200,"items":{"type":"object","additionalProperties":false,
                "required":["factor"],"properties":{"item":{"$ref":"#/components/schemas/ItemID"},
                "category":{"type":"string","maxLength":256},
                "factor":{"$ref":"#/components/schemas/Fraction"}}}},
                "buried":{"$ref":"#/components/schemas/Targets"},"excluded":{"$ref":"#/components/schemas/Targets"},
                "calibration":{"$ref":"#/components/schemas/Fraction"},
                "diversity":{"$ref":"#/components/schemas/Fraction"},
                "exploration":{"$ref":"#/components/schemas/Fraction"},
                "hold_out":{"$ref":"#/components/schemas/Fraction"}}}
                """),
        Schema(
            name: "Targets",
            json: """
                {"type":"array","maxItems":200,"description":"Items, or every item with a category of that name.",
                "items":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{
                "item":{"$ref":"#/components/schemas/ItemID"},"category":{"type":"string","maxLength":256}}}}
                """),
        Schema(
            name: "Fraction",
            json: #"{"type":"string","pattern":"^[0-9]{1,10}(/[0-9]{1,10})?$","examples":["1/50"]}"#),
    ]
}
