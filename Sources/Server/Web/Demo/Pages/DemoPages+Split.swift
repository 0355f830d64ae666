import Consent

/// The same page at four levels, side by side.
extension DemoPages {
    private static let words: [(level: Level, name: String, text: String, server: String)] = [
        (.off, "Off", "We do not use this. Shelves show what is popular and what fits this page.", "nothing"),
        (
            .visit, "This visit only", "We use what you look at now. It is gone when you close the tab.",
            "nothing"
        ),
        (
            .device, "On this device", "Your device remembers and sorts the shelf. We never receive the list.",
            "nothing"
        ),
        (
            .account, "My account", "We keep it with your account, so it works on all your devices.",
            "her visits, sealed under her own key"
        ),
    ]

    /// What a level is called on the pages of the demo.
    static func name(of level: Level) -> String { words.first { $0.level == level }?.name ?? level.name }

    /// The page that holds the four.
    public func split() -> [UInt8] {
        let columns = Self.words.map { level, name, text, server in
            """
            <section data-level="\(level.name)"><h2>\(name)</h2><p>\(text)</p>
            <dl><dt>Sent in all</dt><dd data-sum="out">…</dd><dt>Sent about her</dt><dd data-sum="about">…</dd>
            <dt>Received</dt><dd data-sum="in">…</dd><dt>Kept in the browser</dt><dd data-sum="stored">…</dd>
            <dt>Kept by the shop</dt><dd>\(server)</dd>
            <dt>Had what came next</dt><dd data-fit="next">…</dd>
            <dt>Had it on coming back</dt><dd data-fit="back">…</dd></dl>
            <p class="not" hidden="hidden">The level is not offered here yet, so there is nothing to show.</p>
            <iframe title="The page at level \(name)" src="/demo/split/\(level.name)"></iframe></section>

            """
        }.joined()
        return page(
            "What privacy costs – \(shop)", #" data-page="split""#,
            """
            <h1 tabindex="-1">What does privacy cost?</h1>
            <p>Maja hikes. She looked at boots and a backpack, and is now at a tent. This is her page, four times, \
            with what each cost her in data.</p>
            <p><button type="button" class="main" id="compare">Say yes in three of them</button></p>
            <p id="compare-news" role="status"></p>
            <div class="split">
            \(columns)</div>
            <section><h2>What does it buy?</h2>
            <p>The last two lines were measured now, on <span id="fit-trials">…</span> made-up shoppers from whom nothing was \
            learned. How often did four things on a shelf have the one looked at next? \
            And how often, on the front page of a new visit, the first? \
            A device sorts by a published graph, whose noise is that of ε = 8 here. On coming back it may show again what \
            she looked at before; her account looks for what is new to her.</p>
            <p>Dice played them, with tastes that last. So it is a figure of this demo: \
            <code>confide evaluate</code> measures it on your own visits.</p></section>
            """)
    }

    /// One of the four, as a page of its own.
    func column(_ level: Level) -> [UInt8] {
        let item = cards.first { $0.id == "tent-ridge-2" } ?? cards.first
        let (id, key) = (HTML.escape(item?.id ?? ""), HTML.escape(key))
        return Array(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(HTML.escape(item?.title ?? shop)), level \(level.name)</title>
            <link rel="stylesheet" href="/sdk/v1/confide.css">
            <link rel="stylesheet" href="/demo/files/shop.css">
            <link rel="stylesheet" href="/demo/files/column.css">
            <script src="/demo/files/meter.js"></script>
            <script src="/demo/files/apart.js"></script>
            <script type="module" src="/sdk/v1/confide.js" data-key="\(key)" data-ask="never"></script>
            <script type="module" src="/demo/files/column.js"></script>
            </head>
            <body data-level="\(level.name)" data-item="\(id)">
            <confide-shelf placement="product" item="\(id)" heading="Goes well with it" limit="4"></confide-shelf>
            </body>
            </html>

            """.utf8)
    }
}
