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
        /// By question: the share of the seeds that answered it.
        var hits: [Double] = []
        /// What it keeps of the relevance that a server with the whole history reaches.
        var ofAccount = Share(value: 0, interval: 0...0)
    }

    /// A share of something, and where it lies with 95 % confidence.
    struct Share {
        var value: Double
        var interval: ClosedRange<Double>
    }

    /// One attack, repeated.
    struct Attack: Addable {
        /// The ε of the lists; nil for exact ones.
        var epsilon: Double?
        var between = 0
        var trials = 0
        /// How often the first guess was right, and how often one of the first five.
        var first = 0
        var topFive = 0
        /// How often the first guess would have been right had she not bought it, but as many others something: what
        /// noise and the taste of the many make of it, which is chance.
        var without = 0
        /// How often it would have been right from the first look alone: what is likely of anybody who has such items.
        var once = 0

        /// Where the share of right first guesses lies, 95 %.
        var interval: ClosedRange<Double> { wilson(first, of: trials) }

        static func += (whole: inout Attack, part: Attack) {
            whole.trials += part.trials
            whole.first += part.first
            whole.topFive += part.topFive
            whole.without += part.without
            whole.once += part.once
        }
    }

    var source: String
    var shoppers: Int
    var items: Int
    var questions: Int
    var head: Int
    var delta: Double
    var rows: [Row] = []
    /// How long the lists are that were attacked.
    var related = 0
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
        let heads = [
            "level", "setting", "HR@20", "95 %", "NDCG@20", "± seeds", "of account", "95 %", "of graph", "of its gain",
        ]
        let lines = rows.map { row in
            let kept = kept(row)
            return [
                row.level, row.setting, Report.text(row.hitRate, 4),
                "\(Report.text(row.interval.lowerBound, 4)) to \(Report.text(row.interval.upperBound, 4))",
                Report.text(row.ndcg, 4), row.seedDeviation.map { Report.text($0, 4) } ?? "–",
                Self.percent(row.ofAccount.value),
                Self.range(row.ofAccount.interval), Self.percent(kept.plain), Self.percent(kept.gain),
            ]
        }
        let attackHeads = [
            "related lists", "others between", "trials", "first guess right", "95 %", "among five", "without her",
            "one look",
        ]
        let attackLines = attacks.map { attack in
            func share(_ count: Int) -> String { Self.percent(Double(count) / Double(max(attack.trials, 1))) }
            return [
                attack.epsilon.map { "ε = \(Self.number($0))" } ?? "exact", String(attack.between),
                String(attack.trials), share(attack.first),
                Self.range(attack.interval), share(attack.topFive), share(attack.without), share(attack.once),
            ]
        }
        var text = """
            \(source): \(shoppers) shoppers, \(items) items, \(questions) questions; pairs among \(head) items, δ = \(delta)

            \(Report.aligned([heads] + lines))
            """
        if !attacks.isEmpty {
            text += """


                An outsider who knows five earlier items watches the \(related) related items of each, before and after:

                \(Report.aligned([attackHeads] + attackLines))

                Chance beside it: the same first guess where as many others bought, but not she, and from one look alone.
                """
        }
        return text
    }

    static func percent(_ share: Double) -> String { Report.text(share * 100, 1) + " %" }

    private static func range(_ interval: ClosedRange<Double>) -> String {
        "\(percent(interval.lowerBound)) to \(percent(interval.upperBound))"
    }

    /// Without a point where there is nothing behind it.
    static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e9 ? String(Int(value)) : "\(value)"
    }
}
