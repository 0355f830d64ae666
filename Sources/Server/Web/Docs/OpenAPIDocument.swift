/// The HTTP interface as one value: `/openapi.json`, `/docs` and the tests are all made from it.
struct OpenAPIDocument: Sendable {
    /// A group of operations, in the order in which they are shown.
    struct Tag: Sendable {
        let name: String
        let description: String
    }

    /// A named part of a body: a JSON Schema (2020-12) as JSON text.
    struct Schema: Sendable {
        let name: String
        let json: String
    }

    /// A problem that answers can carry; its `type` is the anchor `/docs#problem-<code>`.
    struct ProblemNote: Sendable {
        let code: String
        let status: Int
        let title: String
        /// What the caller does next.
        let advice: String
    }

    var title: String
    var version: String
    var description: String
    var tags: [Tag]
    var operations: [Operation]
    var schemas: [Schema]
    var problems: [ProblemNote]
}

extension OpenAPIDocument {
    /// One method at one path.
    struct Operation: Sendable {
        enum Method: String, Sendable { case get, put, post, delete }

        /// Who may call it.
        enum Auth: Sendable {
            /// Anyone.
            case open
            /// A write key (`pk_…`) or a server key (`sk_…`).
            case anyKey
            /// A server key.
            case serverKey
            /// Any key, and a shopper token that the shop's backend signed.
            case shopper
        }

        let method: Method
        let path: String
        /// The `operationId`.
        let id: String
        let tag: String
        let summary: String
        let description: String
        var auth: Auth = .anyKey
        var parameters: [Parameter] = []
        var request: Body?
        let answers: [Answer]

        /// The method and the path template, as in `POST /v1/events`.
        var label: String { "\(method.rawValue.uppercased()) \(path)" }
    }

    /// Something in the path, the query or a header.
    struct Parameter: Sendable {
        enum Place: String, Sendable { case path, query, header }

        let name: String
        let place: Place
        let description: String
        /// A JSON Schema as JSON text.
        let schema: String
        var isRequired = false
    }

    /// What is sent or answered, in one or more media types.
    struct Body: Sendable {
        var types = ["application/json"]
        /// A JSON Schema as JSON text, often a `$ref`.
        let schema: String
        /// As it looks on the wire.
        let example: String

        /// JSON of a named schema.
        static func named(_ name: String, _ example: String) -> Self {
            .init(schema: ##"{"$ref":"#/components/schemas/\##(name)"}"##, example: example)
        }
    }

    /// A status and what it means.
    struct Answer: Sendable {
        let status: Int
        let meaning: String
        var body: Body?
    }
}
