import Consent
import Oversight

/// The label card: where data is and whether it leads to her, of this shop as it is set up and of her as she is known.
struct CentreLabel: Sendable {
    /// The purposes that the shop asks for.
    let purposes: [PurposeCode]
    /// Whether the shop publishes what a browser needs to rank by itself.
    let hasGraph: Bool
    /// What is kept with her account and how much of it; nil for somebody who is not signed in.
    var held: [(holding: Holding, count: Int)]?

    /// Purposes for which something is kept that leads to her account.
    private static let linked: [PurposeCode] = [.recommendations, .history, .learning]

    /// The four rows, each a title and its sentences.
    func rows(in words: CentreWords) -> [(title: String, lines: [String])] {
        let label = words.label
        var here: [String] = []
        var apart: [String] = []
        if purposes.contains(.recommendations) {
            here.append(label.visit)
            if hasGraph { here.append(label.device) }
            apart.append(label.request)
        }
        if purposes.contains(.learning) { apart.append(label.taught) }
        if purposes.contains(.measurement) { apart.append(label.counted) }
        return [
            (label.stays, here.isEmpty ? [label.nothing] : here), (label.linked, linked(in: words)),
            (label.notLinked, apart.isEmpty ? [label.nothing] : apart), (label.tracked, [label.never]),
        ]
    }

    private func linked(in words: CentreWords) -> [String] {
        if let held {
            let kept = held.filter { $0.count > 0 }
            let lines = kept.map { "\(words.places[$0.holding] ?? $0.holding.rawValue): \($0.count)" }
            return lines.isEmpty ? [words.label.nothing] : lines
        }
        let asked = purposes.filter(Self.linked.contains)
        guard !asked.isEmpty else { return [words.label.nothing] }
        return [words.label.stranger, "\(words.label.withYes) \(asked.map(words.name).joined(separator: ", "))"]
    }
}

/// The words of the label card.
struct CentreLabelWords: Sendable {
    let title, stays, linked, notLinked, tracked, nothing, never: String
    let visit, device, request, taught, counted, stranger, withYes: String

    static let english = Self(
        title: "In short", stays: "Stays on your device", linked: "Linked to you", notLinked: "Not linked to you",
        tracked: "Used to track you across companies", nothing: "Nothing.",
        never: "Never. What this page is about goes to no ad company.",
        visit: "Your answers for one visit, and what you look at in it, until you close the tab.",
        device: "What you look at, if you choose that it stays on the device. We never receive it.",
        request: "What a visit with your yes sends to get suggestions. It is used for the answer and not kept.",
        taught: "What visits without an account teach. Nobody can tell whose they were.",
        counted: "Sums of what happens in the shop, by day and item.",
        stranger: "Nothing, without an account and your yes.", withYes: "With an account, for each yes of yours:")

    static let german = Self(
        title: "Kurz gesagt", stays: "Bleibt auf deinem Gerät", linked: "Mit dir verbunden",
        notLinked: "Nicht mit dir verbunden", tracked: "Um dir über Firmen hinweg zu folgen", nothing: "Nichts.",
        never: "Nie. Worum es hier geht, bekommt keine Werbefirma.",
        visit: "Deine Antworten für einen Besuch und was du darin ansiehst, bis du den Tab schließt.",
        device: "Was du ansiehst, wenn du wählst, dass es auf dem Gerät bleibt. Wir bekommen es nie.",
        request: "Was ein Besuch mit deinem Ja für Vorschläge schickt. Es dient der Antwort und wird nicht behalten.",
        taught: "Was Besuche ohne Konto lehren. Niemand kann sagen, wessen sie waren.",
        counted: "Summen dessen, was im Laden geschieht, nach Tag und Artikel.",
        stranger: "Nichts, ohne Konto und dein Ja.", withYes: "Mit Konto, für jedes Ja von dir:")
}

extension CentrePage {
    var labelCard: String {
        var card = "<div class=\"label\"><h3>\(words.label.title)</h3>\n<dl>\n"
        for row in label.rows(in: words) {
            card += "<div><dt>\(row.title)</dt>" + row.lines.map { "<dd>\($0)</dd>" }.joined() + "</div>\n"
        }
        return card + "</dl></div>\n"
    }
}
