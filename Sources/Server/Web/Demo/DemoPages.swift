/// The demo shop's pages: pure functions from the catalog to bytes.
///
/// They hold no inline script or style, so they work under `default-src 'none'` with `'self'` for the rest, and they
/// are complete without JavaScript: shelves are an enhancement.
public enum DemoPages {
    /// The front page: a shelf for the visitor, then every item by category, in the order given.
    public static func home(items: [DemoCard], key: String, shop: String) -> [UInt8] {
        let categories = byCategory(items)
        let links = categories.map { ##"<li><a href="#\##(slug($0.name))">\##(HTML.escape($0.name))</a></li>"## }
            .joined()
        let hero = categories.suffix(4).compactMap(\.items.first)
            .map { #"<img src="\#(HTML.escape($0.image))" alt="" width="200" height="200">"# }.joined()
        let sections = categories.map { category in
            """
            <section aria-labelledby="\(slug(category.name))"><h2 id="\(slug(category.name))">\
            \(HTML.escape(category.name))</h2><ul class="grid">
            \(category.items.map(\.html).joined())</ul></section>

            """
        }.joined()
        return page(
            title: shop, key: key, shop: shop, icon: items.first?.image,
            main: """
                <main id="main">
                <div class="hero"><div><h1 tabindex="-1">Good things for out there<br>and back home</h1>
                <p>\(items.count) things that last, and a shop that does not watch you.</p></div>
                <div class="hero-art">\(hero)</div></div>
                \(shelf("home", title: "Popular in this shop", places: 8))
                <nav aria-label="Categories"><ul class="links">\(links)</ul></nav>
                \(sections)</main>
                """)
    }

    /// An item's page; `items` are all cards of the shop, from which shelves are filled.
    public static func item(_ item: DemoDetail, items: [DemoCard], key: String, shop: String) -> [UInt8] {
        let card = item.card
        let note = card.note.isEmpty ? "" : #" <span class="note">\#(HTML.escape(card.note))</span>"#
        let siblings = items.filter { $0.category == card.category && $0.id != card.id }.prefix(4).map(\.html).joined()
        return page(
            title: "\(card.title) – \(shop)", key: key, shop: shop, icon: items.first?.image,
            main: """
                <main id="main" data-item="\(HTML.escape(card.id))">
                <nav aria-label="You are here"><a href="/demo">All things</a> <span aria-hidden="true">/</span> \
                <a href="/demo#\(slug(card.category))">\(HTML.escape(card.category))</a></nav>
                <article class="product">
                <img src="\(HTML.escape(card.image))" alt="Drawing: \(HTML.escape(card.title))" width="400" height="400">
                <div><p class="brand">\(HTML.escape(item.brand))</p><h1 tabindex="-1">\(HTML.escape(card.title))</h1>
                <p class="price">\(HTML.escape(card.price))\(note)</p><p>\(HTML.escape(item.details))</p></div></article>
                \(shelf("product", title: "Goes well with", places: 4))
                <section aria-labelledby="siblings"><h2 id="siblings">More in \(HTML.escape(card.category))</h2>
                <ul class="grid">
                \(siblings)</ul></section>
                <template id="cards">
                \(items.map(\.html).joined())</template></main>
                """)
    }

    /// The categories in the order of their first item.
    private static func byCategory(_ items: [DemoCard]) -> [(name: String, items: [DemoCard])] {
        var categories: [(name: String, items: [DemoCard])] = []
        var places: [String: Int] = [:]
        for item in items {
            let place = places[item.category] ?? categories.count
            if place == categories.count { categories.append((item.category, [])) }
            places[item.category] = place
            categories[place].items.append(item)
        }
        return categories
    }

    /// A name as an anchor: lower-case letters and digits, `-` between them.
    static func slug(_ name: String) -> String {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        return HTML.segment("c-" + words.joined(separator: "-"))
    }

    /// A shelf that the script fills; its empty places keep the height, so that nothing moves.
    private static func shelf(_ placement: String, title: String, places: Int) -> String {
        let empty = #"<li class="card empty"><span class="blank"></span></li>"#
        return """
            <section class="shelf" data-placement="\(placement)" data-limit="\(places)" aria-labelledby="shelf-\(placement)">
            <h2 id="shelf-\(placement)">\(title)</h2><p class="basis">One moment …</p>
            <ul class="row">\(String(repeating: empty, count: places))</ul></section>
            """
    }
}
