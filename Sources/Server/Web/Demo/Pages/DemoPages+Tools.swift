/// What the demo has around its shop, so that one can look behind it.
extension DemoPages {
    /// What is stored and sent, who is asking, and where the demo's own pages are.
    var tools: String {
        """
        <section class="tools" aria-label="The demo">
        <div class="meter"><p class="chip">Stored on your device: <b id="stored">0</b> <span aria-hidden="true">·</span> \
        Sent about you: <b id="sent">0</b></p>
        <button type="button" id="erase">Erase</button>\(personas.isEmpty ? "" : Self.whoButton)</div>
        <nav aria-label="The demo's pages"><ul>
        <li><a href="/demo/yours">What we know</a></li>
        <li><a href="/demo/split">What privacy costs</a></li>
        <li><a href="/demo/catalog">Your catalog</a></li>
        <li><a href="/demo/start">Your page</a></li>
        <li><a href="/demo/lawyer">Your lawyer</a></li>
        </ul></nav>
        \(personas.isEmpty ? "" : who)</section>
        """
    }

    private static let whoButton = """
        <button type="button" id="who-open" popovertarget="who">You are: <span id="who-name">a stranger</span></button>
        """

    /// Who is asking, and when.
    private var who: String {
        let people = ([("", "A stranger", "Nobody is signed in.")] + personas.map { ($0.id, $0.name, $0.about) })
            .map { id, name, about in
                """
                <label><input type="radio" name="persona" value="\(HTML.escape(id))"> \
                <span><b>\(HTML.escape(name))</b><br>\(HTML.escape(about))</span></label>

                """
            }.joined()
        return """
            <div id="who" popover="auto" role="group" aria-label="Who is asking, and when">
            <fieldset><legend>Who is asking?</legend>
            \(people)</fieldset>
            <p id="who-asked"></p>
            <h2>What day is it?</h2>
            <p>In this demo it is <b id="today">today</b>. Your browser's own clock stays where it is.</p>
            <p><button type="button" data-days="30">30 days later</button> \
            <button type="button" data-days="365">A year later</button></p>
            <p id="time-news" role="status"></p></div>
            """
    }

    /// Every request and every write, as they happen.
    static let wire = """
        <details id="wire" class="wire"><summary>Show the wire <span id="wire-sum"></span></summary>
        <p>Since this page was opened. The list is kept in the page alone.
        <label><input type="checkbox" id="wire-all"> pages, pictures and styles too</label></p>
        <ol id="wire-list" tabindex="0" aria-label="Requests and writes"></ol></details>
        """
}
