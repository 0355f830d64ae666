/// Draws a product: a soft patch of colour, a shadow, and the marks of its shape. No text, no script, under 3 KB.
///
/// The ground is transparent and the colours are of middle lightness, so that it sits well on light and dark pages.
enum DemoPicture {
    /// `place` is the good's place on its shelf: neighbours get colours of their own.
    static func svg(of good: DemoGood, in category: DemoCategory, at place: Int) -> [UInt8] {
        var dice = SplitMix64(seed: SplitMix64.seed(from: good.id))
        let palettes = DemoPalette.all
        let palette =
            DemoPalette.named(in: good.title) ?? palettes[(place * 3 + category.rawValue * 5) % palettes.count]
        var svg = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200">"#
        svg += #"<path fill="\#(palette.main)" fill-opacity=".2" d="\#(patch(&dice))"/>"#
        svg += #"<ellipse cx="100" cy="167" rx="70" ry="7" fill="black" fill-opacity=".16"/>"#
        svg += #"<g stroke-linecap="round" stroke-linejoin="round">"#
        for mark in good.shape.marks { svg += mark.element(palette) }
        return Array((svg + "</g></svg>").utf8)
    }

    /// A round patch whose edge wanders a little, no two alike.
    private static func patch(_ dice: inout SplitMix64) -> String {
        // Eight directions around the middle, in thousandths.
        let around = [
            (1_000, 0), (707, 707), (0, 1_000), (-707, 707), (-1_000, 0), (-707, -707), (0, -1_000), (707, -707),
        ]
        let points = around.map { x, y in
            let radius = 74 + dice.below(20)
            return (x: 100 + x * radius / 1_000, y: 100 + y * radius / 1_000)
        }
        func middle(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int)) -> String { "\((a.x + b.x) / 2) \((a.y + b.y) / 2)" }
        var path = "M" + middle(points[7], points[0])
        for at in points.indices {
            path += "Q\(points[at].x) \(points[at].y) " + middle(points[at], points[(at + 1) % 8])
        }
        return path + "Z"
    }
}

/// Four colours that belong together.
struct DemoPalette: Sendable {
    let name: String
    let main: String
    let dark: String
    let light: String
    let accent: String

    static let all = [
        DemoPalette(name: "moss", main: "#6f9a57", dark: "#476b3a", light: "#c4dba8", accent: "#e3a44b"),
        DemoPalette(name: "rust", main: "#c96f42", dark: "#93482a", light: "#f0c4a0", accent: "#4f8f97"),
        DemoPalette(name: "sea", main: "#3f8fa0", dark: "#2a6472", light: "#a9d8dc", accent: "#eb9b5f"),
        DemoPalette(name: "sand", main: "#c9a46a", dark: "#94733f", light: "#f0dfbb", accent: "#5d8a78"),
        DemoPalette(name: "plum", main: "#94679a", dark: "#674470", light: "#d9bfdf", accent: "#e0b04a"),
        DemoPalette(name: "slate", main: "#6f86a8", dark: "#4a5f80", light: "#c3d1e4", accent: "#e58a5c"),
        DemoPalette(name: "honey", main: "#dca43c", dark: "#a37222", light: "#f7dc9c", accent: "#4a8c83"),
        DemoPalette(name: "berry", main: "#c25a6b", dark: "#8c3a4b", light: "#f1bcc2", accent: "#5b93a8"),
    ]

    /// The palette that a title names as its variant, as in "Clay mug, sea".
    static func named(in title: String) -> DemoPalette? { all.first { title.hasSuffix(", \($0.name)") } }
}
