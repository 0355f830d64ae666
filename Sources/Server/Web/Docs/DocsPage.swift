/// The reference of the HTTP interface, made on the server: no script, and nothing from another host.
enum DocsPage {
    /// The page for a document; its style is `/docs/style.css`.
    static func render(_ document: OpenAPIDocument) -> [UInt8] {
        let menu = document.tags.map { tag in
            let links = operations(of: tag, in: document).map { operation in
                "<li><a href=\"#\(HTML.escape(operation.id))\">\(HTML.escape(operation.summary))</a></li>"
            }
            return "<li><b>\(HTML.escape(tag.name))</b><ul>\(links.joined())</ul></li>"
        }
        let sections = document.tags.map { tag in
            let articles = operations(of: tag, in: document).map(article).joined()
            return
                "<section><h2>\(HTML.escape(tag.name))</h2><p>\(HTML.escape(tag.description))</p>\(articles)</section>"
        }
        let page = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(HTML.escape(document.title)) API</title>
            <link rel="stylesheet" href="/docs/style.css">
            <link rel="icon" href="/docs/icon.svg" type="image/svg+xml">
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <nav aria-label="Contents"><p class="sign">\(HTML.escape(document.title)) <small>\(HTML.escape(document.version))\
            </small></p><ul>\(menu.joined())<li><b>Reference</b><ul><li><a href="#schemas">Schemas</a></li>\
            <li><a href="#problems">Problems</a></li><li><a href="/openapi.json">openapi.json</a></li></ul></li></ul></nav>
            <main id="main">
            <h1>\(HTML.escape(document.title)) API</h1>
            \(prose(document.description))
            \(sections.joined(separator: "\n"))
            <section><h2 id="schemas">Schemas</h2><p>JSON Schema, draft 2020-12.</p>\
            \(document.schemas.map(schema).joined())</section>
            <section><h2 id="problems">Problems</h2><p>What an error's <code>code</code> means and what to do next.</p>
            <div class="wide" tabindex="0" role="region" aria-label="Problems"><table><thead><tr><th scope="col">Code</th>\
            <th scope="col">Status</th><th scope="col">Title</th><th scope="col">Next step</th></tr></thead><tbody>\
            \(document.problems.map(problem).joined())</tbody></table></div></section>
            </main>
            </body>
            </html>

            """
        return Array(page.utf8)
    }

    private static func operations(
        of tag: OpenAPIDocument.Tag, in document: OpenAPIDocument
    ) -> [OpenAPIDocument.Operation] {
        document.operations.filter { $0.tag == tag.name }
    }

    private static func article(_ operation: OpenAPIDocument.Operation) -> String {
        let id = HTML.escape(operation.id)
        var html = """
            <article aria-labelledby="\(id)"><h3 id="\(id)">\(HTML.escape(operation.summary))</h3>\
            <p class="call"><b class="method">\(operation.method.rawValue.uppercased())</b> \
            <code>\(HTML.escape(operation.path))</code></p>\(prose(operation.description))
            """
        if !operation.auth.sentence.isEmpty { html += "<p class=\"auth\">\(HTML.escape(operation.auth.sentence))</p>" }
        if !operation.parameters.isEmpty {
            html += "<h4>Parameters</h4><dl>" + operation.parameters.map(parameter).joined() + "</dl>"
        }
        if let request = operation.request {
            html += "<h4>Request</h4>" + body(request)
        }
        html += "<h4>Answers</h4>"
        for answer in operation.answers where answer.status < 300 {
            html += "<p><b>\(answer.status)</b> \(text(answer.meaning))</p>" + (answer.body.map(body) ?? "")
        }
        let failures = operation.answers.filter { $0.status >= 300 }
        if !failures.isEmpty {
            html += "<details><summary>When it cannot</summary><dl>"
            html += failures.map { "<dt>\($0.status)</dt><dd>\(text($0.meaning))</dd>" }.joined() + "</dl></details>"
        }
        return html + "</article>\n"
    }

    private static func parameter(_ parameter: OpenAPIDocument.Parameter) -> String {
        let need = parameter.isRequired ? ", required" : ""
        return """
            <dt><code>\(HTML.escape(parameter.name))</code> <small>\(parameter.place.rawValue)\(need)</small></dt>\
            <dd>\(text(parameter.description))</dd>
            """
    }

    private static func body(_ body: OpenAPIDocument.Body) -> String {
        let types = body.types.map { "<code>\(HTML.escape($0))</code>" }.joined(separator: ", ")
        var html = "<p>\(types)"
        if let name = body.schemaName {
            html += ": <a href=\"#schema-\(HTML.escape(name))\">\(HTML.escape(name))</a>"
        }
        html += "</p>"
        return body.example.isEmpty ? html : html + code(body.example, label: "Example")
    }

    private static func schema(_ schema: OpenAPIDocument.Schema) -> String {
        let name = HTML.escape(schema.name)
        return
            "<details id=\"schema-\(name)\"><summary>\(name)</summary>\(code(schema.json, label: schema.name))</details>"
    }

    private static func problem(_ note: OpenAPIDocument.ProblemNote) -> String {
        let code = HTML.escape(note.code)
        return """
            <tr id="problem-\(code)"><th scope="row"><code>\(code)</code></th><td>\(note.status)</td>\
            <td>\(HTML.escape(note.title))</td><td>\(text(note.advice))</td></tr>
            """
    }
}
