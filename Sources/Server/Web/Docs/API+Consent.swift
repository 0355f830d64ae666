extension OpenAPIDocument {
    static let consent = [
        Operation(
            method: .get, path: "/v1/consent", id: "getConsent", tag: "Consent", summary: "Read a shopper's choices",
            description: """
                How far each purpose reaches for her now, and why no further. `Sec-GPC: 1` lowers the answer, not the \
                record.
                """,
            auth: .shopper, parameters: [.globalPrivacyControl],
            answers: [
                .ok(
                    "Every purpose there is.", "Consent",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","purposes":[{"purpose":"recommendations","level":"account",
                    "because":"decided","expires":"2027-11-22","may_ask":false},
                     {"purpose":"learning","level":"off","because":"not_asked","may_ask":true}],"gpc_honoured":false}
                    """)
            ] + Answer.problems(401, 403, 429, 503)),
        Operation(
            method: .put, path: "/v1/consent", id: "putConsent", tag: "Consent", summary: "Record a shopper's answers",
            description: """
                Appends her answers to the notice she was shown: the words in use, as `GET /v1/consent/notices` gives \
                them; others are refused. Purposes that are not named stay as they are. \
                Withdrawing is \
                done when this answers: permits have stopped, her visits have left the models, her rows are deleted. \
                Each \
                answer leaves a line in the ledger, and she gets what opens it.
                """,
            auth: .shopper, parameters: [.idempotency, .globalPrivacyControl],
            request: .named(
                "Decisions",
                """
                {"decisions":{"recommendations":"account","learning":"off"},"notice":{"version":"1","language":"en"},
                "surface":"banner"}
                """),
            answers: [
                .ok(
                    "Her choices now, and a receipt for each answer.", "ConsentRecorded",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","purposes":[{"purpose":"recommendations","level":"account",
                    "because":"decided","expires":"2027-11-22","may_ask":false}],"gpc_honoured":false,
                     "receipts":[\(receiptExample)]}
                    """)
            ] + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
        Operation(
            method: .get, path: "/v1/consent/notices", id: "getNotices", tag: "Consent",
            summary: "Read what may be asked now, in the exact words",
            description: """
                The purposes that the shop asks for, their words, versions and hashes, and whether each may be asked now: \
                not again within months of a no, again when a yes has run out or the words are of a new version, not \
                under a signal, not below the age of consent. With a shopper token it knows her answers; without one the \
                page keeps them, and `asking` says for how long they hold.
                """,
            auth: .anyKey,
            parameters: [
                .shopper, .globalPrivacyControl,
                .init(
                    name: "language", place: .query,
                    description: "A BCP 47 tag; another language is given where it is not known.",
                    schema: #"{"type":"string","maxLength":35}"#),
            ],
            answers: [
                .ok(
                    "Every purpose that the shop asks for.", "Notices",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","place":"DE","rule_packs_sha256":"\(String(repeating: "b4", count: 32))",
                    "age_of_consent":16,"gpc_honoured":false,
                    "controller":{"name":"Lamps Ltd","address":"1 Quay, Hull","contact":"privacy desk, 1 Quay, Hull",
                    "complaints":"Information Commissioner, Wilmslow"},"asking":{"months_after_no":6,"months_after_yes":12},
                    "notices":[{"purpose":"offers","version":"1","language":"en",
                    "text":"We make you offers from what you look at. They can only lower a price.",
                    "sha256":"\(String(repeating: "9d", count: 32))","may_ask":false,"because":"said_no",
                    "not_before":"2027-05-22"}]}
                    """)
            ] + Answer.problems(401, 403, 429, 503)),
        Operation(
            method: .post, path: "/v1/consent/anonymous", id: "postAnonymousConsent", tag: "Consent",
            summary: "Get receipts for answers that stay on the device",
            description: """
                For whoever is not signed in: each answer leaves a line in the ledger, and its receipt comes back. Nothing \
                else is kept, and nothing on the server leads from the line to her.
                """,
            auth: .anyKey, parameters: [.idempotency, .globalPrivacyControl],
            request: .named(
                "Decisions",
                """
                {"decisions":{"recommendations":"visit"},"notice":{"version":"1","language":"en"},"surface":"banner"}
                """),
            answers: [
                .ok(
                    "A receipt for each answer.", "AnonymousReceipts",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","receipts":[\(receiptExample)]}
                    """)
            ] + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
    ]

    static let receiptExample = """
        {"format":"confide-receipt@v1","index":1,"act":"decision","salt":"\(String(repeating: "7c", count: 32))",
         "payload":"{\\"schema_version\\":\\"https://w3id.org/dpv/schema/dpv-27560#record\\"}",
         "commitment":"\(String(repeating: "e1", count: 32))","proof":"\(proofExample)"}
        """

    static let consentSchemas = [
        Schema(
            name: "Decisions",
            json: """
                {"type":"object","additionalProperties":false,"required":["decisions","notice"],"properties":{
                "decisions":{"$ref":"#/components/schemas/Choices"},
                "surface":{"type":"string","enum":["page","banner","settings","account","checkout","message"],
                "description":"Where she was asked; page when it is not given."},
                "notice":{"type":"object","additionalProperties":false,"required":["version","language"],
                "description":"The words in which she was asked.","properties":{
                "version":{"type":"string","minLength":1,"maxLength":64},
                "language":{"type":"string","minLength":1,"maxLength":35,"description":"A BCP 47 tag."},
                "hash":{"$ref":"#/components/schemas/Digest"}}}}}
                """),
        Schema(
            name: "Consent",
            json: """
                {"type":"object","required":["request_id","purposes","gpc_honoured"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
                "gpc_honoured":{"type":"boolean","description":"Whether `Sec-GPC: 1` was seen and obeyed."},
                "signal":{"type":"object","required":["gpc","since","receipt"],
                "description":"Since when her signal is set, or is not; recorded once, when it came or went.","properties":{
                "gpc":{"type":"boolean"},"since":{"type":"string","format":"date-time"},
                "receipt":{"$ref":"#/components/schemas/Receipt"}}},
                "purposes":{"type":"array","items":{"$ref":"#/components/schemas/Standing"}}}}
                """),
        Schema(
            name: "ConsentRecorded",
            json: """
                {"allOf":[{"$ref":"#/components/schemas/Consent"},{"type":"object","required":["receipts"],
                "properties":{
                "receipts":{"type":"array","items":{"$ref":"#/components/schemas/Receipt"}}}}]}
                """),
        Schema(
            name: "Standing",
            json: """
                {"type":"object","required":["purpose","level","because","may_ask"],"properties":{
                "purpose":{"$ref":"#/components/schemas/Purpose"},"level":{"$ref":"#/components/schemas/Level"},
                "because":{"$ref":"#/components/schemas/Because"},
                "expires":{"type":"string","format":"date","description":"The first day on which her yes no longer counts."},
                "may_ask":{"type":"boolean","description":"Whether the shop may ask her for this now; `GET /v1/consent/notices` says why not."}}}
                """),
        Schema(
            name: "Notices",
            json: """
                {"type":"object","required":["request_id","place","rule_packs_sha256","age_of_consent","gpc_honoured",
                "controller","asking","notices"],"properties":{"request_id":{"$ref":"#/components/schemas/RequestID"},
                "place":{"type":"string","description":"Whose laws hold: DE, US-CA, or unknown."},
                "rule_packs_sha256":{"$ref":"#/components/schemas/Digest"},
                "age_of_consent":{"type":"integer","minimum":0},"gpc_honoured":{"type":"boolean"},
                "gpc_sentences":{"type":"array","description":"What the law of her place wants shown where a signal was obeyed.",
                "items":{"type":"object","required":["language","text"],"properties":{"language":{"type":"string"},
                "text":{"type":"string"}}}},
                "controller":{"type":"object","description":"Who answers for shoppers' data.",
                "required":["name","address","contact"],"properties":{"name":{"type":"string"},
                "address":{"type":"string"},"contact":{"type":"string"},"url":{"type":"string"},
                "data_protection_officer":{"type":"string"},"complaints":{"type":"string"}}},
                "asking":{"type":"object","required":["months_after_no","months_after_yes"],"properties":{
                "months_after_no":{"type":"integer"},"months_after_yes":{"type":"integer"}}},
                "notices":{"type":"array","items":{"type":"object","required":["purpose","version","language","text",
                "sha256","may_ask","because"],"properties":{"purpose":{"$ref":"#/components/schemas/Purpose"},
                "version":{"type":"string"},"language":{"type":"string"},"text":{"type":"string"},
                "sha256":{"$ref":"#/components/schemas/Digest"},"may_ask":{"type":"boolean"},
                "because":{"type":"string","enum":["never_asked","changed","expired","no_is_old","said_yes","said_no",
                "signal","below_age"]},"not_before":{"type":"string","format":"date"}}}}}}
                """),
        Schema(
            name: "AnonymousReceipts",
            json: """
                {"type":"object","required":["request_id","receipts"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
                "receipts":{"type":"array","items":{"$ref":"#/components/schemas/Receipt"}}}}
                """),
        Schema(
            name: "Receipt",
            json: """
                {"type":"object","description":"What opens a line of the ledger, with the proof that it is there. Only \
                its holder has it: kept as a file of its own it can be checked at /receipt.",
                "required":["format","index","act","salt","payload","commitment"],"properties":{
                "index":{"type":"integer","minimum":0,"description":"The line's place in the ledger."},
                "act":{"type":"string","enum":["decision","withdrawal","erasure","signal","request"]},
                "salt":{"$ref":"#/components/schemas/Digest"},"payload":{"type":"string"},
                "commitment":{"$ref":"#/components/schemas/Digest"},"format":{"const":"confide-receipt@v1"},
                "proof":{"type":"string","description":"A C2SP tlog-proof. Left out only when the store failed \
                right after the act; then ask for it at /v1/ledger/{shop}/proof."}}}
                """),
    ]
}
