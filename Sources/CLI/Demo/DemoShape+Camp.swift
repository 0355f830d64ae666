/// Tents and what one sleeps on.
extension DemoShape {
    var camp: [DemoMark]? {
        switch self {
        case .tent:
            [
                .line(.shade, 3, "M100 50 22 165M100 50 178 165"), .line(.wood, 5, "M100 58 92 36M100 58 108 36"),
                .area(.main, "M100 50 34 165H166Z"), .area(.dark, "M100 50 166 165H128Z"),
                .area(.dark, "M100 88 74 165H126Z"), .area(.light, "M100 88 74 165H90Q98 128 100 88Z"),
                .line(.light, 3, "M100 88 102 165"), .line(.accent, 4, "M52 134 82 134"),
            ]
        case .dome:
            [
                .area(.main, "M26 165C30 94 66 62 100 62S170 94 174 165Z"),
                .area(.dark, "M100 62C134 62 170 94 174 165H140C140 112 122 74 100 62Z"),
                .area(.light, "M74 165C74 120 88 98 100 98S126 120 126 165Z"),
                .area(.dark, "M100 165V98C112 98 126 120 126 165Z"),
                .line(.accent, 4, "M60 165C60 112 78 74 100 62C122 74 140 112 140 165"),
                .area(.accent, "M100 62V44L118 51 100 57Z"),
            ]
        case .tarp:
            [
                .line(.wood, 7, "M38 165V52M162 165V44"), .line(.shade, 2, "M38 80 16 160M162 72 186 160"),
                .area(.main, "M38 78Q100 92 162 70L150 126Q104 116 56 132Z"),
                .area(.dark, "M100 86Q134 82 162 70L150 126Q126 120 102 121Z"),
                .line(.light, 3, "M100 86 102 121"), .area(.accent, "M78 165 100 138 122 165Z"),
                .area(.light, "M90 165 100 150 110 165Z"),
            ]
        case .pegs:
            [
                .line(.metal, 8, "M62 56V158"), .line(.metal, 8, "M100 56V158"), .line(.metal, 8, "M138 56V158"),
                .line(.shade, 3, "M65 60V152M103 60V152M141 60V152"),
                .line(.metal, 8, "M62 56Q62 44 74 44M100 56Q100 44 112 44M138 56Q138 44 150 44"),
                .line(.accent, 5, "M62 72C40 82 44 100 60 94M100 72C78 82 82 100 98 94M138 72C116 82 120 100 136 94"),
            ]
        case .mat:
            [
                .area(.main, "M62 92H150A36 36 0 0 1 150 164H62Z"), .oval(.dark, 62, 128, 34, 36),
                .oval(.light, 62, 128, 28, 30),
                .line(.dark, 5, "M64 128C64 120 52 120 52 130C52 144 76 144 76 126C76 106 42 106 42 130"),
                .box(.accent, 112, 90, 10, 76, 4), .box(.accent, 142, 91, 10, 74, 4),
                .line(.light, 3, "M78 102H106"),
            ]
        case .sleepingBag:
            [
                .area(.main, "M100 34C132 34 142 60 140 86L130 154Q128 167 100 167T70 154L60 86C58 60 68 34 100 34Z"),
                .area(.dark, "M100 44C122 44 128 62 126 74Q100 94 74 74C72 62 78 44 100 44Z"),
                .area(.light, "M80 76Q100 60 120 76Q118 88 100 88T80 76Z"),
                .line(.dark, 3, "M62 104Q100 114 138 104M66 126Q100 136 134 126M69 147Q100 157 131 147"),
                .line(.accent, 4, "M124 88 118 160"), .oval(.accent, 124, 88, 5),
            ]
        case .pillow:
            [
                .area(
                    .main,
                    "M34 86Q30 74 42 76 100 86 158 76 170 74 166 86 158 124 166 156 170 168 158 166 100 156 42 166"
                        + " 30 168 34 156 42 124 34 86Z"),
                .line(.light, 4, "M66 150C84 138 112 116 134 92"),
                .line(
                    .light, 4,
                    "M82 139Q76 120 84 108M82 139Q100 144 112 138M102 123Q98 106 106 96M102 123Q118 128 130 120"),
                .line(.dark, 3, "M46 90Q52 122 46 154"), .line(.dark, 3, "M154 90Q148 122 154 154"),
            ]
        case .hammock:
            [
                .line(.wood, 10, "M26 165V40M174 165V40"), .line(.shade, 3, "M26 66 48 88M174 66 152 88"),
                .area(.light, "M44 84Q100 132 156 84 100 110 44 84Z"),
                .area(.main, "M44 84Q100 146 156 84 150 150 100 152 50 150 44 84Z"),
                .line(.light, 5, "M54 106Q100 156 146 106"), .line(.dark, 5, "M64 124Q100 160 136 124"),
                .area(.accent, "M20 60H32V72H20ZM168 60H180V72H168Z"), .line(.shade, 3, "M44 84 60 110M156 84 140 110"),
            ]
        default: nil
        }
    }
}
