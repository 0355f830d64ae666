/// One stroke or area of a drawing.
struct DemoMark: Sendable {
    /// A colour by its part in the palette.
    enum Ink: Sendable {
        case main, dark, light, accent, metal, shade, wood, flame
    }

    private let ink: Ink
    private let width: Int?
    private let form: String

    /// An area with the outline `path`.
    static func area(_ ink: Ink, _ path: String) -> Self { .init(ink: ink, width: nil, form: #"path d="\#(path)""#) }

    /// A line along `path`.
    static func line(_ ink: Ink, _ width: Int, _ path: String) -> Self {
        .init(ink: ink, width: width, form: #"path d="\#(path)""#)
    }

    /// A rectangle with round corners.
    static func box(_ ink: Ink, _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ radius: Int = 0) -> Self {
        .init(
            ink: ink, width: nil,
            form: #"rect x="\#(x)" y="\#(y)" width="\#(width)" height="\#(height)" rx="\#(radius)""#)
    }

    /// An ellipse; a circle without the last number.
    static func oval(_ ink: Ink, _ x: Int, _ y: Int, _ rx: Int, _ ry: Int? = nil) -> Self {
        .init(ink: ink, width: nil, form: #"ellipse cx="\#(x)" cy="\#(y)" rx="\#(rx)" ry="\#(ry ?? rx)""#)
    }

    func element(_ palette: DemoPalette) -> String {
        let colour =
            switch ink {
            case .main: palette.main
            case .dark: palette.dark
            case .light: palette.light
            case .accent: palette.accent
            case .metal: "#a9b2b8"
            case .shade: "#78848c"
            case .wood: "#a5764a"
            case .flame: "#e9a53c"
            }
        guard let width else { return #"<\#(form) fill="\#(colour)"/>"# }
        return #"<\#(form) fill="none" stroke="\#(colour)" stroke-width="\#(width)"/>"#
    }
}

/// What a product looks like.
enum DemoShape: Sendable, CaseIterable {
    case tent, dome, tarp, pegs, mat, sleepingBag, pillow, hammock
    case backpack, daypack, cover, pouch, rope, carabiner, harness, helmet, boot, shoe, sock, tin
    case stove, cartridge, pot, mug, spork, bottle, board
    case dripper, filters, kettle, grinder, beans, lantern, candle, lamp, blanket

    /// The marks in the order in which they are drawn, on a sheet of 200 by 200 with the ground at 165.
    var marks: [DemoMark] { camp ?? trail ?? kitchen ?? home ?? [] }
}
