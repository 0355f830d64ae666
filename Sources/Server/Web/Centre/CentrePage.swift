import Consent
import Oversight

/// The privacy centre as a page that works without a script: each action is a form that carries her token.
///
/// The order never changes: what we know, choices, why, her data, history.
struct CentrePage: Sendable {
    let shop: String
    let words: CentreWords
    /// Her token, which every form sends again; nil for somebody who is not signed in.
    var token: String?
    var controller = Controller()
    var label = CentreLabel(purposes: [], hasGraph: false)
    var facts: [CentreFact] = []
    var questions: [CentreQuestion] = []
    /// Her step of the surprise dial; nil where her account is not used for suggestions.
    var dial: Int?
    /// Names of categories that she may leave out, and those that she has.
    var categories: [String] = []
    var leftOut: [CentreCategory] = []
    var decisions: [Decision] = []
    var requests: [FiledRequest] = []
    /// What came of the last action, and its receipts.
    var news: String?
    var receipts: [String] = []
    var certificate: Certificate?
    /// What an erasure would take, while she is asked whether she means it.
    var plan: Certificate?

    /// The whole page.
    func html() -> [UInt8] {
        let title = HTML.escape(words.title)
        var main = "<h1>\(title)</h1>\n"
        if let news { main += newsSection(HTML.escape(news)) }
        if token == nil {
            main += "<p>\(words.notSignedIn)</p>\n<p>\(words.notKeptHere)</p>\n" + factSection + whySection
        } else {
            main += factSection + choiceSection + whySection + dialSection + categorySection
            main += rightsSection + historySection
        }
        return Self.document(
            shop: shop, title: title, language: words.language, header: languageForm, main: main + contactSection)
    }

    /// A page of the centre around what stands in it; every part is HTML already.
    static func document(shop: String, title: String, language: String, header: String, main: String) -> [UInt8] {
        Array(
            """
            <!doctype html>
            <html lang="\(language)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
            <link rel="icon" href="/docs/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/privacy/\(HTML.segment(shop))/style.css">
            <title>\(title)</title></head>
            <body><header>\(header)</header>
            <main>
            \(main)</main></body></html>

            """.utf8)
    }

    /// What was done gets the focus when the page opens, so that nobody misses it.
    private func newsSection(_ text: String) -> String {
        var section = "<section class=\"news\" role=\"status\" tabindex=\"-1\" autofocus><p>\(text)</p>\n"
        if let certificate {
            section += "<p>\(words.gone)</p><ul>"
            section += certificate.places.map { "<li>\(words.line($0))</li>" }.joined() + "</ul>"
        }
        for (at, receipt) in receipts.enumerated() {
            let name = receipts.count == 1 ? words.receipt : "\(words.receipt) \(at + 1)"
            section += "<details><summary>\(name)</summary><pre>\(HTML.escape(receipt))</pre></details>\n"
        }
        if !receipts.isEmpty { section += "<p><a href=\"/receipt\">\(words.checkReceipt)</a></p>\n" }
        return section + "</section>\n"
    }

    /// A form that does one thing; `fields` are its hidden fields, `inner` what she sees.
    func form(
        _ action: String, _ fields: [(String, String)] = [], language: String? = nil, showing inner: String
    )
        -> String
    {
        var all = [("do", action), ("language", language ?? words.language)] + fields
        if let token { all.append(("token", token)) }
        let hidden = all.map { #"<input type="hidden" name="\#($0.0)" value="\#(HTML.escape($0.1))">"# }.joined()
        return "<form method=\"post\" action=\"/privacy/\(HTML.segment(shop))\">\(hidden)\(inner)</form>\n"
    }

    func button(_ label: String, class kind: String? = nil) -> String {
        "<button\(kind.map { " class=\"\($0)\"" } ?? "")>\(HTML.escape(label))</button>"
    }

    private var languageForm: String {
        let (code, name) = words.otherLanguage
        guard token != nil else {
            return "<a href=\"/privacy/\(HTML.segment(shop))?language=\(code)\" lang=\"\(code)\">\(name)</a>"
        }
        return form("show", language: code, showing: "<button class=\"plain\" lang=\"\(code)\">\(name)</button>")
    }

    private var whySection: String {
        "<section><h2>\(words.why)</h2>\n" + words.whyText.map { "<p>\($0)</p>\n" }.joined() + "</section>\n"
    }

    private var contactSection: String {
        var lines = ["\(HTML.escape(controller.name))"]
        lines.append("\(words.address) \(HTML.escape(controller.address))")
        lines.append("\(words.contact) \(HTML.escape(controller.contact))")
        if !controller.officer.isEmpty { lines.append("\(words.officer) \(HTML.escape(controller.officer))") }
        if !controller.authority.isEmpty { lines.append("\(words.complaints) \(HTML.escape(controller.authority))") }
        return "<section><h2>\(words.who)</h2>\n" + lines.map { "<p>\($0)</p>\n" }.joined() + "</section>\n"
    }
}
