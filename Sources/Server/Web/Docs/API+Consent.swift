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
                    "because":"decided"},
                     {"purpose":"learning","level":"off","because":"not_asked"}]}
                    """)
            ] + Answer.problems(401, 403, 429, 503)),
        Operation(
            method: .put, path: "/v1/consent", id: "putConsent", tag: "Consent", summary: "Record a shopper's answers",
            description: """
                Appends her answers to the notice she was shown. Purposes that are not named stay as they are. \
                Withdrawing is \
                done when this answers: permits have stopped, her visits have left the models, her rows are deleted. \
                Each \
                answer leaves a line in the ledger, and she gets what opens it.
                """,
            auth: .shopper, parameters: [.idempotency, .globalPrivacyControl],
            request: .named(
                "Decisions",
                """
                {"decisions":{"recommendations":"account","learning":"off"},"notice":{"version":"1","language":"en"}}
                """),
            answers: [
                .ok(
                    "Her choices now, and a receipt for each answer.", "ConsentRecorded",
                    """
                    {"request_id":"req_5f0c2ab81d3e4f60","purposes":[{"purpose":"recommendations","level":"account",
                    "because":"decided"}],
                     "receipts":[\(receiptExample)]}
                    """)
            ] + Answer.problems(400, 401, 403, 409, 413, 422, 429, 503)),
    ]

    static let receiptExample = """
        {"index":41,"act":"decision","salt":"\(String(repeating: "7c", count: 32))",
         "payload":"purpose=recommendations level=account notice=1 language=en time=1795341600",
         "commitment":"\(String(repeating: "e1", count: 32))"}
        """

    static let consentSchemas = [
        Schema(
            name: "Decisions",
            json: """
                {"type":"object","additionalProperties":false,"required":["decisions","notice"],"properties":{
                "decisions":{"$ref":"#/components/schemas/Choices"},
                "notice":{"type":"object","additionalProperties":false,"required":["version","language"],
                "description":"The words in which she was asked.","properties":{
                "version":{"type":"string","minLength":1,"maxLength":64},
                "language":{"type":"string","minLength":1,"maxLength":35,"description":"A BCP 47 tag."}}}}}
                """),
        Schema(
            name: "Consent",
            json: """
                {"type":"object","required":["request_id","purposes"],"properties":{
                "request_id":{"$ref":"#/components/schemas/RequestID"},
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
                {"type":"object","required":["purpose","level","because"],"properties":{
                "purpose":{"$ref":"#/components/schemas/Purpose"},"level":{"$ref":"#/components/schemas/Level"},
                "because":{"$ref":"#/components/schemas/Because"}}}
                """),
        Schema(
            name: "Receipt",
            json: """
                {"type":"object","description":"What opens a line of the ledger. Only its holder has it.",
                "required":["index","act","salt","payload","commitment"],"properties":{
                "index":{"type":"integer","minimum":0,"description":"The line's place in the ledger."},
                "act":{"type":"string","enum":["decision","withdrawal","erasure","key-destroyed","request"]},
                "salt":{"$ref":"#/components/schemas/Digest"},"payload":{"type":"string"},
                "commitment":{"$ref":"#/components/schemas/Digest"}}}
                """),
    ]
}
