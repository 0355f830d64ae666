import Consent
import Shop

extension Dossier {
    /// The dossier as a page that reads by itself: no script, no picture, nothing loaded from anywhere.
    public func html() -> [UInt8] {
        var page = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>What we hold about you</title></head><body>
            <h1>What we hold about you</h1>
            <p>Put together on \(CalendarText.day(Int32(clamping: made / 86_400))) (UTC) when you asked for it. It is not kept.</p>

            """
        page += "<h2>Who answers for it</h2>\n"
        page += "<dl>\n" + controller.said.map { "<dt>\($0.what)</dt><dd>\(Self.escape($0.words))</dd>\n" }.joined()
        page += "</dl>\n"
        page += "<h2>What you agreed to</h2>\n"
        page += Self.table(["Purpose", "How far"], choices.said.map { [$0.purpose.name, $0.level.name] })
        page += "<h2>Every answer you gave</h2>\n"
        page += Self.table(
            ["When (UTC)", "Purpose", "How far", "In which words", "Language"],
            decisions.map {
                [Timestamp.text($0.time), $0.purpose.name, $0.level.name, $0.notice.version, $0.notice.language]
            })
        for part in remembered {
            page += "<h2>What is remembered for \(Self.escape(part.purpose.name))</h2>\n" + Self.table(part.sittings)
        }
        if !muted.isEmpty {
            page += "<h2>What you have us keep, but not use for suggestions</h2>\n"
            page += Self.table(["Item"], muted.map { [$0] })
        }
        if !mutedCategories.isEmpty {
            page += "<h2>Categories that you have suggestions leave out</h2>\n"
            page += Self.table(["Category"], mutedCategories.map { [$0.name] })
        }
        if let dial { page += "<p>Your surprise dial stands at \(dial) of 5.</p>\n" }
        page += "<h2>Visits of yours that taught our models</h2>\n" + Self.table(taught)
        page += "<h2>What you asked us</h2>\n"
        page += Self.table(
            ["When (UTC)", "What", "How it stands", "Number"],
            requests.map {
                [Timestamp.text($0.request.received), $0.request.kind.rawValue, $0.request.phase.name, $0.number.text]
            })
        page += "<h2>What the shop keeps elsewhere because a law makes it</h2>\n"
        page += Self.table(
            ["What", "By whom", "Why", "Years"], kept.map { [$0.what, $0.by, $0.basis, String($0.years)] })
        return Array((page + "</body></html>\n").utf8)
    }

    private static func table(_ sittings: [Sitting]) -> String {
        table(
            ["Day", "Item", "What you did"],
            sittings.flatMap { sitting in
                sitting.steps.map { [CalendarText.day(sitting.day), $0.item, $0.action] }
            })
    }

    private static func table(_ heads: [String], _ rows: [[String]]) -> String {
        guard !rows.isEmpty else { return "<p>Nothing.</p>\n" }
        func row(_ cells: [String], _ tag: String) -> String {
            "<tr>" + cells.map { "<\(tag)>\(escape($0))</\(tag)>" }.joined() + "</tr>\n"
        }
        return "<table>\n" + row(heads, "th") + rows.map { row($0, "td") }.joined() + "</table>\n"
    }

    /// What items are called comes from feeds and pages: it is text here, never markup.
    private static func escape(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { safe, character in
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.unicodeScalars.append(character)
            }
        }
    }
}
