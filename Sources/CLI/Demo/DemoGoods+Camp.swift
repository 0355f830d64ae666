import Shop

/// For the night outside.
extension DemoGoods {
    static let tents = [
        DemoGood(
            "tent-ridge-2", "Ridge 2 tent", by: "Nordhavn", 249_00, .tent,
            "A two-person tent that stands up to wind on a bare ridge. Pitches in four minutes, inner and outer at once."
        ),
        DemoGood(
            "tent-ridge-3", "Ridge 3 tent", by: "Nordhavn", 319_00, .tent,
            "The three-person Ridge, with a porch for wet boots. Weighs 2.9 kg with every peg."),
        DemoGood(
            "tent-dome-4", "Meadow dome 4", by: "Kestrel & Co", 389_00, .dome,
            "A family dome in which four can sit up and play cards. Two doors, so that nobody climbs over anybody."),
        DemoGood(
            "tent-feather-1", "Feather 1 tent", by: "Alba Peak", 279_00, .tent,
            "A solo shelter of 980 grams for long walks. It uses your walking poles instead of its own.",
            stock: .preorder),
        DemoGood(
            "tarp-leaf", "Leaf tarp 3 × 3", by: "Kestrel & Co", 89_00, .tarp,
            "Nine square metres of dry ground under two trees. Reinforced loops on every side."),
        DemoGood(
            "tent-hearth-5", "Hearth tipi 5", by: "Nordhavn", 549_00, .tent,
            "A cotton tipi with a flap for a stove pipe. Breathes on warm nights and keeps heat on cold ones.",
            stock: .outOfStock),
        DemoGood(
            "pegs-steel", "Steel pegs, ten", by: "Alba Peak", 14_90, .pegs,
            "Ten pegs that go into stony ground and come out straight. A bright loop makes them hard to lose."),
    ]

    static let sleeping = [
        DemoGood(
            "mat-cloud", "Cloud sleeping mat", by: "Alba Peak", 119_00, .mat,
            "Seven centimetres of air with a warm core. Rolls up to the size of a water bottle."),
        DemoGood(
            "bag-otter-0", "Otter sleeping bag 0 °C", by: "Nordhavn", 189_00, .sleepingBag,
            "A recycled filling that stays warm when damp. Comfortable down to freezing.", group: "bag-otter"),
        DemoGood(
            "bag-otter-minus-8", "Otter sleeping bag −8 °C", by: "Nordhavn", 229_00, .sleepingBag,
            "The thicker Otter for frosty mornings. Its collar keeps the warmth where it belongs.", group: "bag-otter"),
        DemoGood(
            "bag-wren", "Wren summer bag", by: "Kestrel & Co", 79_00, .sleepingBag,
            "A light bag for huts and warm nights. Opens flat into a quilt."),
        DemoGood(
            "mat-fold", "Fold-out mat", by: "Kestrel & Co", 34_90, .mat,
            "A closed-cell mat that nothing can puncture. Doubles as a seat around the fire."),
        DemoGood(
            "pillow-moss", "Moss travel pillow", by: "Kestrel & Co", 24_90, .pillow,
            "Soft on one side and cool on the other. Packs into its own cover."),
        DemoGood(
            "liner-silk", "Silk bag liner", by: "Alba Peak", 59_00, .sleepingBag,
            "Adds three degrees and keeps the bag clean. Weighs as much as a bar of chocolate."),
        DemoGood(
            "hammock-lull", "Lull hammock", by: "Kestrel & Co", 64_90, .hammock,
            "Wide enough to lie across, which is the secret of sleeping flat. Tree straps come with it."),
    ]

    static let kitchen = [
        DemoGood(
            "stove-spark", "Spark gas stove", by: "Ember Works", 54_90, .stove,
            "Boils half a litre in three minutes, also in wind. Folds into a fist."),
        DemoGood(
            "gas-230", "Gas cartridge 230 g", by: "Ember Works", 7_90, .cartridge,
            "A threaded cartridge for about eight meals for two. Mixed for cold mornings."),
        DemoGood(
            "pot-duo", "Duo pot set", by: "Ember Works", 69_00, .pot,
            "Two pots that nest, with a lid that is also a pan. The handle fits both."),
        DemoGood(
            "mug-tin", "Tin camp mug", by: "Fern & Ember", 12_90, .mug,
            "Enamel on steel, 350 ml. It chips with dignity."),
        DemoGood(
            "spork-beech", "Beech spork", by: "Fern & Ember", 6_90, .spork,
            "Spoon, fork and a good edge, carved from one piece. Oil it twice a year."),
        DemoGood(
            "stove-twig", "Twig wood stove", by: "Ember Works", 79_00, .stove,
            "Cooks on what lies about in the forest. Burns clean because the air is warmed first."),
        DemoGood(
            "bottle-brook", "Brook water bottle", by: "Alba Peak", 27_90, .bottle,
            "Keeps water cold for a day in the sun. One litre, and a cap that clips to a pack."),
        DemoGood(
            "board-picnic", "Picnic board and knife", by: "Fern & Ember", 39_00, .board,
            "A beech board with a knife that hides in its edge. For bread, cheese and an apple.",
            stock: .outOfStock),
    ]
}
