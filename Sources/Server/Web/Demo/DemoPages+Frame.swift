/// What every page of the demo has around its content.
extension DemoPages {
    /// The question comes first in the page, is no dialog, and stays in its place as the switch to change one's mind.
    static func page(title: String, key: String, shop: String, icon: String?, main: String) -> [UInt8] {
        let name = HTML.escape(shop)
        let mark = icon.map { #"<link rel="icon" type="image/svg+xml" href="\#(HTML.escape($0))">"# } ?? ""
        return Array(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="confide-key" content="\(HTML.escape(key))">
            <title>\(HTML.escape(title))</title>
            \(mark)
            <link rel="stylesheet" href="/demo/style.css">
            <script type="module" src="/demo/script.js"></script>
            </head>
            <body>
            <section id="ask" class="ask" aria-labelledby="ask-title">
            <div class="ask-words"><h2 id="ask-title" tabindex="-1">May we pick suggestions for you?</h2>
            <p id="ask-text">We would use what you look at in this visit. Nothing is used until you choose.</p></div>
            <div id="ask-extra" class="ask-extra" hidden>
            <label><input type="checkbox" name="learning"> Let the shop learn from this visit</label>
            <label><input type="checkbox" name="measurement"> Count this visit</label></div>
            <div class="ask-buttons"><button type="button" id="yes">Yes, for this visit</button>
            <button type="button" id="no">No, thanks</button></div>
            </section>
            <a class="skip" href="#main">Skip to the shop</a>
            <header class="top"><a class="sign" href="/demo">\(name)</a>
            <div class="wire"><p class="chip">Stored on your device: <b id="stored">0</b> <span aria-hidden="true">·</span> \
            Sent about you: <b id="sent">0</b></p>
            <button type="button" id="forget" class="plain">Forget this visit</button></div>
            </header>
            <p id="say" class="say" role="status"></p>
            \(main)
            <footer><p>\(name) is a demo shop of Confide. Its goods are drawings, and its visits before yours were \
            dice.</p><p><a href="/docs">API</a></p></footer>
            </body>
            </html>

            """.utf8)
    }
}
