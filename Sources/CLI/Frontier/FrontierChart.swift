/// Draws a frontier: what privacy costs, and what it buys, on one page.
struct FrontierChart {
    let report: FrontierReport

    private static let (width, height) = (720, 420)
    private static let plot = (left: 70, right: 690, top: 60, bottom: 330)

    /// An SVG of its own: no script, no font, no colour that only colour tells apart.
    func svg() -> String {
        let device = report.rows.filter { $0.level == "device" }
        let xs = device.map { $0.epsilon.map { "ε = \(FrontierReport.number($0))" } ?? "no noise" }
        var svg =
            #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(Self.width) \#(Self.height)""#
            + #" font-family="sans-serif" font-size="13">"#
        svg += "<title>What privacy costs, and what it buys</title>"
        svg += #"<rect width="100%" height="100%" fill="white"/>"#
        svg += text(Self.plot.left, 24, "What privacy costs, and what it buys", size: 16)
        let source = "\(report.shoppers) shoppers, \(report.items) items; \(report.source)"
        svg += text(Self.plot.left, 44, source, size: 11)
        for percent in stride(from: 0, through: 100, by: 20) {
            let y = y(Double(percent) / 100)
            svg += #"<path d="M\#(Self.plot.left) \#(y)H\#(Self.plot.right)" stroke="lightgray"/>"#
            svg += text(Self.plot.left - 8, y + 4, "\(percent) %", anchor: "end")
        }
        for (at, name) in xs.enumerated() {
            svg += text(x(at, xs.count), Self.plot.bottom + 20, name, anchor: "middle")
        }
        // What is reached without a graph stands as level lines.
        for row in report.rows where row.level != "device" && row.epsilon == nil {
            let y = y(report.kept(row).full)
            svg +=
                #"<path d="M\#(Self.plot.left) \#(y)H\#(Self.plot.right)" stroke="gray" stroke-dasharray="2 4"/>"#
            svg += text(Self.plot.left + 4, y - 4, "\(row.level): \(row.setting)", size: 11)
        }
        let kept = device.map { report.kept($0).full }
        svg += curve(kept, "seagreen", "8 0", Self.plot.bottom + 50, "relevance kept (HR@20)")
        for (line, between) in Set(report.attacks.map(\.between)).filter({ [0, 100].contains($0) }).sorted()
            .enumerated()
        {
            let found = device.map { row in
                report.attacks.first { $0.between == between && $0.epsilon == row.epsilon }
                    .map { Double($0.first) / Double(max($0.trials, 1)) }
            }
            guard found.contains(where: { $0 != nil }) else { continue }
            svg += curve(
                found, "firebrick", between == 0 ? "6 3" : "2 3", Self.plot.bottom + 67 + 17 * line,
                "purchases an outsider guesses at once, \(between) others between")
        }
        return svg + "</svg>\n"
    }

    private func x(_ at: Int, _ count: Int) -> Int {
        Self.plot.left + (Self.plot.right - Self.plot.left) * (2 * at + 1) / (2 * max(count, 1))
    }

    private func y(_ share: Double) -> Int {
        let inside = min(max(share, 0), 1)
        return Self.plot.bottom - Int((Double(Self.plot.bottom - Self.plot.top) * inside).rounded())
    }

    private func curve(_ shares: [Double?], _ colour: String, _ dash: String, _ legend: Int, _ name: String) -> String {
        let points = shares.enumerated().compactMap { at, share in
            share.map { (x: x(at, shares.count), y: y($0)) }
        }
        let line = points.map { "\($0.x) \($0.y)" }.joined(separator: "L")
        var svg =
            #"<path d="M\#(line)" fill="none" stroke="\#(colour)" stroke-width="2" stroke-dasharray="\#(dash)"/>"#
        for point in points { svg += #"<circle cx="\#(point.x)" cy="\#(point.y)" r="4" fill="\#(colour)"/>"# }
        svg +=
            #"<path d="M\#(Self.plot.left) \#(legend - 4)h40" stroke="\#(colour)" stroke-width="2" stroke-dasharray="\#(dash)"/>"#
        return svg + text(Self.plot.left + 50, legend, name)
    }

    private func text(_ x: Int, _ y: Int, _ words: String, size: Int = 13, anchor: String = "start") -> String {
        let escaped = words.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : String($0) }.joined()
        return #"<text x="\#(x)" y="\#(y)" font-size="\#(size)" text-anchor="\#(anchor)">\#(escaped)</text>"#
    }
}
