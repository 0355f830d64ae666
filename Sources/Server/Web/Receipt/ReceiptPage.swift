import Ledger

/// A page that checks a receipt in the browser: one file, which asks nobody and works from the disk.
public enum ReceiptPage {
    /// What the page may load: itself, and nothing else, named by hash so that it holds without a server as well.
    static let policy =
        "default-src 'none'; script-src '\(hash(script))'; style-src '\(hash(style))'; img-src data:; base-uri 'none'; "
        + "form-action 'none'"

    /// The whole file.
    public static let html = Array(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <meta name="referrer" content="no-referrer">
        <link rel="icon" href="data:,">
        <title>Check a receipt</title>
        <style>\(style)</style>
        </head>
        <body>
        <main>
        <h1>Check a receipt</h1>
        <p>A shop gave you a receipt for something you decided. Here you can check that the decision stands in the shop's
        ledger as your receipt says. Nothing leaves this page: you can save it and use it without a network.</p>
        <form id="form">
        <label for="file">Your receipt, as a file</label>
        <input id="file" type="file" accept=".json,application/json">
        <label for="text">or its text</label>
        <textarea id="text" rows="8" spellcheck="false" autocomplete="off"></textarea>
        <label for="key">The shop's verifier key</label>
        <p id="key-hint">A line such as <code>confide/shop/0123…+89ab…+A…</code>. Take it from where the shop made it
        public, best from more than one place.</p>
        <input id="key" type="text" aria-describedby="key-hint" spellcheck="false" autocomplete="off">
        <button type="submit">Check</button>
        </form>
        <section id="result" aria-live="polite"></section>
        </main>
        <noscript><p>This page checks with a script; without one, use <code>confide receipt verify</code>.</p></noscript>
        <script>\(script)</script>
        </body>
        </html>

        """.utf8)

    private static func hash(_ text: String) -> String { "sha256-\(Hash(sha256: Array(text.utf8)).base64)" }

    private static let style = """
        :root{color-scheme:light dark;--page:#fff;--ink:#1b1d1f;--good:#0a6b2d;--bad:#a3160b}
        @media (prefers-color-scheme:dark){:root{--page:#16181a;--ink:#ececec;--good:#6fd58f;--bad:#ff9a8f}}
        body{background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:44rem;padding:1rem}
        label{display:block;font-weight:600;margin-top:1rem}
        #key-hint{margin:0}
        textarea,input[type=text]{box-sizing:border-box;font:.875rem/1.4 ui-monospace,monospace;width:100%}
        button{font:inherit;margin:1rem 0;padding:.5rem 1.5rem}
        h2.good,li.good::marker{color:var(--good)}
        h2.bad,li.bad::marker{color:var(--bad)}
        li.good::marker{content:"\u{2713}  "}
        li.bad::marker{content:"\u{2717}  "}
        pre{overflow-wrap:anywhere;white-space:pre-wrap}
        """
}
