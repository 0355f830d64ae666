import Shop

/// A shelf as a page of its own, for pages without JavaScript: `<noscript><iframe src="…/v1/shelves/home.html?key=…">`.
enum ShelfPage {
    /// The page; links of the shop's own form are taken to be on `origin`, and open in place of the page around it.
    static func html(_ items: [Item], origin: String?) -> [UInt8] {
        let cards = items.map { item in
            let name = HTML.escape(item.title.isEmpty ? item.id : item.title)
            let picture = address(item.image, origin).map { address in
                #"<img src="\#(HTML.escape(address))" alt="" width="160" height="160" loading="lazy">"#
            }
            let inside = #"\#(picture ?? "")<bdi class="name">\#(name)</bdi>"#
            let link = address(item.link, origin).map { #"<a href="\#(HTML.escape($0))" target="_top">\#(inside)</a>"# }
            let price = item.price.map { "<p>\(HTML.escape($0.decimal)) \(HTML.escape($0.currency.code))</p>" }
            return "<li>\(link ?? inside)\(price ?? "")</li>"
        }
        return Array(
            """
            <!doctype html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\u{2060}</title>
            <link rel="stylesheet" href="/sdk/v1/at/\(StorefrontSDK.digest)/confide.css">
            </head>
            <body><ul class="confide-list">\(cards.joined())</ul></body>
            </html>

            """.utf8)
    }

    private static func address(_ text: String, _ origin: String?) -> String? {
        if text.hasPrefix("https://") || text.hasPrefix("http://") { return text }
        guard text.hasPrefix("/"), !text.hasPrefix("//"), let origin else { return nil }
        return origin + text
    }
}
