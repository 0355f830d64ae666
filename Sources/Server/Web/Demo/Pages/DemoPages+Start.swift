import Consent

/// What a shop's own page would get, and what it would cost.
extension DemoPages {
    /// The two lines, to be copied, and the costs as this page measures them.
    public func start() -> [UInt8] {
        let lines = StorefrontSDK.snippet(address: address, key: key)
        let shelf = #"<confide-shelf placement="home" heading="Popular" limit="6"></confide-shelf>"#
        return page(
            "Your page – \(shop)", #" data-page="start""#,
            """
            <h1 tabindex="-1">Your page</h1>
            <section><h2>Two lines</h2>
            <p>In the head of your pages, and where a shelf should stand.</p>
            <pre class="code" tabindex="0" aria-label="The two lines"><code id="snippet">\
            \(HTML.escape(lines))
            \(HTML.escape(shelf))</code></pre>
            <p><button type="button" class="main" id="copy">Copy the snippet</button> <span id="copied" role="status"></span></p>
            </section>
            <section><h2>What it costs a page</h2>
            <p>Measured just now, on a page of this shop in your browser.</p>
            <table class="costs"><tbody id="costs"></tbody></table></section>
            \(self.shelf("home", "The shelf that was measured", lead: "What many like"))
            """)
    }

    /// What a lawyer asks: for what, what is stored where, and the drafts of the papers.
    public func lawyer(purposes: [(name: String, text: String)], papers: [(kind: String, title: String)]) -> [UInt8] {
        let asked = purposes.map { name, text in
            "<tr><th scope=\"row\">\(HTML.escape(name))</th><td>\(HTML.escape(text))</td><td>off</td></tr>"
        }.joined(separator: "\n")
        let links = papers.map { kind, title in
            "<li><a href=\"/demo/papers/\(HTML.segment(kind))\">\(HTML.escape(title))</a></li>"
        }.joined(separator: "\n")
        return page(
            "Your lawyer – \(shop)", #" data-page="lawyer""#,
            """
            <h1 tabindex="-1">What do I tell my lawyer?</h1>
            <section><h2>For what, and by default</h2>
            <div class="wide" tabindex="0" role="region" aria-label="Purposes"><table>
            <thead><tr><th scope="col">Purpose</th><th scope="col">The words she is asked in</th>\
            <th scope="col">Unless she says yes</th></tr></thead>
            <tbody>\(asked)</tbody></table></div></section>
            <section><h2>What is stored, and where</h2>
            <div class="wide" tabindex="0" role="region" aria-label="Storage"><table>
            <thead><tr><th scope="col">Level</th><th scope="col">In her browser</th><th scope="col">Sent</th>\
            <th scope="col">By the shop</th></tr></thead>
            <tbody>\(Self.storage)</tbody></table></div>
            <p>Reading a stored answer is the one access to her device that cannot be left out. \
            Whether shelves at level off need more than your privacy notice is for you to say.</p></section>
            <section><h2>Drafts of the papers</h2>
            <p>Written by this server from its own settings, so they say what it does. \
            What only you know is marked.</p>
            <ul class="papers">\(links)</ul></section>
            """)
    }

    private static let storage = DemoStorage.rows.map { row in
        let level = Level(name: row[0]).map { name(of: $0) } ?? row[0]
        return "<tr><th scope=\"row\">\(level)</th>"
            + row.dropFirst().map { "<td>\(code(in: $0))</td>" }.joined() + "</tr>"
    }.joined(separator: "\n")

    /// Text of the documentation as HTML: what stands between backticks is code.
    private static func code(in text: String) -> String {
        HTML.escape(text).split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { at, part in at % 2 == 0 ? String(part) : "<code>\(part)</code>" }.joined()
    }

    /// One of the papers, as it was written.
    public func paper(_ title: String, _ text: String) -> [UInt8] {
        page(
            "\(title) – \(shop)", #" data-page="paper""#,
            """
            <nav class="path" aria-label="You are here"><a href="/demo/lawyer">What do I tell my lawyer?</a></nav>
            <h1 tabindex="-1">\(HTML.escape(title))</h1>
            <pre class="code" tabindex="0" aria-label="\(HTML.escape(title))">\(HTML.escape(text))</pre>
            """)
    }
}
