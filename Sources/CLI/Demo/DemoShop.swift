import Shop

/// A small shop that is not there: its items, their pictures, and visits with tastes, seasons and baskets.
///
/// Everything is a function of a seed, so the same seed gives the same bytes on every machine.
enum DemoShop {
    /// The name on the sign.
    static let title = "Fern & Ember"
    /// The name in addresses and commands.
    static let name = "demo"
    /// The name of the shop that shows a merchant's own catalog.
    static let ownName = "yours"

    /// About sixty items in eight categories.
    static let items: [Item] = DemoCategory.allCases.flatMap { category in
        category.goods.map { $0.item(in: category) }
    }

    /// The drawing of an item; nil for an id that is not in the shop.
    static func picture(of id: String) -> [UInt8]? { pictures[id] }

    /// Visits over the 90 days before `today` (seconds since 1970), oldest first; each element is one visit's events.
    static func visits(seed: UInt64, count: Int = 3_000, today: Int64) -> DemoVisits {
        DemoVisits(seed: seed, count: count, today: today)
    }

    /// Items that go together: whoever takes the first often takes the second. A model should find them again.
    static let pairs: [(String, String)] = [
        ("tent-ridge-2", "mat-cloud"), ("dripper-porcelain", "filter-paper-100"), ("stove-spark", "gas-230"),
        ("rope-lofoten-60", "carabiner-trio"), ("boot-fjell", "wax-bee"), ("lantern-harbour", "candle-beeswax"),
        ("pack-summit-45", "cover-rain"),
    ]

    private static let pictures: [String: [UInt8]] = Dictionary(
        uniqueKeysWithValues: DemoCategory.allCases.flatMap { category in
            category.goods.enumerated().map { place, good in
                (good.id, DemoPicture.svg(of: good, in: category, at: place))
            }
        })
}
