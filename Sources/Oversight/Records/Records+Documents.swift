import Consent
import Shop

extension Records {
    private var controller: String {
        let who = policy.controller
        var lines = ["- Controller: \(who.name), \(who.address)", "- Contact: \(who.contact)"]
        if !who.url.isEmpty { lines.append("- Page: \(who.url)") }
        lines.append("- Data protection officer: \(who.officer.isEmpty ? "none named" : who.officer)")
        lines.append("- Complaints: \(who.authority.isEmpty ? "not configured" : who.authority)")
        return lines.joined(separator: "\n")
    }

    private var recipients: String {
        processors.isEmpty ? "nobody outside the shop" : processors.joined(separator: "; ")
    }

    /// GDPR 30(1): who, for what, whose data and which, recipients, transfers, limits, security.
    func processing() -> String {
        var text = "# Record of processing activities (GDPR 30)\n\n## (a) Who\n\n\(controller)\n\n"
        text += "## (b) Purposes, (c) data and (f) time limits\n\nData subjects: shoppers of the shop.\n\n"
        text += "| purpose | words that are asked | data | kept at level | legal basis | kept for |\n"
        text += "|---|---|---|---|---|---|\n"
        for purpose in purposes {
            let levels = purpose.keptAt.map(\.name).joined(separator: ", ")
            let ages = purpose.classes.map { "\($0.rawValue) \(limits[$0]) days" }.joined(separator: ", ")
            text += "| \(purpose.name) | \(words(for: purpose)) | \(purpose.data) | \(levels.isEmpty ? "none" : levels)"
            text += " | consent (GDPR 6(1)(a)) | \(ages.isEmpty ? "–" : ages) |\n"
        }
        text += "\nDuties (GDPR 6(1)(c)): decisions as evidence of consent (7(1)), "
        text += "\(Holding.decisions.age(limits)); requests of shoppers (12, 15–22), \(Holding.requests.age(limits)).\n"
        for kept in kept {
            text += "Kept elsewhere: \(kept.what), by \(kept.by), for \(kept.years) years (\(kept.basis)).\n"
        }
        text += "\n## (d) Recipients\n\n\(recipients)\n\n## (e) Transfers to third countries\n\n"
        text +=
            processors.isEmpty
            ? "None: the program runs where the shop runs it, and sends nothing.\n"
            : "As far as the recipients above are there.\n"
        return text + "\n## (g) Security\n\n" + security.map { "- \($0)\n" }.joined()
    }

    private var security: [String] {
        [
            "Each shopper's rows are sealed under her own random key (AES-256-GCM), one subkey a purpose.",
            "Keys are wrapped by a master key that is outside of the database.",
            "Shoppers are known by keyed pseudonyms; addresses, numbers and free text have no field.",
            "Deleted rows are overwritten, in the database file and its log.",
            "Every decision, erasure and request leaves a line in a ledger that cannot be changed unseen.",
            "Check it all with: confide audit privacy",
        ]
    }

    /// GDPR 35(7): (a) the processing, (b) necessity, (c) risks, (d) measures. A draft: people must judge it.
    func assessment() -> String {
        var text = "# Data-protection impact assessment (GDPR 35): draft\n\n"
        text += "Made from the configuration. Somebody must read it, judge the risks for this shop, and sign it.\n\n"
        text += "\(controller)\n\n## (a) What is done\n\n"
        for purpose in purposes { text += "- \(purpose.name): \(purpose.data)\n" }
        text += "\n## (b) Why it is necessary and in proportion\n\n"
        text += "Each purpose is off until a shopper says yes, to that purpose alone. "
        text += "Nothing is kept that no purpose needs.\n"
        text += "Time limits: "
        text += RecordClass.configured.map { "\($0.rawValue) \(limits[$0]) days" }.joined(separator: ", ") + ".\n"
        text += "\n## (c) Risks to shoppers and (d) measures\n\n| risk | measure | what is left |\n|---|---|---|\n"
        let risks = [
            (
                "Somebody copies the database", "sealed rows, keys wrapped by a key kept elsewhere",
                "whoever has the master key too"
            ),
            (
                "A visit is traced to a person", "keyed numbers; the link is sealed in her own rows",
                "visits learned without an account: by nobody"
            ),
            (
                "Counts show one person", "nothing below the threshold is published",
                "the shop's operator reads the table itself"
            ),
            (
                "Data outlives its purpose", "withdrawal, expiry and retention subtract it from the models",
                "backups, until they are replaced"
            ),
            (
                "A restored backup brings her back", "her key is on the list of destroyed keys",
                "a backup of that list's file is needed"
            ),
            (
                "A profile is used against her", "no price can depend on a person",
                "shelves differ by what she agreed to"
            ),
        ]
        for (risk, measure, left) in risks { text += "| \(risk) | \(measure) | \(left) |\n" }
        text += "\n" + security.map { "- \($0)\n" }.joined()
        return text + "\n## To decide\n\n- Is what is left acceptable? Who decides, when?\n"
            + "- What do shoppers say about it (GDPR 35(9))?\n"
    }

    func processorList() -> String {
        let names = processors.map { "- \($0)\n" }.joined()
        let list = processors.isEmpty ? "None. The shop runs the program itself.\n" : names
        return "# Who else handles data for the shop (GDPR 28)\n\n\(list)"
    }

    /// Dataset × purpose × level × age × count.
    func map(_ datasets: [Dataset]) -> String {
        var text = "# Data map\n\n| dataset | what | purposes | levels | kept for | rows |\n"
        text += "|---|---|---|---|---|---|\n"
        for set in datasets {
            let purposes = set.purposes.filter(self.purposes.contains)
            let levels = Set(purposes.flatMap(\.keptAt)).sorted().map(\.name).joined(separator: ", ")
            let names = purposes.map(\.name).joined(separator: ", ")
            text += "| \(set.table) | \(set.meaning) | \(names.isEmpty ? "–" : names) | "
            text += "\(levels.isEmpty ? "–" : levels) | \(set.age(limits)) | "
            text += "\(set.rows.map(String.init) ?? "not counted") |\n"
        }
        return text
    }
}
