import Consent
import Shop

extension Records {
    /// The sentences of the notice in one language; short ones, for a reading age of twelve.
    struct Sentences: Sendable {
        let language: String
        let title, who, officer, authority, whatFor, off, kept, days, nobody, others, rights, machine, decisions: String
    }

    /// What shoppers are told (GDPR 13).
    func notice(_ say: Sentences) -> String {
        let who = policy.controller
        var text = "# \(say.title)\n\n\(say.who) \(who.name), \(who.address). \(who.contact)\n"
        if !who.officer.isEmpty { text += "\(say.officer) \(who.officer)\n" }
        if !who.authority.isEmpty { text += "\(say.authority) \(who.authority)\n" }
        text += "\n\(say.whatFor) \(say.off)\n\n"
        for purpose in purposes {
            text += "- \(words(for: purpose, say.language))"
            if let limit = purpose.classes.map({ limits[$0] }).max() {
                text += " \(say.kept) \(limit) \(say.days)"
            }
            text += "\n"
        }
        text += "\n\(say.decisions) \(limits[.decisions]) \(say.days)\n\n"
        text += processors.isEmpty ? "\(say.nobody)\n" : "\(say.others) \(processors.joined(separator: "; ")).\n"
        return text + "\n\(say.rights)\n\n\(say.machine)\n"
    }
}

extension Records.Sentences {
    static let english = Self(
        language: "en", title: "What we do with your data", who: "This shop is run by",
        officer: "You can also ask our data protection officer:", authority: "You can complain here:",
        whatFor: "We ask you before we use your data.", off: "If you say nothing, we keep nothing.",
        kept: "We delete it after", days: "days.", nobody: "We give your data to nobody.",
        others: "These help us and may see data:",
        rights: """
            You can see your data. You can take it with you. You can correct it. You can delete it. \
            You can say no at any time. Saying no is as easy as saying yes.
            """,
        machine: "A computer picks what you see. It never sets a price for you alone.",
        decisions: "We remember what you answered, to prove it. When an answer has run out, we delete it after")

    static let german = Self(
        language: "de", title: "Was wir mit deinen Daten machen", who: "Diesen Laden betreibt",
        officer: "Du kannst auch unsere Datenschutzbeauftragten fragen:", authority: "Hier kannst du dich beschweren:",
        whatFor: "Wir fragen dich, bevor wir deine Daten nutzen.", off: "Wenn du nichts sagst, behalten wir nichts.",
        kept: "Wir löschen es nach", days: "Tagen.", nobody: "Wir geben deine Daten niemandem.",
        others: "Diese helfen uns und können Daten sehen:",
        rights: """
            Du kannst deine Daten ansehen. Du kannst sie mitnehmen. Du kannst sie berichtigen. Du kannst sie löschen. \
            Du kannst jederzeit Nein sagen. Nein sagen ist so leicht wie Ja sagen.
            """,
        machine: "Ein Computer wählt aus, was du siehst. Er macht nie einen Preis für dich allein.",
        decisions: "Wir merken uns deine Antworten, um sie zu belegen. Ist eine abgelaufen, löschen wir sie nach")
}
