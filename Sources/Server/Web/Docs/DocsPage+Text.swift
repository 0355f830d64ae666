extension DocsPage {
    /// Text with its `code` marked; everything is escaped.
    static func text(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        // An odd number of marks: the last one is a mark of its own.
        guard parts.count % 2 == 1 else { return HTML.escape(text) }
        return parts.enumerated().map { at, part in
            at % 2 == 0 ? HTML.escape(String(part)) : "<code>\(HTML.escape(String(part)))</code>"
        }.joined()
    }

    /// Paragraphs, with an empty line between them.
    static func prose(_ source: String) -> String {
        var paragraphs: [[Substring]] = [[]]
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(line) }
        }
        return paragraphs.filter { !$0.isEmpty }.map { "<p>\(text($0.joined(separator: " ")))</p>" }.joined()
    }

    /// A block that scrolls by itself, also by keyboard; JSON is indented.
    static func code(_ source: String, label: String) -> String {
        let shown = source.hasPrefix("{") ? indented(source) : source
        return
            "<pre tabindex=\"0\" role=\"region\" aria-label=\"\(HTML.escape(label))\"><code>\(HTML.escape(shown))</code></pre>"
    }
}

extension OpenAPIDocument.Body {
    /// The name of the schema, when it is a named one.
    var schemaName: String? {
        let start = ##"{"$ref":"#/components/schemas/"##
        guard schema.hasPrefix(start), schema.hasSuffix("\"}") else { return nil }
        return String(schema.dropFirst(start.count).dropLast(2))
    }
}
