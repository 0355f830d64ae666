import Consent

/// One purpose that the shop asks for, with her answer.
struct CentreQuestion: Sendable {
    let purpose: PurposeCode
    let text: String
    let level: Level
}

/// A category that she has left out, and the day until which that holds at least.
struct CentreCategory: Sendable {
    let name: String
    let until: Int32
}

extension CentrePage {
    var choiceSection: String {
        var inner = ""
        for question in questions {
            inner += "<fieldset><legend>\(words.name(of: question.purpose))</legend>"
            inner += "<p>\(HTML.escape(question.text))</p>\n<div class=\"levels\">"
            for level in [Level.off, .account] {
                let isHeld = (question.level == .account) == (level == .account)
                let (purpose, hint) = (question.purpose.name, "\(question.purpose.name)-\(level.name)")
                inner += "<div><label><input type=\"radio\" name=\"\(purpose)\" value=\"\(level.name)\""
                inner += "\(isHeld ? " checked" : "") aria-describedby=\"\(hint)\"> \(words.name(of: level))</label>"
                inner +=
                    "<p id=\"\(hint)\">\(isHeld ? words.asItIs : effect(of: level, on: question.purpose))</p></div>\n"
            }
            inner += "</div></fieldset>\n"
        }
        return "<section><h2>\(words.choices)</h2>\n<p>\(words.offMeans)<br>\(words.accountMeans)</p>\n"
            + "<p>\(words.choicesHint) \(words.notKeptHere)</p>\n"
            + form("choose", showing: inner + button(words.save)) + "</section>\n"
    }

    /// What a choice would do, said before it is saved.
    private func effect(of level: Level, on purpose: PurposeCode) -> String {
        let what = words.effects[purpose] ?? words.name(of: purpose)
        guard level == .off else { return "\(words.turnsOn) \(what)." }
        return "\(words.turnsOff) \(what). \(words.ends[purpose] ?? "")"
    }

    /// The surprise dial, for whoever lets her account be used for suggestions.
    var dialSection: String {
        guard let dial else { return "" }
        var inner = "<fieldset><legend>\(words.dial)</legend><p>\(words.dialHint)</p>\n<div class=\"row\">"
        for (at, name) in words.dialSteps.enumerated() {
            let checked = at + 1 == dial ? " checked" : ""
            inner += "<label><input type=\"radio\" name=\"step\" value=\"\(at + 1)\"\(checked)> \(name)</label>\n"
        }
        return "<section>" + form("dial", showing: inner + "</div></fieldset>\n" + button(words.dialSave))
            + "</section>\n"
    }

    /// Whole categories that are left out, for whoever lets her account be used for suggestions.
    var categorySection: String {
        guard dial != nil, !categories.isEmpty || !leftOut.isEmpty else { return "" }
        var section = "<section><h3>\(words.leaveOut)</h3><p>\(words.leaveOutHint)</p>\n"
        if !leftOut.isEmpty {
            section += "<ul class=\"facts\" aria-label=\"\(words.leftOut)\">\n"
            for category in leftOut {
                let name = HTML.escape(category.name)
                section += "<li><p><bdi>\(name)</bdi>. \(words.until) \(words.date(Int64(category.until))).</p>"
                section += form(
                    "unmute_category", [("category", category.name)], showing: labelled(words.unmute, name))
                section += "</li>\n"
            }
            section += "</ul>\n"
        }
        let known = categories.filter { name in !leftOut.contains { $0.name == name } }
        guard !known.isEmpty else { return section + "</section>\n" }
        let options = known.map { "<option>\(HTML.escape($0))</option>" }.joined()
        let choice = "<label>\(words.leaveOutPick) <select name=\"category\">\(options)</select></label>"
        return section
            + form(
                "mute_category",
                showing: "<div class=\"row\">\(choice)\(button(words.leaveOutAct, class: "plain"))</div>")
            + "</section>\n"
    }
}
