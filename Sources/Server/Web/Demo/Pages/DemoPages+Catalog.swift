import Shop

/// A merchant's own catalog, on this machine alone.
extension DemoPages {
    /// Where a feed is dropped, and its shelves.
    ///
    /// `isFilled` is whether there is anything to show yet.
    public func catalog(isFilled: Bool) -> [UInt8] {
        own.page(
            "Your catalog – \(shop)", #" data-page="catalog""#,
            """
            <h1 tabindex="-1">Try it with your catalog</h1>
            <p>Your product feed goes to this program on this machine, and nowhere else. \
            Pictures are drawn here, so that nothing is loaded from your shop.</p>
            <form id="feed" class="drop"><label for="file">A Google Merchant feed (TSV or XML), CSV, or JSON lines, \
            up to 64 MB. Drop it here, or choose it.</label>
            <input type="file" id="file" accept=".tsv,.txt,.csv,.xml,.rss,.jsonl,.json">
            <p><button type="button" id="sample">Take a small one of ours</button></p></form>
            <div id="feed-news" role="status" tabindex="-1"></div>
            <ol id="feed-faults" class="faults"></ol>
            <div id="own"\(isFilled ? "" : #" hidden="hidden""#)>
            \(own.shelf("home", "Newest in your catalog", lead: "Before anybody has visited"))
            \(own.shelf("product", "Looks like it", lead: "Like the first of them", hasDial: false))</div>
            """)
    }

    /// The page of an item of that catalog; its texts come from anybody.
    func ownItem(_ item: Item) -> [UInt8] {
        let title = String(item.title.prefix(160))
        let safe = HTML.escape(item.id)
        let price = item.price.map { "\($0.decimal) \($0.currency.code)" } ?? ""
        return own.page(
            "\(title) – your catalog", #" data-page="own-item" data-item="\#(safe)""#,
            """
            <nav class="path" aria-label="You are here"><a href="/demo/catalog">Your catalog</a> \
            <span aria-hidden="true">/</span> <bdi>\(HTML.escape(item.category.joined(separator: ", ")))</bdi></nav>
            <article class="product"><img src="\(HTML.escape(item.image))" alt="" width="400" height="400">
            <div><p class="brand"><bdi>\(HTML.escape(String(item.brand.prefix(100))))</bdi></p>
            <h1 tabindex="-1"><bdi>\(HTML.escape(title))</bdi></h1><p class="price">\(HTML.escape(price))</p>
            <p><bdi>\(HTML.escape(String(item.details.prefix(600))))</bdi></p></div></article>
            \(own.shelf("product", "Looks like it", lead: "From your catalog", attributes: " item=\"\(safe)\""))
            """)
    }
}
