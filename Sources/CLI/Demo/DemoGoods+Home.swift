import Shop

/// For being back.
extension DemoGoods {
    static let coffee = [
        DemoGood(
            "dripper-porcelain", "Porcelain dripper", by: "Fern & Ember", 29_90, .dripper,
            "A spiral inside lets the water take its time. For one to four cups."),
        DemoGood(
            "filter-paper-100", "Paper filters, 100", by: "Fern & Ember", 5_90, .filters,
            "Unbleached and without a taste of their own. Made to fit our dripper."),
        DemoGood(
            "kettle-swan", "Swan kettle", by: "Ember Works", 64_90, .kettle,
            "A narrow spout that pours where you look. 900 ml, for every hob."),
        DemoGood(
            "grinder-hand", "Hand grinder", by: "Ember Works", 89_00, .grinder,
            "Steel burrs and thirty steps from mocha to cold brew. Quiet enough for a sleeping house."),
        DemoGood(
            "beans-dawn", "Dawn coffee beans 500 g", by: "Two Hills", 16_90, .beans,
            "A light roast with apricot and honey. Roasted on Tuesdays."),
        DemoGood(
            "beans-dusk", "Dusk coffee beans 500 g", by: "Two Hills", 16_90, .beans,
            "A dark roast with cocoa and walnut. Good with milk, good without."),
        DemoGood(
            "mug-clay", "Clay mug, sea", by: "Fern & Ember", 19_90, .mug,
            "Thrown by hand, so that no two are the same. Keeps its warmth and yours.", group: "mug-clay"),
        DemoGood(
            "mug-clay-sand", "Clay mug, sand", by: "Fern & Ember", 19_90, .mug,
            "The clay mug in the colour of a beach in March. Thrown by hand.", group: "mug-clay"),
    ]

    static let cosy = [
        DemoGood(
            "lantern-harbour", "Harbour lantern", by: "Ember Works", 49_90, .lantern,
            "A storm lantern for a table, a boat or a windowsill. Takes a candle or a tea light."),
        DemoGood(
            "candle-beeswax", "Beeswax candles, six", by: "Fern & Ember", 18_90, .candle,
            "They burn for nine hours and smell faintly of honey. Poured by a beekeeper."),
        DemoGood(
            "lamp-heron", "Heron reading lamp", by: "Ember Works", 119_00, .lamp,
            "Stands on one leg and bends where you read. Warm light that dims with a turn."),
        DemoGood(
            "blanket-wool", "Wool blanket, herringbone", by: "Kestrel & Co", 129_00, .blanket,
            "Lambswool, woven in a mill by a river. Big enough for two and a cat."),
        DemoGood(
            "blanket-picnic", "Picnic blanket", by: "Kestrel & Co", 59_90, .blanket,
            "Wool above, waxed cotton below. Rolls up with a leather strap."),
        DemoGood(
            "cushion-fern", "Fern cushion", by: "Fern & Ember", 39_90, .pillow,
            "Linen, printed with a fern from the garden. The filling is wool."),
        DemoGood(
            "lamp-glow", "Glow camp lamp", by: "Ember Works", 44_90, .lamp,
            "A small lamp with a wooden foot, for a tent or a shelf. Forty hours on one charge."),
        DemoGood(
            "bottle-warm", "Hot-water bottle, knitted", by: "Kestrel & Co", 34_90, .bottle,
            "Natural rubber in a jumper of its own. The oldest heating there is.", stock: .preorder),
    ]
}
