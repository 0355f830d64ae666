import Shop

/// For the way there.
extension DemoGoods {
    static let backpacks = [
        DemoGood(
            "pack-summit-45", "Summit 45 backpack", by: "Alba Peak", 179_00, .backpack,
            "Carries three days of things on your hips, not on your shoulders. The back length adjusts while you walk."),
        DemoGood(
            "cover-rain", "Rain cover 30–50 l", by: "Alba Peak", 22_90, .cover,
            "Keeps a pack dry in a whole day of rain. Bright enough to be found in fog."),
        DemoGood(
            "pack-summit-65", "Summit 65 backpack", by: "Alba Peak", 229_00, .backpack,
            "For two weeks and the food that goes with them. The lid comes off as a small bag."),
        DemoGood(
            "pack-hazel-22", "Hazel day pack, moss", by: "Fern & Ember", 99_00, .daypack,
            "Waxed cotton for the office and the hill behind it. Holds a laptop and a loaf of bread.",
            group: "pack-hazel"),
        DemoGood(
            "pack-hazel-22-rust", "Hazel day pack, rust", by: "Fern & Ember", 99_00, .daypack,
            "The Hazel in the colour of October. Holds a laptop and a loaf of bread.", group: "pack-hazel"),
        DemoGood(
            "pouch-pine", "Pine hip pouch", by: "Kestrel & Co", 34_90, .pouch,
            "Keys, knife and a map where your hand is. Fits every belt."),
        DemoGood(
            "pack-cub-12", "Cub pack for children", by: "Kestrel & Co", 49_90, .daypack,
            "Twelve litres for a teddy, a jacket and treasure. A whistle is on the chest strap."),
    ]

    static let climbing = [
        DemoGood(
            "rope-lofoten-60", "Lofoten rope 60 m", by: "Granitt", 189_00, .rope,
            "A 9.5 mm single rope with a dry sheath. The middle is marked for ever."),
        DemoGood(
            "carabiner-trio", "Screw carabiners, three", by: "Granitt", 32_90, .carabiner,
            "Three carabiners that open with gloves on. Each has its own colour."),
        DemoGood(
            "harness-flint", "Flint harness", by: "Granitt", 79_00, .harness,
            "Soft where you hang and light where you walk. Four loops that stay open."),
        DemoGood(
            "helmet-pebble", "Pebble helmet", by: "Granitt", 69_00, .helmet,
            "A light shell with air above the ears. Turns to fit with one hand.", group: "helmet-pebble"),
        DemoGood(
            "helmet-pebble-kids", "Pebble helmet for children", by: "Granitt", 59_00, .helmet,
            "The Pebble for small heads. Room for a plait at the back.", group: "helmet-pebble"),
        DemoGood(
            "shoe-gecko", "Gecko climbing shoes", by: "Alba Peak", 109_00, .shoe,
            "A first pair that is still good when you are. The soft edge forgives."),
        DemoGood(
            "chalk-bag", "Felt chalk bag", by: "Fern & Ember", 29_90, .pouch,
            "Wool felt outside, fleece inside. Stays open by itself."),
        DemoGood(
            "rope-bag", "Rope bag", by: "Granitt", 44_90, .rope,
            "A sheet that keeps the rope out of the sand. Rolls up with the rope inside.", stock: .backorder),
    ]

    static let boots = [
        DemoGood(
            "boot-fjell", "Fjell leather boots", by: "Nordhavn", 239_00, .boot,
            "One piece of leather, stitched to be soled again. They need a week, then last ten years."),
        DemoGood(
            "wax-bee", "Bee boot wax", by: "Fern & Ember", 9_90, .tin,
            "Beeswax and lanolin for leather that should stay supple. One tin lasts two winters."),
        DemoGood(
            "boot-brae", "Brae light boots", by: "Alba Peak", 169_00, .boot,
            "Ankle support at the weight of a running shoe. Dry in an hour of sun."),
        DemoGood(
            "shoe-trail", "Burn trail shoes", by: "Alba Peak", 129_00, .shoe,
            "Grip for wet grass and old stone. Roomy for toes that swell downhill."),
        DemoGood(
            "sock-merino", "Merino socks, two pairs", by: "Kestrel & Co", 27_90, .sock,
            "Wool that can be worn for three days, and you may mention it. Padded at heel and toe."),
        DemoGood(
            "boot-puddle", "Puddle rubber boots", by: "Nordhavn", 59_90, .boot,
            "Natural rubber for gardens and tides. Lined, so that bare feet are welcome."),
        DemoGood(
            "gaiter-gorse", "Gorse gaiters", by: "Kestrel & Co", 49_90, .sock,
            "Against wet heather, snow and thorns. They close at the front, where your hands are.", stock: .outOfStock),
    ]
}
