extension OpenAPIDocument {
    static let ledger = [
        Operation(
            method: .get, path: "/v1/ledger/{shop}/checkpoint", id: "getCheckpoint", tag: "Ledger",
            summary: "Read the signed checkpoint",
            description: """
                Origin, size and root of the shop's ledger, signed: a C2SP checkpoint. Keep it: a later one must be \
                consistent with it.
                """,
            auth: .open, parameters: [.shop],
            answers: [.text("A signed note.", type: "text/plain", noteExample)] + Answer.problems(404, 422, 503)),
        Operation(
            method: .get, path: "/v1/ledger/{shop}/key", id: "getLedgerKey", tag: "Ledger",
            summary: "Read the verifier key",
            description: """
                What checkpoints are checked with, as C2SP writes it. Compare it with what the shop published \
                elsewhere.
                """,
            auth: .open, parameters: [.shop],
            answers: [
                .text(
                    "The key.", type: "text/plain",
                    "confide/tents/5d2a90c1b3e4f607+1b2c3d4e+\(String(repeating: "A", count: 44))\n")
            ] + Answer.problems(404, 422)),
        Operation(
            method: .get, path: "/v1/ledger/{shop}/proof", id: "getProof", tag: "Ledger",
            summary: "Prove that a line is in the ledger",
            description: """
                A C2SP `tlog-proof@v1`: the hashes from the line to the root, and the signed checkpoint of that root. \
                It says nothing of what the line is about; its receipt does.
                """,
            auth: .open,
            parameters: [.shop, .count("index", "The place of the line, from 0.", isRequired: true), .size],
            answers: [
                .text(
                    "The proof.", type: "text/plain",
                    "c2sp.org/tlog-proof@v1\nindex 1\n\(hashExample)\n\n\(noteExample)")
            ] + Answer.problems(404, 422, 503)),
        Operation(
            method: .get, path: "/v1/ledger/{shop}/consistency", id: "getConsistency", tag: "Ledger",
            summary: "Prove that the ledger was only added to",
            description: "That the first `from` lines are the beginning of the first `to` lines (RFC 6962, 2.1.2).",
            auth: .open,
            parameters: [
                .shop, .count("from", "The smaller size.", isRequired: true),
                .count("to", "The larger size; all lines when it is left out."),
            ],
            answers: [
                .ok(
                    "The proof between two signed checkpoints.", "Consistency",
                    """
                    {"from":1,"to":2,"old":"\(noteExample.replacing("\n", with: "\\n"))",
                     "new":"\(noteExample.replacing("\n", with: "\\n"))","proof":["\(hashExample)"]}
                    """)
            ] + Answer.problems(404, 422, 503)),
        Operation(
            method: .get, path: "/v1/ledger/{shop}/lines", id: "getLines", tag: "Ledger", summary: "Read the lines",
            description: """
                Leaf hashes of salted commitments, a thousand at most: random numbers to everybody but the holders of \
                their receipts. Ask on from `from` plus their count until there are none.
                """,
            auth: .open, parameters: [.shop, .count("from", "The first line; 0 when it is left out.")],
            answers: [.ok("Lines.", "Lines", #"{"from":0,"leaves":["\#(hashExample)"]}"#)]
                + Answer.problems(404, 422, 503)),
        Operation(
            method: .get, path: "/receipt", id: "receiptPage", tag: "Ledger", summary: "Check a receipt in the browser",
            description: "A page that checks a receipt without asking anybody; save it, and it works from the disk.",
            auth: .open, answers: [.text("The page.", type: "text/html")]),
    ]

    private static let hashExample = "nZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ0="
    private static let noteExample = """
        confide/tents/5d2a90c1b3e4f607
        2
        \(hashExample)

        \u{2014} confide/tents/5d2a90c1b3e4f607 Gyw9Tg\(String(repeating: "A", count: 84))==

        """

    /// A proof as receipts hold it, inside JSON.
    static let proofExample = "c2sp.org/tlog-proof@v1\nindex 1\n\(hashExample)\n\n\(noteExample)"
        .replacing("\n", with: "\\n")

    static let ledgerSchemas = [
        Schema(
            name: "Consistency",
            json: """
                {"type":"object","required":["from","to","old","new","proof"],"properties":{
                "from":{"type":"integer","minimum":0},"to":{"type":"integer","minimum":0},
                "old":{"type":"string","description":"The signed checkpoint of `from` lines."},
                "new":{"type":"string","description":"The signed checkpoint of `to` lines."},
                "proof":{"type":"array","items":{"$ref":"#/components/schemas/LineHash"}}}}
                """),
        Schema(
            name: "Lines",
            json: """
                {"type":"object","required":["from","leaves"],"properties":{"from":{"type":"integer","minimum":0},
                "leaves":{"type":"array","maxItems":1000,"items":{"$ref":"#/components/schemas/LineHash"}}}}
                """),
        Schema(
            name: "LineHash",
            json: """
                {"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$","description":"A SHA-256 value in base 64."}
                """),
    ]
}

extension OpenAPIDocument.Parameter {
    fileprivate static let shop = Self(
        name: "shop", place: .path, description: "The shop's name.",
        schema: #"{"type":"string","minLength":1,"maxLength":64}"#, isRequired: true)

    fileprivate static let size = count("size", "Of how many lines; of all when it is left out.")

    fileprivate static func count(_ name: String, _ description: String, isRequired: Bool = false) -> Self {
        .init(
            name: name, place: .query, description: description,
            schema: #"{"type":"integer","minimum":0,"maximum":9007199254740991}"#, isRequired: isRequired)
    }
}
