import Consent
import Oversight

/// One thing that is known of her: an item, what she did with it, what it is used for, and until when.
struct CentreFact: Sendable, Hashable {
    /// The shop's id of the item.
    let item: String
    /// What the catalog calls it; the id where it no longer has it.
    var title: String
    var actions: [String]
    var purposes: [PurposeCode]
    /// The last day it comes from, since 1970.
    var day: Int32
    /// The day it is deleted at the latest.
    var until: Int32
    /// Whether she has it count for nothing.
    var isMuted = false
    /// Whether its whole category is left out.
    var isLeftOut = false
    /// Whether it can count for suggestions at all.
    var isUsed: Bool { purposes.contains(.recommendations) || purposes.contains(.history) }

    /// The facts of a dossier, newest first; `days` says for how long each purpose keeps.
    static func all(in dossier: Dossier, days: (PurposeCode) -> Int32) -> [CentreFact] {
        var facts: [String: CentreFact] = [:]
        let parts = dossier.remembered.map { ($0.purpose, $0.sittings) } + [(PurposeCode.learning, dossier.taught)]
        for (purpose, sittings) in parts {
            for sitting in sittings {
                for step in sitting.steps {
                    let until = sitting.day + days(purpose)
                    var fact =
                        facts[step.item]
                        ?? CentreFact(
                            item: step.item, title: step.item, actions: [], purposes: [], day: sitting.day, until: until
                        )
                    if !fact.actions.contains(step.action) { fact.actions.append(step.action) }
                    if !fact.purposes.contains(purpose) { fact.purposes.append(purpose) }
                    fact.day = max(fact.day, sitting.day)
                    fact.until = max(fact.until, until)
                    facts[step.item] = fact
                }
            }
        }
        for item in dossier.muted { facts[item]?.isMuted = true }
        return facts.values.sorted { $0.day != $1.day ? $0.day > $1.day : $0.item < $1.item }
    }
}

extension CentrePage {
    var factSection: String {
        var section = "<section><h2>\(words.whatIsKept)</h2>\n\(labelCard)"
        guard token != nil else { return section + "</section>\n" }
        if facts.isEmpty { section += "<p>\(words.nothing)</p>\n" }
        section += facts.isEmpty ? "" : "<ul class=\"facts\">\n"
        for fact in facts {
            let title = HTML.escape(fact.title)
            let did = fact.actions.compactMap { words.actions[$0] }.joined(separator: " ")
            let uses = fact.purposes.map(words.name).joined(separator: ", ")
            section += """
                <li><h3><bdi>\(title)</bdi></h3><p>\(did) \(words.from) \(words.date(Int64(fact.day))).<br>
                \(words.usedFor) \(uses). \(words.until) \(words.date(Int64(fact.until))).\(unused(fact))</p>
                <div class="row">\(form("remove", [("item", fact.item)], showing: labelled(words.remove, title)))\
                \(form("wrong", [("item", fact.item)], showing: labelled(words.wrong, title)))\(muteForm(fact))</div></li>

                """
        }
        return section + (facts.isEmpty ? "" : "</ul>\n") + "</section>\n"
    }

    private func unused(_ fact: CentreFact) -> String {
        let said = [fact.isMuted ? words.isMuted : nil, fact.isLeftOut ? words.isLeftOut : nil]
        return said.compactMap(\.self).map { "<br>\($0)" }.joined()
    }

    private func muteForm(_ fact: CentreFact) -> String {
        guard dial != nil, fact.isUsed || fact.isMuted else { return "" }
        let (action, label) = fact.isMuted ? ("unmute", words.unmute) : ("mute", words.mute)
        return form(action, [("item", fact.item)], showing: labelled(label, HTML.escape(fact.title)))
    }

    /// A button that a screen reader can tell from the others of its kind.
    func labelled(_ label: String, _ title: String) -> String {
        "<button class=\"plain\" aria-label=\"\(label): \(title)\">\(label)</button>"
    }
}
