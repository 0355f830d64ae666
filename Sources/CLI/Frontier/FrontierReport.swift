import Shop

/// What a frontier found: how relevant each level is, and what an outsider learns.
struct FrontierReport {
    /// One way to answer.
    struct Row {
        /// off, visit, device or account.
        var level: String
        var setting: String
        /// Nil where nothing is private: no noise.
        var epsilon: Double?
        /// Means over the questions, and over the seeds of the noise.
        var hitRate: Double
        var ndcg: Double
        /// 95 % by resampling shoppers.
        var interval: ClosedRange<Double>
        /// The deviation between seeds; nil for one that has no noise.
        var seedDeviation: Double?
    }

    /// One attack, repeated.
    struct Attack: Sendable {
        /// The ε of the lists; nil for exact ones.
        var epsilon: Double?
        var between: Int
        var trials: Int
        var first: Int
        var topFive: Int
    }

    var source: String
    var shoppers: Int
    var items: Int
    var questions: Int
    var head: Int
    var delta: Double
    var rows: [Row] = []
    var attacks: [Attack] = []

    /// Popularity without noise: what whoever agrees to nothing gets.
    var floor: Double { rows.first { $0.level == "off" && $0.epsilon == nil }?.hitRate ?? 0 }
    /// The best that is reached without noise.
    var full: Double { rows.filter { $0.epsilon == nil }.map(\.hitRate).max() ?? 0 }
    /// The graph itself without noise.
    var plain: Double { rows.first { $0.level == "device" && $0.epsilon == nil }?.hitRate ?? 0 }

    /// Shares of a hit rate: of the best, of the same graph without noise, and of what that gains over popularity.
    func kept(_ row: Row) -> (full: Double, plain: Double, gain: Double) {
        func share(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }
        return (share(row.hitRate, full), share(row.hitRate, plain), share(row.hitRate - floor, plain - floor))
    }

    func table() -> String {
        let heads = ["level", "setting", "HR@20", "95 %", "NDCG@20", "± seeds", "of best", "of graph", "of its gain"]
        let lines = rows.map { row in
            let kept = kept(row)
            return [
                row.level, row.setting, Report.text(row.hitRate, 4),
                "\(Report.text(row.interval.lowerBound, 4)) to \(Report.text(row.interval.upperBound, 4))",
                Report.text(row.ndcg, 4), row.seedDeviation.map { Report.text($0, 4) } ?? "–", Self.percent(kept.full),
                Self.percent(kept.plain), Self.percent(kept.gain),
            ]
        }
        let attackHeads = ["related lists", "others between", "trials", "first guess right", "among five"]
        let attackLines = attacks.map { attack in
            [
                attack.epsilon.map { "ε = \(Self.number($0))" } ?? "exact", String(attack.between),
                String(attack.trials), Self.percent(Double(attack.first) / Double(max(attack.trials, 1))),
                Self.percent(Double(attack.topFive) / Double(max(attack.trials, 1))),
            ]
        }
        var text = """
            \(source): \(shoppers) shoppers, \(items) items, \(questions) questions; pairs among \(head) items, δ = \(delta)

            \(Report.aligned([heads] + lines))
            """
        if !attacks.isEmpty {
            text += """


                An outsider who knows five earlier items watches the 50 related items of each, before and after:

                \(Report.aligned([attackHeads] + attackLines))
                """
        }
        return text
    }

    /// What is worse than popularity gains less than nothing.
    static func percent(_ share: Double) -> String {
        (share < 0 ? "-" : "") + Report.text(share.magnitude * 100, 1) + " %"
    }

    /// Without a point where there is nothing behind it.
    static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e9 ? String(Int(value)) : "\(value)"
    }

    func json() -> String {
        func rounded(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }
        let bytes = JSONWriter.bytes { writer in
            writer.object { writer in
                writer.member("source", source)
                writer.member("shoppers", shoppers)
                writer.member("items", items)
                writer.member("questions", questions)
                writer.member("head", head)
                writer.member("delta", delta)
                writer.key("settings")
                writer.array { writer in
                    for row in rows {
                        let kept = kept(row)
                        writer.object { writer in
                            writer.member("level", row.level)
                            writer.member("setting", row.setting)
                            writer.key("epsilon")
                            if let epsilon = row.epsilon { writer.double(epsilon) } else { writer.null() }
                            writer.member("hr@20", rounded(row.hitRate))
                            writer.member("hr@20_low", rounded(row.interval.lowerBound))
                            writer.member("hr@20_high", rounded(row.interval.upperBound))
                            writer.member("hr@20_seeds", rounded(row.seedDeviation ?? 0))
                            writer.member("ndcg@20", rounded(row.ndcg))
                            writer.member("kept_of_best", rounded(kept.full))
                            writer.member("kept_of_graph", rounded(kept.plain))
                            writer.member("kept_of_gain", rounded(kept.gain))
                        }
                    }
                }
                writer.key("attacks")
                writer.array { writer in
                    for attack in attacks {
                        writer.object { writer in
                            writer.key("epsilon")
                            if let epsilon = attack.epsilon { writer.double(epsilon) } else { writer.null() }
                            writer.member("between", attack.between)
                            writer.member("trials", attack.trials)
                            writer.member("first", attack.first)
                            writer.member("top_five", attack.topFive)
                        }
                    }
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
