extension OpenAPIDocument {
    static let events = [
        Operation(
            method: .post, path: "/v1/events", id: "postEvents", tag: "Events", summary: "Send events",
            description: """
                Takes one event, or up to 500 in `events`; `visit`, `consent` and `currency` beside `events` hold for \
                all of \
                them. Each event is kept only for the purposes that were agreed to, each in its own minimised form. \
                What \
                nobody agreed to is dropped, counted and answered with 200, so that clients do not send it again.

                Events have GA4 names. Those that no purpose needs, such as `page_view`, are dropped as `not_needed`.
                """,
            parameters: [.shopper, .idempotency, .globalPrivacyControl],
            request: .named(
                "Events",
                """
                {"visit":"4f9d1c0e8ab24c7e9f0a6b1d2c3e4f50","consent":{"learning":"visit","measurement":"visit"},
                 "events":[{"name":"view_item","items":[{"item_id":"tent-ridge-2"}]}]}
                """),
            answers: [
                .ok(
                    "What became of the events. Each was kept, or dropped for one reason; one event can serve several purposes.",
                    "EventsReport",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","received":1,"kept":1,"dropped":{},"used":{"learning":1,
                    "measurement":1}}
                    """)
            ] + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503))
    ]

    static let eventSchemas = [
        Schema(
            name: "Events",
            json: """
                {"description":"One event, or a batch of them.","anyOf":[{"$ref":"#/components/schemas/Event"},
                {"$ref":"#/components/schemas/EventBatch"}]}
                """),
        Schema(
            name: "EventBatch",
            json: """
                {"type":"object","additionalProperties":false,"required":["events"],"properties":{
                "visit":{"$ref":"#/components/schemas/VisitToken"},"consent":{"$ref":"#/components/schemas/Choices"},
                "currency":{"$ref":"#/components/schemas/Currency"},
                "events":{"type":"array","maxItems":500,"items":{"$ref":"#/components/schemas/Event"}}}}
                """),
        Schema(
            name: "Event",
            json: """
                {"type":"object","additionalProperties":false,"required":["name"],"properties":{
                "name":{"type":"string","maxLength":100,
                "description":"A GA4 name. These are used: view_item_list, select_item,\
                 view_item, add_to_wishlist, add_to_cart, remove_from_cart, purchase, refund."},
                "id":{"type":"string","minLength":1,"maxLength":100,
                "description":"The sender's own id; a second event with it counts for nothing."},
                "time":{"description":"When; now if it is left out.","anyOf":[{"type":"string","format":"date-time"},
                {"type":"integer","description":"Seconds since 1970."}]},
                "visit":{"$ref":"#/components/schemas/VisitToken"},"consent":{"$ref":"#/components/schemas/Choices"},
                "currency":{"$ref":"#/components/schemas/Currency"},
                "items":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/components/schemas/EventItem"}}}}
                """),
        Schema(
            name: "EventItem",
            json: """
                {"type":"object","additionalProperties":false,"required":["item_id"],"properties":{
                "item_id":{"$ref":"#/components/schemas/ItemID"},
                "quantity":{"type":"integer","minimum":1,"maximum":10000,"default":1},
                "price":{"$ref":"#/components/schemas/Amount"}}}
                """),
        Schema(
            name: "EventsReport",
            json: """
                {"type":"object","required":["request_id","received","kept","dropped","used"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},"received":{"type":"integer","minimum":0},
                "kept":{"type":"integer","minimum":0},
                "dropped":{"type":"object","description":"How many were dropped, by reason.","properties":{
                "no_consent":{"type":"integer"},"duplicate":{"type":"integer"},"not_needed":{"type":"integer"},"past_retention":{"type":"integer"},"erased":{"type":"integer"}}},
                "used":{"type":"object","description":"How many events each purpose used.",
                "propertyNames":{"$ref":"#/components/schemas/Purpose"},"additionalProperties":{"type":"integer"}}}}
                """),
    ]
}
