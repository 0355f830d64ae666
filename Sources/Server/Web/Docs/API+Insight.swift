extension OpenAPIDocument {
    static let insight = [
        Operation(
            method: .get, path: "/v1/models", id: "getModels", tag: "Insight", summary: "Read the models' digests",
            description: """
                Two nodes that have read the journal to the same position have the same digests, and so has a model \
                that never \
                saw what was forgotten.
                """,
            auth: .serverKey,
            answers: [
                .ok(
                    "The models of this node.", "Models",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","position":1208,"visits":412,"events":2077,
                     "digest":"\(String(repeating: "3a", count: 32))",
                     "models":[{"name":"popularity","digest":"\(String(repeating: "5b", count: 32))"}]}
                    """)
            ] + Answer.problems(401, 403, 429)),
        Operation(
            method: .get, path: "/v1/measurements", id: "getMeasurements", tag: "Insight", summary: "Read counts",
            description: """
                How often each kind of event happened, by day and item. A number of fewer than `k` visits is never \
                shown; \
                what is withheld is in `other_events` where enough visits are behind it.
                """,
            auth: .serverKey,
            parameters: [
                .init(
                    name: "from", place: .query, description: "The first day, in UTC.",
                    schema: #"{"type":"string","format":"date"}"#, isRequired: true),
                .init(
                    name: "to", place: .query, description: "The last day, at most 366 days later.",
                    schema: #"{"type":"string","format":"date"}"#, isRequired: true),
            ],
            answers: [
                .ok(
                    "Counts.", "Measurements",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","k":10,"tables":[{"day":"2026-11-21","event":"view_item",
                     "items":[{"id":"tent-ridge-2","events":31,"visits":24}],"total_events":31}]}
                    """)
            ] + Answer.problems(401, 403, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/agreements", id: "getAgreements", tag: "Insight",
            summary: "Count who agreed to what",
            description: """
                How many shoppers with an account let each purpose reach each level now, from their live decisions: a \
                yes that ran out, or that a signal lowers, does not count. A number of fewer than `k` shoppers is \
                never shown; what is withheld is in `other_shoppers` where that gives nobody away.
                """,
            auth: .serverKey,
            answers: [
                .ok(
                    "Counts.", "Agreements",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","k":10,"purposes":[{"purpose":"recommendations",
                     "levels":[{"level":"account","shoppers":812}],"total_shoppers":812},
                     {"purpose":"messages","levels":[]}]}
                    """)
            ] + Answer.problems(401, 403, 429, 503)),
        Operation(
            method: .get, path: "/v1/records/{kind}", id: "getRecord", tag: "Insight",
            summary: "Read a record of processing, the notice or the data map",
            description: """
                What the law wants in writing, in Markdown, made from the configuration and the list of tables: \
                `processing` (GDPR 30), `notice` (what shoppers are told, GDPR 13), `dpia` (a draft of the impact \
                assessment, GDPR 35), `processors` (GDPR 28), `map` (each dataset: purposes, levels, age, rows).
                """,
            auth: .serverKey,
            parameters: [
                .init(
                    name: "kind", place: .path, description: "Which.",
                    schema: #"{"type":"string","enum":["processing","notice","dpia","processors","map"]}"#,
                    isRequired: true),
                .init(
                    name: "language", place: .query, description: "The language of the notice.",
                    schema: #"{"type":"string","enum":["en","de"],"default":"en"}"#),
            ],
            answers: [.text("The document.", type: "text/markdown", "# Data map\n")]
                + Answer.problems(401, 403, 404, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/ledger", id: "getLedger", tag: "Insight", summary: "Read the ledger's root",
            description:
                "The size and the RFC 6962 root of the shop's ledger. Keep it: it shows later that no line was changed.",
            auth: .serverKey,
            answers: [
                .ok(
                    "The tree over all lines.", "LedgerState",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","size":43,"root":"\(String(repeating: "9d", count: 32))"}
                    """)
            ] + Answer.problems(401, 403, 429, 503)),
    ]

    static let insightSchemas = [
        Schema(
            name: "Models",
            json: """
                {"type":"object","required":["request_id","position","visits","events","digest","models"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
                "position":{"type":"integer","minimum":0,
                "description":"The journal number that this node has read to."},
                "visits":{"type":"integer"},"events":{"type":"integer"},"digest":{"$ref":"#/components/schemas/Digest"},
                "models":{"type":"array","items":{"type":"object","required":["name","digest"],"properties":{
                "name":{"type":"string"},"digest":{"$ref":"#/components/schemas/Digest"}}}}}}
                """),
        Schema(
            name: "Measurements",
            json: """
                {"type":"object","required":["request_id","k","tables"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
                "k":{"type":"integer","description":"The smallest group that is shown."},
                "tables":{"type":"array","items":{"type":"object","required":["day","event","items"],"properties":{
                "day":{"type":"string","format":"date"},"event":{"type":"string"},
                "items":{"type":"array","items":{"type":"object","required":["id","events","visits"],"properties":{
                "id":{"$ref":"#/components/schemas/ItemID"},"events":{"type":"integer"},"visits":{"type":"integer"}}}},
                "other_events":{"type":"integer"},"total_events":{"type":"integer"}}}}}}
                """),
        Schema(
            name: "Agreements",
            json: """
                {"type":"object","required":["request_id","k","purposes"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
                "k":{"type":"integer","description":"The smallest group that is shown."},
                "purposes":{"type":"array","items":{"type":"object","required":["purpose","levels"],"properties":{
                "purpose":{"type":"string"},
                "levels":{"type":"array","items":{"type":"object","required":["level","shoppers"],"properties":{
                "level":{"type":"string"},"shoppers":{"type":"integer"}}}},
                "other_shoppers":{"type":"integer"},"total_shoppers":{"type":"integer"}}}}}}
                """),
        Schema(
            name: "LedgerState",
            json: """
                {"type":"object","required":["request_id","size","root"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},"size":{"type":"integer","minimum":0},
                "root":{"$ref":"#/components/schemas/Digest"}}}
                """),
        Schema(
            name: "Certificate",
            json: """
                {"type":"object","required":["request_id","erased","position"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
                "erased":{"type":"object","required":["visits","sealed_rows","decisions","keys"],"properties":{
                "visits":{"type":"integer"},"sealed_rows":{"type":"integer"},"decisions":{"type":"integer"},
                "keys":{"type":"integer"}}},
                "position":{"type":"integer","description":"The journal number from which no model holds her."},
                "receipt":{"$ref":"#/components/schemas/Receipt"}}}
                """),
        Schema(
            name: "ForgetVisit",
            json: """
                {"type":"object","additionalProperties":false,"required":["visit"],"properties":{
                "visit":{"$ref":"#/components/schemas/VisitToken"}}}
                """),
    ]
}
