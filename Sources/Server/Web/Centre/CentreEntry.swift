/// What a sign-in link in a mail opens: a page with one button. To open it does nothing, so that a scanner that follows
/// the links of a mail does nothing either; the button sends the token in the body of a form, as the shop's own page does.
struct CentreEntry: Sendable {
    let shop: String
    let words: CentreWords
    /// Her token, and why it is not taken where it is not.
    let token: Result<String, Refusal>

    /// Why a link cannot be used.
    enum Refusal: Error, Sendable { case expired, wrong, lastsTooLong }

    /// Seconds that a token may still be good for in a link, which stays in mail boxes and histories.
    static let longest = 86_400.0

    /// The whole page.
    func html() -> [UInt8] {
        let enter = words.enter
        var main = "<h1>\(enter.title)</h1>\n"
        switch token {
        case .success(let token):
            var page = CentrePage(shop: shop, words: words)
            page.token = token
            main += "<section><p>\(enter.hint)</p>\n" + page.form("show", showing: page.button(enter.open))
            main += "<p>\(enter.notYou)</p></section>\n"
        case .failure(let refusal):
            let why =
                switch refusal {
                case .expired: enter.expired
                case .wrong: enter.wrong
                case .lastsTooLong: enter.lastsTooLong
                }
            main += "<section class=\"news\"><p>\(why)</p><p>\(enter.next)</p></section>\n"
            let address = "/privacy/\(HTML.segment(shop))?language=\(words.language)"
            main += "<p><a href=\"\(address)\">\(enter.withoutSigningIn)</a></p>\n"
        }
        return CentrePage.document(shop: shop, title: enter.title, language: words.language, header: "", main: main)
    }
}

/// The words of the page that a sign-in link opens.
struct CentreEnterWords: Sendable {
    let title, hint, open, notYou, expired, wrong, lastsTooLong, next, withoutSigningIn: String

    static let english = Self(
        title: "Open your privacy choices", hint: "Nothing is open yet. Press the button to see your own page.",
        open: "Open my page", notYou: "You did not ask for this link? Close this page. Nothing happens.",
        expired: "This link has run out.", wrong: "This link is not complete or not from this shop.",
        lastsTooLong: "This link would be good for too long to be safe.",
        next: "Ask the shop for a new one, or sign in there and open this page from there.",
        withoutSigningIn: "Read how it works without signing in")

    static let german = Self(
        title: "Öffne deine Wahl", hint: "Noch ist nichts offen. Der Knopf führt zu deiner eigenen Seite.",
        open: "Meine Seite öffnen", notYou: "Du wolltest diesen Link nicht? Schließe die Seite. Es geschieht nichts.",
        expired: "Dieser Link ist abgelaufen.", wrong: "Dieser Link ist nicht ganz oder nicht von diesem Laden.",
        lastsTooLong: "Dieser Link wäre zu lange gültig, um sicher zu sein.",
        next: "Lass dir einen neuen schicken, oder melde dich im Laden an und öffne die Seite von dort.",
        withoutSigningIn: "Ohne Anmeldung lesen, wie es geht")
}
