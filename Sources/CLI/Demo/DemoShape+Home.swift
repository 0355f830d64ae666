/// Coffee, light and warmth.
extension DemoShape {
    var home: [DemoMark]? {
        switch self {
        case .dripper:
            [
                .line(.dark, 9, "M144 66Q170 66 162 88T132 98"), .area(.main, "M46 56H154L118 118H82Z"),
                .oval(.light, 100, 56, 54, 12), .area(.wood, "M56 56Q100 46 144 56 100 72 56 56Z"),
                .box(.dark, 70, 114, 60, 10, 5), .line(.light, 4, "M66 76 84 106"),
                .area(.metal, "M68 124H132L138 152Q138 166 124 166H76Q62 166 62 152Z"),
                .area(.wood, "M65 140H135L138 152Q138 164 124 164H76Q62 164 62 152Z"),
                .area(.accent, "M100 126Q106 136 100 138 94 136 100 126Z"),
            ]
        case .filters:
            [
                .area(.dark, "M58 60H178L142 152H94Z"), .area(.light, "M44 54H164L128 150H80Z"),
                .area(.main, "M30 48H150L114 148H66Z"), .area(.light, "M38 54H142L109 142H71Z"),
                .line(.main, 3, "M58 62 80 138M90 62V138M122 62 100 138"), .box(.accent, 56, 120, 90, 16, 5),
            ]
        case .kettle:
            [
                .line(.main, 10, "M134 140Q158 138 158 106T182 70"), .line(.wood, 9, "M56 74Q26 72 28 104T54 136"),
                .area(.main, "M62 82H128L146 152Q148 166 134 166H56Q42 166 44 152Z"),
                .area(.dark, "M112 82H128L146 152Q148 166 134 166H112Q124 160 122 148Z"),
                .area(.light, "M58 82Q62 66 95 66T132 82Z"),
                .oval(.wood, 95, 60, 9, 8), .line(.light, 5, "M66 100 60 142"), .line(.accent, 4, "M47 152H142"),
            ]
        case .grinder:
            [
                .line(.metal, 7, "M104 40H160"), .line(.metal, 7, "M104 40V58"), .oval(.wood, 162, 30, 10, 13),
                .box(.dark, 76, 54, 56, 14, 6), .area(.main, "M80 68H128V114H80Z"), .box(.metal, 74, 110, 60, 10, 4),
                .area(.wood, "M76 120H132L136 156Q136 166 126 166H82Q72 166 72 156Z"), .line(.light, 4, "M90 76V106"),
                .line(.accent, 6, "M80 94H128"), .line(.light, 3, "M84 130 81 156"),
            ]
        case .beans:
            [
                .area(.main, "M58 62H142L150 156Q150 166 140 166H60Q50 166 50 156Z"),
                .area(.dark, "M58 62 66 40H134L142 62Z"),
                .box(.wood, 54, 54, 92, 10, 4), .box(.light, 68, 84, 64, 58, 8),
                .oval(.wood, 90, 112, 13, 18), .line(.light, 3, "M92 96Q84 112 90 128"), .oval(.wood, 114, 120, 11, 15),
                .line(.light, 3, "M116 107Q108 120 114 133"), .line(.accent, 5, "M54 152H146"),
            ]
        case .lantern:
            [
                .line(.shade, 5, "M66 76Q66 30 100 30T134 76"), .area(.main, "M78 62 86 50H114L122 62Z"),
                .box(.main, 62, 60, 76, 14, 6),
                .box(.light, 70, 74, 60, 64, 4),
                .area(.flame, "M100 84Q116 104 110 116 106 124 100 124T90 116Q84 104 100 84Z"),
                .area(.light, "M100 102Q107 112 105 118 102 122 100 122T95 118Q93 112 100 102Z"),
                .box(.wood, 88, 122, 24, 18, 3),
                .line(.shade, 4, "M70 74V140M130 74V140"),
                .area(.main, "M60 138H140L146 158Q146 166 138 166H62Q54 166 54 158Z"),
                .line(.dark, 3, "M58 152H142"),
            ]
        case .candle:
            [
                .area(
                    .flame,
                    "M68 42Q80 58 75 66 68 74 61 66 56 58 68 42ZM104 30Q116 46 111 54 104 62 97 54 92 46 104 30ZM138 56Q150 72 145"
                        + " 80 138 88 131 80 126 72 138 56Z"),
                .line(.shade, 3, "M68 68V84M104 56V72M138 82V98"), .area(.light, "M54 84Q68 78 82 84V166H54Z"),
                .area(.main, "M90 72Q104 66 118 72V166H90Z"), .area(.light, "M124 98Q138 92 152 98V166H124Z"),
                .area(.dark, "M110 69Q116 70 118 72V166H110Z"),
                .area(.main, "M74 81 82 84V166H74ZM144 95 152 98V166H144Z"),
                .line(.accent, 4, "M40 165H164"),
            ]
        case .lamp:
            [
                .area(.light, "M48 100H152L168 162H32Z"), .box(.shade, 96, 90, 7, 66, 3),
                .area(.flame, "M84 100H116L122 116Q100 126 78 116Z"),
                .area(.main, "M76 40H124L152 100H48Z"), .area(.dark, "M108 40H124L152 100H124Z"),
                .line(.light, 4, "M82 54 68 88"),
                .oval(.light, 100, 101, 22, 7), .oval(.wood, 100, 160, 34, 8), .box(.wood, 92, 134, 16, 24, 5),
            ]
        case .blanket:
            [
                .area(.dark, "M36 146Q36 132 50 132H164V166H50Q36 166 36 152Z"),
                .area(.light, "M50 140H164V158H50Q44 158 44 149T50 140Z"),
                .area(.main, "M40 116Q40 100 56 100H160V134H56Q40 134 40 122Z"),
                .area(.light, "M56 109H160V126H56Q48 126 48 118T56 109Z"),
                .area(.main, "M38 84Q38 66 56 66H162V102H56Q38 102 38 92Z"),
                .line(.light, 4, "M66 68V100M78 68V100M140 68V100"),
                .line(.accent, 5, "M94 68V100M106 68V100M118 68V100"),
                .line(.dark, 3, "M162 70H172M162 80H172M162 90H172M164 140H174M164 150H174M164 160H174"),
            ]
        default: nil
        }
    }
}
