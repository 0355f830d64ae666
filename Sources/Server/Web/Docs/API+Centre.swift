extension OpenAPIDocument {
    static let centre = [
        Operation(
            method: .get, path: "/privacy/{shop}", id: "centre", tag: "Privacy centre",
            summary: "Open the privacy centre",
            description: """
                A page for shoppers that works without a script. Who is not signed in reads how things work and who \
                answers for data; nothing is known of her.
                """,
            auth: .open, parameters: [.centreShop, .centreLanguage],
            answers: [.text("The page.", type: "text/html")] + Answer.problems(404, 422)),
        Operation(
            method: .post, path: "/privacy/{shop}", id: "postCentre", tag: "Privacy centre",
            summary: "Open the privacy centre for a shopper",
            description: """
                The shop's page sends a form with the shopper token in the field `token`, so that neither an address nor \
                a cookie holds it. She sees what is known of her, changes her choices, takes her data and erases it.
                """,
            auth: .open, parameters: [.centreShop, .globalPrivacyControl],
            request: .init(
                types: ["application/x-www-form-urlencoded"],
                schema: #"{"type":"object","properties":{"token":{"type":"string"},"do":{"type":"string"}}}"#,
                example: #"{"do":"show"}"#),
            answers: [
                .text("The page, or the file she asked for.", type: "text/html"),
                .init(
                    status: 401, meaning: "The token is wrong or has run out; the page says what to do.",
                    body: .init(types: ["text/html"], schema: #"{"type":"string"}"#, example: "")),
            ] + Answer.problems(400, 404, 409, 413, 422, 503)),
        Operation(
            method: .get, path: "/privacy/{shop}/enter", id: "enterCentre", tag: "Privacy centre",
            summary: "Open the privacy centre from a mail",
            description: """
                What a sign-in link in a mail of the shop points to: a page with one button, which sends the token in a \
                form to `POST /privacy/{shop}`. To open the page changes nothing and shows nothing of anybody, so that \
                scanners of mail may follow the link. A token in a link may be good for a day at most.
                """,
            auth: .open, parameters: [.centreShop, .centreToken, .centreLanguage],
            answers: [
                .text("The page; without a token, the one for everybody.", type: "text/html"),
                .init(
                    status: 401,
                    meaning: "The token is wrong, has run out or lasts too long; the page says what to do.",
                    body: .init(types: ["text/html"], schema: #"{"type":"string"}"#, example: "")),
            ] + Answer.problems(404, 422)),
        Operation(
            method: .get, path: "/privacy/{shop}/style.css", id: "centreStyle", tag: "Privacy centre",
            summary: "Read the style sheet of the privacy centre", description: "What the page looks like.",
            auth: .open, parameters: [.centreShop],
            answers: [.text("The style sheet.", type: "text/css")] + Answer.problems(404, 422)),
    ]
}

extension OpenAPIDocument.Parameter {
    fileprivate static let centreShop = Self(
        name: "shop", place: .path, description: "The shop's name.",
        schema: #"{"type":"string","minLength":1,"maxLength":64}"#, isRequired: true)
    fileprivate static let centreToken = Self(
        name: "token", place: .query, description: "A shopper token, good for a day at most.",
        schema: #"{"type":"string"}"#)
    fileprivate static let centreLanguage = Self(
        name: "language", place: .query, description: "The language of the page.",
        schema: #"{"type":"string","enum":["en","de"],"default":"en"}"#)
}
