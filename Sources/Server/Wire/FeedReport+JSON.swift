import Shop

extension JSONWriter {
    /// The members of a feed's report.
    mutating func report(_ report: FeedReport) {
        member("feed", report.feed)
        member("rows", report.rows)
        member("taken", report.taken)
        member("repeated", report.repeated)
        member("changed", report.changed)
        member("unlisted", report.unlisted)
        member("refused_count", report.refusedCount)
        array("refused") { json in
            for (line, fault) in report.refused {
                json.object { json in
                    json.member("line", line)
                    json.member("code", fault.code.rawValue)
                    json.member("place", fault.place)
                    json.member("detail", fault.advice)
                }
            }
        }
    }
}
