import Recommend
import Shop

/// What `evaluate` prints: one row a model.
struct Report {
    /// What was evaluated on.
    struct Data {
        var visits: Int
        var items: Int
        var events: Int
    }

    /// One model.
    struct Row {
        var name: String
        var measurement: Measurement
        var fitSeconds: Double
        /// What it holds in memory; nil where the model cannot say.
        var bytes: Int?
        var parameters: [(name: String, value: Double)]
        /// How right the answers were about parts of the catalog, by the name of the part.
        var parts: [(name: String, accuracy: Accuracy)]
        /// Figures beyond how right the answers were.
        var beyond: [Figure]
    }

    /// One figure: its name, its value where there is one, and how many digits tell something.
    struct Figure {
        var name: String
        var value: Double?
        var digits: Int
    }

    var data: Data
    var units: [Int]
    var rows: [Row] = []
    /// The figure that decides, by its name in the output.
    var deciding: Deciding

    /// The figure that models are compared by.
    enum Deciding: String {
        case hitRate = "hr"
        case ndcg
    }

    func value(_ row: Row) -> Double { values(row).reduce(0, +) / Double(max(row.measurement.answers.count, 1)) }

    private func values(_ row: Row) -> [Double] {
        row.measurement.answers.map { deciding == .ndcg ? $0.ndcg : $0.hitRate }
    }

    private func interval(_ row: Row) -> ClosedRange<Double> { Bootstrap().interval(of: values(row), units: units) }

    // MARK: JSON

    func json() -> String {
        let bytes = JSONWriter.bytes { writer in
            writer.object { writer in
                writer.key("dataset")
                writer.object { writer in
                    writer.key("visits")
                    writer.int(data.visits)
                    writer.key("items")
                    writer.int(data.items)
                    writer.key("events")
                    writer.int(data.events)
                }
                writer.key("models")
                writer.array { writer in for row in rows { write(row, to: &writer) } }
                writer.key("advice")
                writer.string(advice)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(_ row: Row, to writer: inout JSONWriter) {
        let limit = row.measurement.limit
        let accuracy = row.measurement.accuracy
        let interval = interval(row)
        // What is not known is written as null.
        var figures: [(String, Double)] = [
            ("hr@\(limit)", accuracy.hitRate), ("mrr@\(limit)", accuracy.reciprocalRank),
            ("ndcg@\(limit)", accuracy.ndcg), ("recall@\(limit)", accuracy.recall),
            ("\(deciding.rawValue)@\(limit)_low", interval.lowerBound),
            ("\(deciding.rawValue)@\(limit)_high", interval.upperBound),
            ("coverage@\(limit)", row.measurement.coverage(items: data.items)),
        ]
        for (part, accuracy) in row.parts {
            figures += [
                ("hr@\(limit)_\(part)", accuracy.hitRate), ("mrr@\(limit)_\(part)", accuracy.reciprocalRank),
                ("ndcg@\(limit)_\(part)", accuracy.ndcg), ("recall@\(limit)_\(part)", accuracy.recall),
            ]
        }
        figures += row.beyond.map { ("\($0.name)@\(limit)", $0.value ?? .nan) }
        figures += [
            ("fit_seconds", row.fitSeconds), ("predict_p50_us", row.measurement.percentile(50)),
            ("predict_p99_us", row.measurement.percentile(99)),
            ("bytes_per_event", row.bytes.map { Double($0) / Double(max(data.events, 1)) } ?? .nan),
        ]
        writer.object { writer in
            writer.key("name")
            writer.string(row.name)
            for (name, value) in figures {
                writer.key(name)
                writer.double((value * 1e5).rounded() / 1e5)
            }
            writer.key("parameters")
            writer.object { writer in
                for (name, value) in row.parameters {
                    writer.key(name)
                    writer.double(value)
                }
            }
        }
    }

    // MARK: a table

    func table() -> String {
        guard let first = rows.first else { return "" }
        let limit = first.measurement.limit
        let heads =
            ["model", "HR@\(limit)", "MRR@\(limit)", "NDCG@\(limit)", "Recall@\(limit)", "coverage"]
            + first.beyond.map(\.name) + ["fit s", "p50 µs", "p99 µs"]
        let lines = rows.flatMap { row in
            [Self.cells(row.name, row.measurement.accuracy) + cells(row)]
                + row.parts.map { Self.cells("  \($0.name)", $0.accuracy) }
        }
        return """
            \(data.visits) visits, \(data.items) items, \(data.events) events; \(first.measurement.answers.count) queries

            \(Self.aligned([heads] + lines))

            \(advice)
            """
    }

    private static func cells(_ name: String, _ accuracy: Accuracy) -> [String] {
        let figures = [accuracy.hitRate, accuracy.reciprocalRank, accuracy.ndcg, accuracy.recall]
        return [name] + figures.map { text($0, 4) }
    }

    private func cells(_ row: Row) -> [String] {
        [Self.text(row.measurement.coverage(items: data.items), 3)]
            + row.beyond.map { figure in figure.value.map { Self.text($0, figure.digits) } ?? "–" }
            + [
                Self.text(row.fitSeconds, 2), Self.text(row.measurement.percentile(50), 1),
                Self.text(row.measurement.percentile(99), 0),
            ]
    }

    /// The lines with their cells below each other: names to the left, numbers to the right. Lines may end early.
    static func aligned(_ lines: [[String]]) -> String {
        let columns = lines.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            lines.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return lines.map { line in
            zip(widths, line).enumerated().map { column, cell in
                let room = String(repeating: " ", count: cell.0 - cell.1.count)
                return column == 0 ? cell.1 + room : room + cell.1
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// One sentence: which model to use.
    var advice: String {
        let top = rows.map(value).max()
        guard let best = rows.last(where: { value($0) == top }),
            let floor = rows.first(where: { $0.name == "popularity" })
        else { return "Nothing was measured." }
        let figure = "\(deciding == .ndcg ? "NDCG" : "HR")@\(best.measurement.limit)"
        let interval = interval(best)
        let range =
            "\(Self.text(value(best), 4)) (\(Self.text(interval.lowerBound, 4)) to \(Self.text(interval.upperBound, 4)))"
        if best.name == floor.name || interval.lowerBound <= value(floor) {
            return "Use popularity: nothing is surely better on this data (best \(figure) \(range))."
        }
        return "Use \(best.name): \(figure) \(range), where popularity reaches \(Self.text(value(floor), 4))."
    }

    /// The number with so many digits behind the point; a dash for what is no number, or none that can be written so.
    static func text(_ value: Double, _ digits: Int) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        guard let scaled = Int(exactly: (value * Double(scale)).rounded()) else { return "–" }
        let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
        let sign = scaled < 0 ? "-" : ""
        guard digits > 0 else { return "\(sign)\(whole)" }
        return "\(sign)\(whole)." + String(repeating: "0", count: digits - String(rest).count) + String(rest)
    }
}
