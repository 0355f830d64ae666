/// The pages on which things are found.
extension DemoPages {
    /// The front page: a shelf, then the beginning of every aisle.
    public func home() -> [UInt8] {
        let hero = aisles.suffix(4).compactMap(\.cards.first)
            .map { #"<img src="\#(HTML.escape($0.image))" alt="" width="200" height="200">"# }.joined()
        let rows = aisles.map { aisle in
            """
            <section><div class="row-head"><h2>\(HTML.escape(aisle.name))</h2>\
            <a href="\(aisle.link)">All \(aisle.cards.count) \
            <span class="quiet">in \(HTML.escape(aisle.name))</span></a></div>
            <ul class="grid">
            \(aisle.cards.prefix(4).map(\.html).joined())</ul></section>

            """
        }.joined()
        return page(
            shop, #" data-page="home""#,
            """
            <div class="hero"><div><h1 tabindex="-1">Good things for out there and back home</h1>
            <p>\(cards.count) things that last, and a shop that does not watch you.</p></div>
            <div class="hero-art">\(hero)</div></div>
            \(shelf("home", "Picked from our shelves", lead: "What many like"))
            \(rows)
            """)
    }

    /// The page of an aisle; nil where there is none of this name in addresses.
    public func aisle(_ slug: String) -> [UInt8]? {
        guard let aisle = aisles.first(where: { $0.slug == slug }) else { return nil }
        let name = HTML.escape(aisle.name)
        return page(
            "\(aisle.name) – \(shop)", #" data-page="aisle""#,
            """
            <nav class="path" aria-label="You are here"><a href="/demo">All things</a> \
            <span aria-hidden="true">/</span> \(name)</nav>
            <h1 tabindex="-1">\(name)</h1>
            <ul class="grid">
            \(aisle.cards.map(\.html).joined())</ul>
            \(shelf("category", "You may also look for", lead: "What goes with this aisle", attributes: items(aisle)))
            """)
    }

    /// An item's page; nil for an id that is not in the shop.
    public func item(_ id: String) -> [UInt8]? {
        guard let card = cards.first(where: { $0.id == id }),
            let aisle = aisles.first(where: { $0.name == card.category })
        else { return nil }
        let siblings = aisle.cards.filter { $0.id != id }.prefix(4).map(\.html).joined()
        let (name, safe) = (HTML.escape(card.title), HTML.escape(card.id))
        return page(
            "\(card.title) – \(shop)", #" data-page="item" data-item="\#(safe)""#,
            """
            <nav class="path" aria-label="You are here"><a href="/demo">All things</a> \
            <span aria-hidden="true">/</span> <a href="\(aisle.link)">\(HTML.escape(aisle.name))</a></nav>
            <article class="product">
            <img src="\(HTML.escape(card.image))" alt="Drawing: \(name)" width="400" height="400">
            <div><p class="brand">\(HTML.escape(card.brand))</p><h1 tabindex="-1"><bdi>\(name)</bdi></h1>
            \(card.offer)<p>\(HTML.escape(card.details))</p>
            <button type="button" class="main" data-add="\(safe)">Put it into the cart</button></div></article>
            \(shelf("product", "Goes well with it", lead: "Chosen for this page", attributes: " item=\"\(safe)\""))
            <section><h2>More in \(HTML.escape(aisle.name))</h2>
            <ul class="grid">
            \(siblings)</ul></section>
            """)
    }

    /// The cart; what is in it is in this tab, so the page's script shows it.
    public func cart() -> [UInt8] {
        page(
            "Cart – \(shop)", #" data-page="cart""#,
            """
            <h1 tabindex="-1">Your cart</h1>
            <p id="cart-empty">There is nothing in it yet.</p>
            <ul id="cart-list" class="cart"></ul>
            <p id="cart-total" class="price"></p>
            \(shelf("cart", "Before you go", lead: "What many take too"))
            <template id="cards"><ul>
            \(cards.map(\.html).joined())</ul></template>
            """)
    }

    /// What this tab knows of her, thing by thing.
    public func yours() -> [UInt8] {
        page(
            "What we know – \(shop)", #" data-page="yours""#,
            """
            <h1 tabindex="-1">What we know</h1>
            <section id="facts" aria-labelledby="facts-title"><h2 id="facts-title">In this tab</h2>
            <p id="facts-none">Nothing about you. Shelves show what is popular and what fits the page.</p>
            <ul id="facts-list" class="facts"></ul></section>
            <section><h2>Your choices</h2><p>You choose for each use alone. A change counts at once.</p>
            <button type="button" class="main" id="choices">Privacy choices</button></section>
            <section id="account"><h2>In your account</h2>
            <p id="account-none">You are not signed in, so the shop keeps nothing under a name for you.</p>
            <form method="post" action="/privacy/demo" target="_blank" hidden="hidden">
            <input type="hidden" name="token"><input type="hidden" name="language" value="en">
            <button class="main">Open my privacy centre</button></form></section>
            <section><h2>Erase it all</h2><p>What this tab keeps, and what an account has here. \
            Your cart is emptied too.</p>
            <button type="button" class="main" id="erase-all">Erase everything</button></section>
            """)
    }

    private func items(_ aisle: DemoAisle) -> String {
        " items=\"\(aisle.cards.prefix(3).map { HTML.escape($0.id) }.joined(separator: " "))\""
    }
}
