extension Notices {
    /// Sensible words for every purpose, in English and German; a shop writes its own with `consent.notices`.
    public static let builtIn = Notices(
        words.flatMap { purpose, english, german in
            [
                NoticeText(purpose: purpose, version: "1", language: "en", text: english),
                NoticeText(purpose: purpose, version: "1", language: "de", text: german),
            ]
        })

    private static let words: [(PurposeCode, english: String, german: String)] = [
        (
            .recommendations, "We choose what to show you from what you look at here.",
            "Wir wählen aus, was wir dir zeigen: nach dem, was du dir hier ansiehst."
        ),
        (
            .history, "We use what you bought here to suggest what fits.",
            "Wir nutzen, was du hier gekauft hast, um Passendes vorzuschlagen."
        ),
        (
            .learning, "Your visit helps the shop learn which things go together. You can take it back.",
            "Dein Besuch hilft dem Laden zu lernen, was zusammenpasst. Du kannst das zurücknehmen."
        ),
        (
            .measurement, "We count what happens in the shop, never for you alone.",
            "Wir zählen, was im Laden geschieht, nie für dich allein."
        ),
        (
            .messages, "We write to you about what you asked to hear about. Every message lets you stop it.",
            "Wir schreiben dir zu dem, was du wissen wolltest. Jede Nachricht lässt sich abbestellen."
        ),
        (
            .offers, "We make you offers from what you look at. They can only lower a price.",
            "Wir machen dir Angebote nach dem, was du dir ansiehst. Sie können einen Preis nur senken."
        ),
        (
            .research, "We study many visits together. No result is about you.",
            "Wir untersuchen viele Besuche zusammen. Kein Ergebnis handelt von dir."
        ),
    ]
}
