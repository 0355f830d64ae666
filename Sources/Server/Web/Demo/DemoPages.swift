/// The demo shop's pages: pure functions from the catalog to bytes.
///
/// They hold no inline script or style, so they work under `default-src 'none'` with `'self'` for the rest, and they
/// are a shop without JavaScript too: what suggests is an enhancement.
public struct DemoPages: Sendable {
    /// The name on the sign.
    let shop: String
    /// The write key that the pages use.
    private(set) var key: String
    /// The write key of the shop that shows a merchant's own catalog.
    let ownKey: String
    /// Where pages reach this server.
    let address: String
    let cards: [DemoCard]
    let aisles: [DemoAisle]
    private(set) var personas: [DemoPersona]

    /// The pages of a shop.
    public init(
        shop: String, key: String, ownKey: String, address: String, cards: [DemoCard], personas: [DemoPersona]
    ) {
        self.shop = shop
        self.key = key
        self.ownKey = ownKey
        self.address = address
        self.cards = cards
        self.personas = personas
        aisles = DemoAisle.all(of: cards)
    }

    /// The same pages over a merchant's own catalog, where none of the made-up shoppers has an account.
    var own: DemoPages {
        var pages = self
        pages.key = ownKey
        pages.personas = []
        return pages
    }

    /// A page around what is its own; `attributes` are those of its `main`, escaped already.
    func page(_ title: String, _ attributes: String, _ main: String) -> [UInt8] {
        let name = HTML.escape(shop)
        let icon = cards.first.map { #"<link rel="icon" type="image/svg+xml" href="\#(HTML.escape($0.image))">"# } ?? ""
        let links = aisles.map { #"<li><a href="\#($0.link)">\#(HTML.escape($0.name))</a></li>"# }.joined()
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
            \(icon)
            <link rel="stylesheet" href="/sdk/v1/confide.css">
            <link rel="stylesheet" href="/demo/files/shop.css">
            <link rel="stylesheet" href="/demo/files/tools.css">
            <link rel="modulepreload" href="/sdk/v1/shelf.js">
            <script src="/demo/files/meter.js"></script>
            <script type="module" src="/sdk/v1/confide.js" data-key="\(HTML.escape(key))" data-ask="banner" \
            data-privacy="/demo/yours" blocking="render"></script>
            <script type="module" src="/demo/files/shop.js"></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the shop</a>
            \(tools)
            <header class="top"><a class="sign" href="/demo">\(name)</a>
            <nav aria-label="Aisles"><ul class="aisles">\(links)</ul></nav>
            <a class="cart-link" href="/demo/cart">Cart <span id="cart-count"></span></a></header>
            <p id="say" class="quiet" role="status"></p>
            <main id="main"\(attributes)>
            \(main)</main>
            <footer class="foot"><p>\(name) is a demo shop of Confide. Its goods are drawings, and its visits before \
            yours were dice.</p></footer>
            \(Self.wire)
            </body>
            </html>

            """.utf8)
    }

    /// A shelf of the storefront SDK, with a line above it that says what it rests on.
    func shelf(
        _ placement: String, _ heading: String, lead: String, attributes: String = "", hasDial: Bool = true
    ) -> String {
        """
        <section class="shelf" data-lead="\(lead)">
        <p class="lead">\(lead)</p>
        <confide-shelf placement="\(placement)" heading="\(heading)" limit="6"\(attributes)></confide-shelf>
        <noscript><iframe title="\(heading)" \
        src="/v1/shelves/\(placement).html?key=\(HTML.segment(key))&amp;limit=6"></iframe></noscript>
        \(hasDial ? Self.dial : "")</section>

        """
    }

    /// How far suggestions may go; its steps have names, and buttons for who cannot drag.
    private static let dial = """
        <div class="dial"><label for="surprise">Surprise</label>
        <button type="button" data-step="-1" aria-label="Closer matches" disabled="disabled">−</button>
        <input id="surprise" type="range" min="1" max="5" value="3" disabled="disabled" aria-describedby="dial-hint">
        <button type="button" data-step="1" aria-label="More surprises" disabled="disabled">+</button>
        <output for="surprise">A mix</output><span id="dial-hint">Turns once you say yes for this visit.</span></div>
        """
}
