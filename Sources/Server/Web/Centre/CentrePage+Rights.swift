import Consent
import Oversight

extension CentrePage {
    var rightsSection: String {
        var section = "<section><h2>\(words.yourData)</h2>\n"
        if let plan {
            section += "<div class=\"news\" role=\"status\" tabindex=\"-1\" autofocus><h3>\(words.eraseAsk)</h3>"
            section += "<p>\(words.eraseGoes)</p><ul>"
            section += plan.places.map { "<li>\(words.line($0))</li>" }.joined() + "</ul>"
            if !plan.kept.isEmpty {
                section += "<p>\(words.eraseStays)</p><ul>"
                for kept in plan.kept {
                    let words = "\(kept.what): \(kept.by), \(kept.basis) (\(kept.years))"
                    section += "<li>\(HTML.escape(words))</li>"
                }
                section += "</ul>"
            }
            section += "<div class=\"row\">" + form("erase_now", showing: button(words.eraseNow))
            return section + form("show", showing: button(words.keep)) + "</div></div></section>\n"
        }
        section += "<div class=\"row\">\(form("export", [("format", "json")], showing: button(words.takeFile)))"
        section +=
            form("export", [("format", "html")], showing: button(words.takePage))
            + form("erase", showing: button(words.erase))
        section += "</div>\n<p>\(words.stopHint)</p>\(form("stop", showing: button(words.stop, class: "plain")))"
        section += "<p>\(words.complainHint)</p>\(form("complain", showing: button(words.complain, class: "plain")))"
        return section + "</section>\n"
    }

    var historySection: String {
        var section = "<section><h2>\(words.history)</h2>\n"
        if decisions.isEmpty, requests.isEmpty { section += "<p>\(words.noHistory)</p>\n" } else { section += "<ul>\n" }
        for decision in decisions.reversed() {
            let day = words.date(CalendarDay(containing: decision.time).number)
            let (purpose, level) = (words.name(of: decision.purpose), words.name(of: decision.level))
            section += "<li>\(day): \(purpose): \(level)</li>\n"
        }
        for filed in requests {
            let received = words.date(CalendarDay(containing: filed.request.received).number)
            section += "<li>\(received): \(words.asked) \(filed.request.kind.rawValue), \(filed.request.phase.name)"
            if filed.request.isOpen {
                let due = words.date(CalendarDay(containing: filed.request.due(at: filed.request.received)).number)
                section += ", \(words.answerBy) \(due)"
            }
            section += "</li>\n"
        }
        return section + (decisions.isEmpty && requests.isEmpty ? "" : "</ul>\n") + "</section>\n"
    }

    /// The one style sheet.
    static let style = Array(
        """
        :root{color-scheme:light dark;--page:#fbfaf7;--card:#fff;--ink:#1d231e;--soft:#50594f;--line:#8b9388;--leaf:#25603d;
        --on-leaf:#fff;--tint:#e9f0e5}
        @media (prefers-color-scheme:dark){:root{--page:#141816;--card:#1d2320;--ink:#edf0ea;--soft:#b3bdb1;--line:#76806f;
        --leaf:#96d4a8;--on-leaf:#0d2015;--tint:#22302a}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
        header,main{max-width:46rem;margin-inline:auto;padding:1rem}header{display:flex;justify-content:flex-end}
        h1,h2,h3{line-height:1.2;margin:0 0 .5rem}h3{font-size:1.05rem}p{margin:.3rem 0 .6rem}
        section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.2rem;margin:1rem 0}
        .news{background:var(--tint)}ul{padding-inline-start:1.2rem;margin:.3rem 0}
        .facts{list-style:none;padding:0}.facts li{border-top:1px solid var(--line);padding:.7rem 0;overflow-wrap:anywhere}
        .row{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
        .label{background:var(--tint);border-radius:10px;padding:.7rem 1rem;margin:0 0 1rem}
        dl{margin:0;display:grid;gap:.7rem 1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr))}
        dt{font-weight:600}dd{margin:0 0 .3rem;overflow-wrap:anywhere}
        .levels p{margin:0 0 .4rem 2.1rem;color:var(--soft);font-size:.925rem}
        fieldset{border:1px solid var(--line);border-radius:10px;margin:0 0 1rem;padding:.6rem 1rem}legend{font-weight:600}
        label{display:flex;gap:.6rem;align-items:center;min-height:2.75rem;min-width:10rem}
        input[type=radio]{width:1.5rem;height:1.5rem;margin:0;flex:none;accent-color:var(--leaf)}
        select{font:inherit;min-height:2.75rem;max-width:100%;min-width:0;background:var(--card);color:var(--ink);
        border:1px solid var(--line);border-radius:10px;padding:.3rem .5rem}
        button{font:inherit;min-height:2.75rem;padding:.4rem 1.1rem;border-radius:999px;border:2px solid var(--leaf);
        background:var(--leaf);color:var(--on-leaf);font-weight:600;cursor:pointer}
        button.plain{background:none;color:var(--ink);border-color:var(--line)}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}summary{min-height:2rem;cursor:pointer}
        a{color:inherit}:focus-visible{outline:3px solid var(--leaf);outline-offset:3px}
        @media (forced-colors:active){button{border:2px solid ButtonText}}

        """.utf8)
}
