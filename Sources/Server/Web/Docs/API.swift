extension OpenAPIDocument {
    /// The HTTP interface of Confide.
    static let confide = OpenAPIDocument(
        title: "Confide",
        version: Version.current,
        description: """
            Personalization for online shops, within what each shopper agreed to.

            Send a key with every request: `Authorization: Bearer pk_…` from a browser, `sk_…` from a server, or the \
            same \
            in `X-Api-Key`. Everything is off until a shopper says yes, and every answer is useful without a yes. \
            Bodies are JSON. Fields that are not known are refused, with a hint at the one that was meant.

            Errors are problem details (RFC 9457) with a `code`, a `request_id` and the next step. A known address \
            answers \
            405 with `Allow` to methods that it does not take. Levels are `off`, `visit`, `device` and `account`, each \
            further than the one before.
            """,
        tags: [
            .init(name: "Events", description: "What happens in the shop."),
            .init(name: "Recommendations", description: "What to show."),
            .init(name: "Storefront", description: "What pages and their scripts fetch: shelves to show, and the SDK."),
            .init(name: "Segment", description: "For clients of Segment's HTTP API and analytics.js, as they are."),
            .init(name: "Consent", description: "What a shopper agreed to, and her receipts."),
            .init(name: "Erasure", description: "Forgetting a shopper or a visit, everywhere and exactly."),
            .init(
                name: "Requests",
                description: "What shoppers ask for: access, correction, erasure, restriction, objection and the rest."),
            .init(name: "Catalog", description: "What the shop sells."),
            .init(name: "Ledger", description: "Proofs that anybody can check, without a key."),
            .init(name: "Privacy centre", description: "Where shoppers see and change what is known of them."),
            .init(name: "Insight", description: "What a shop may read of itself: models, counts and the ledger."),
            .init(name: "Operation", description: "For operators and machines."),
        ],
        operations: events + recommendations + storefront + segment + consent + requests + openDSR + erasure + catalog
            + rules
            + ledger + insight
            + centre + operation,
        schemas: commonSchemas + eventSchemas + recommendationSchemas + storefrontSchemas + consentSchemas
            + requestSchemas + openDSRSchemas + catalogSchemas
            + ruleSchemas + ledgerSchemas + insightSchemas,
        problems: knownProblems)
}
