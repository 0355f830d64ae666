import Consent
public import Shop

extension Dossier {
    /// The dossier as JSON that another program can read (GDPR 20).
    public func json() -> [UInt8] {
        JSONWriter.bytes(capacity: 16_384) { json in
            json.object { json in
                json.member("format", "confide-dossier/1")
                json.member("made", time: made)
                json.object("controller") { json in json.controller(controller) }
                json.array("choices") { json in
                    for (purpose, level) in choices.said {
                        json.object { json in
                            json.member("purpose", purpose.name)
                            json.member("level", level.name)
                        }
                    }
                }
                json.array("decisions") { json in
                    for decision in decisions {
                        json.object { json in
                            json.member("purpose", decision.purpose.name)
                            json.member("level", decision.level.name)
                            json.member("notice", decision.notice.version)
                            json.member("language", decision.notice.language)
                            json.member("time", time: decision.time)
                        }
                    }
                }
                json.object("remembered") { json in
                    for part in remembered { json.array(part.purpose.name) { Self.write(part.sittings, to: &$0) } }
                }
                json.array("not_used_for_suggestions") { json in for item in muted { json.string(item) } }
                json.array("categories_left_out") { json in
                    for category in mutedCategories { json.string(category.name) }
                }
                if let dial { json.member("surprise", dial) }
                json.array("taught_the_models") { Self.write(taught, to: &$0) }
                json.array("requests") { json in
                    for filed in requests {
                        json.object { json in
                            json.member("id", filed.number.text)
                            json.member("kind", filed.request.kind.rawValue)
                            json.member("status", filed.request.phase.name)
                            json.member("received", time: filed.request.received)
                        }
                    }
                }
                json.array("kept_elsewhere") { json in for part in kept { json.object { json in json.kept(part) } } }
            }
        }
    }

    private static func write(_ sittings: [Sitting], to json: inout JSONWriter) {
        for sitting in sittings {
            json.object { json in
                json.member("day", CalendarText.day(sitting.day))
                json.array("steps") { json in
                    for step in sitting.steps {
                        json.object { json in
                            json.member("item", step.item)
                            json.member("action", step.action)
                        }
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// The members of what is kept elsewhere.
    public mutating func kept(_ part: KeptElsewhere) {
        member("what", part.what)
        member("by", part.by)
        member("method", Holding.Method.keep.rawValue)
        member("basis", part.basis)
        member("years", part.years)
    }
}

/// Days as people write them.
enum CalendarText {
    /// `2026-11-22`.
    static func day(_ day: Int32) -> String { String(Timestamp.text(Int64(day) * 86_400).prefix(10)) }
}
