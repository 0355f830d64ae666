extension OpenAPIDocument {
    static let operation = [
        Operation(
            method: .get, path: "/livez", id: "livez", tag: "Operation", summary: "Is it alive?",
            description: "This process answers; the store is not asked.", auth: .open,
            answers: [.text("It is.", type: "text/plain", "ok\n")]),
        Operation(
            method: .get, path: "/readyz", id: "readyz", tag: "Operation", summary: "Is it ready?",
            description: "The store can be read, and this node has read its journal to the end.", auth: .open,
            answers: [.text("It is.", type: "text/plain", "ready\n")] + Answer.problems(503)),
        Operation(
            method: .get, path: "/metrics", id: "metrics", tag: "Operation", summary: "Read metrics",
            description:
                "Counters and times of this process in Prometheus' text format. No label holds an id or a person.",
            auth: .serverKey,
            answers: [.text("The metrics.", type: "text/plain")] + Answer.problems(401, 403, 429)),
        Operation(
            method: .get, path: "/openapi.json", id: "openAPI", tag: "Operation",
            summary: "This interface, for machines",
            description: "This document as OpenAPI 3.1.", auth: .open,
            answers: [
                .init(
                    status: 200, meaning: "The document.",
                    body: .init(schema: #"{"type":"object","required":["openapi","info","paths"]}"#, example: ""))
            ]),
        Operation(
            method: .get, path: "/docs", id: "docs", tag: "Operation", summary: "This interface, for people",
            description: "This document as a page without scripts.", auth: .open,
            answers: [.text("The page.", type: "text/html")]),
        Operation(
            method: .get, path: "/docs/style.css", id: "docsStyle", tag: "Operation", summary: "The page's style",
            description: "The style sheet of `/docs`.", auth: .open,
            answers: [.text("The style sheet.", type: "text/css")]),
        Operation(
            method: .get, path: "/docs/icon.svg", id: "docsIcon", tag: "Operation", summary: "The page's icon",
            description: "The icon of `/docs`.", auth: .open,
            answers: [.text("The icon.", type: "image/svg+xml")]),
        Operation(
            method: .get, path: "/.well-known/gpc.json", id: "gpc", tag: "Operation",
            summary: "Says that Global Privacy Control is heeded",
            description: "The support resource of W3C Global Privacy Control.", auth: .open,
            answers: [.ok("It is heeded.", "GPCSupport", #"{"gpc":true,"lastUpdate":"2026-11-22"}"#)]),
    ]
}
