/// What one cooks, eats and drinks with outside.
extension DemoShape {
    var kitchen: [DemoMark]? {
        switch self {
        case .stove:
            [
                .area(
                    .flame,
                    "M100 26C112 44 128 52 124 74 122 90 112 94 100 94S78 90 76 74C74 60 86 56 88 44 94 50 98 40 100 26Z"
                ),
                .area(.light, "M100 58Q114 72 110 82 106 90 100 90T90 82Q88 70 100 58Z"),
                .line(.shade, 6, "M52 92H148M62 92 72 108M138 92 128 108"), .box(.metal, 68, 104, 64, 16, 8),
                .box(.shade, 92, 118, 16, 14),
                .area(.main, "M66 142Q66 130 84 130H116Q134 130 134 142V156Q134 166 124 166H76Q66 166 66 156Z"),
                .line(.dark, 3, "M68 150H132"), .line(.shade, 6, "M108 124H140"), .oval(.dark, 144, 124, 7),
            ]
        case .cartridge:
            [
                .box(.shade, 88, 40, 24, 20, 5), .box(.metal, 80, 54, 40, 14, 4),
                .area(.main, "M54 98Q54 66 100 66T146 98V150Q146 166 130 166H70Q54 166 54 150Z"),
                .area(.light, "M54 108H146V140H54Z"),
                .area(.accent, "M100 112C112 122 112 136 100 137 88 136 88 122 100 112Z"),
                .line(.dark, 3, "M54 108H146M54 140H146"), .line(.light, 4, "M68 94Q72 80 88 77"),
            ]
        case .pot:
            [
                .line(.wood, 9, "M150 104H184"), .box(.shade, 144, 98, 14, 12, 3),
                .area(.metal, "M48 88H152V146Q152 166 132 166H68Q48 166 48 146Z"),
                .area(.shade, "M128 88H152V146Q152 166 132 166H112Q128 158 128 140Z"),
                .area(.main, "M44 88Q48 66 100 66T156 88Z"), .box(.dark, 40, 84, 120, 9, 4),
                .oval(.accent, 100, 62, 11, 8),
                .line(.light, 4, "M62 80Q72 74 88 73"), .line(.light, 4, "M62 106V138"),
            ]
        case .mug:
            [
                .line(.light, 4, "M82 58Q74 48 82 40T82 22M104 58Q96 48 104 40T104 22"),
                .line(.dark, 12, "M132 92Q166 90 164 116T130 142"),
                .area(.main, "M48 74H140V142Q140 166 116 166H72Q48 166 48 142Z"),
                .area(.dark, "M122 74H140V142Q140 166 116 166H104Q122 160 122 140Z"), .oval(.light, 94, 74, 46, 11),
                .oval(.wood, 94, 76, 38, 7), .line(.light, 5, "M60 98V136"),
                .line(.accent, 6, "M49 148Q90 158 138 150"),
            ]
        case .spork:
            [
                .line(.wood, 14, "M62 152 116 92"),
                .area(.wood, "M108 82C104 60 120 40 144 34 152 32 168 46 166 56 160 80 140 96 118 92Z"),
                .area(.main, "M120 78Q120 60 142 46 152 58 146 62 136 78 120 78Z"),
                .line(.light, 4, "M154 34 146 48M163 42 153 54"), .line(.accent, 5, "M70 134 80 144M78 126 88 136"),
                .oval(.light, 60, 154, 4),
            ]
        case .bottle:
            [
                .line(.shade, 6, "M88 40Q88 26 100 26T112 40"), .box(.dark, 82, 38, 36, 20, 6),
                .area(.main, "M82 58H118Q136 70 136 92V150Q136 166 120 166H80Q64 166 64 150V92Q64 70 82 58Z"),
                .area(.dark, "M118 58Q136 70 136 92V150Q136 166 120 166H106Q120 160 120 146V86Q120 68 110 58Z"),
                .box(.light, 64, 102, 72, 34), .line(.accent, 5, "M68 126 86 110 98 120 116 108 132 124"),
                .line(.light, 4, "M76 92Q76 80 84 74"),
            ]
        case .board:
            [
                .area(
                    .wood,
                    "M34 92Q34 80 46 80H140L176 102Q182 108 176 116L140 138V152Q140 160 130 160H46Q34 160 34 150Z"),
                .oval(.light, 164, 109, 6), .line(.light, 2, "M46 96H120M46 146H120"),
                .area(.accent, "M52 116Q52 100 72 100T94 116 72 136 52 116Z"),
                .area(.light, "M72 118V100Q92 100 94 116Z"),
                .area(.metal, "M66 60H138Q156 60 158 70H66Z"), .line(.main, 12, "M36 64H66"),
            ]
        default: nil
        }
    }
}
