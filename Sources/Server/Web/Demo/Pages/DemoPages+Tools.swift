/// What the demo has around its shop, so that one can look behind it.
extension DemoPages {
    /// What is stored and sent, who is asking, and where the demo's own pages are.
    static let tools = """
        <section class="tools" aria-label="The demo">
        <div class="meter"><p class="chip">Stored on your device: <b id="stored">0</b> <span aria-hidden="true">·</span> \
        Sent about you: <b id="sent">0</b></p>
        <button type="button" id="erase">Erase</button></div>
        <nav aria-label="The demo's pages"><ul>
        <li><a href="/demo/yours">What we know</a></li>
        </ul></nav></section>
        """

    /// Every request and every write, as they happen.
    static let wire = """
        <details id="wire" class="wire"><summary>Show the wire <span id="wire-sum"></span></summary>
        <p>Since this page was opened. The list is kept in the page alone.
        <label><input type="checkbox" id="wire-all"> pages, pictures and styles too</label></p>
        <ol id="wire-list" tabindex="0" aria-label="Requests and writes"></ol></details>
        """
}
