import Recommend
import Shop

/// The rules of one shelf in the catalog's numbers, as of the last change of either.
struct ShelfPlan: Sendable {
    /// What is done after ranking.
    var after = AfterRanking()
    var holdOut = HoldOut()
    /// Items that the shop puts at fixed places, and what it never shows.
    var pinned: [ItemNumber] = []
    private var excludedItems: Set<ItemNumber> = []
    private var excludedCategories: Set<UInt32> = []

    /// No rules.
    init() {}

    /// What the rules name and the catalog does not know is passed over; it counts once it is listed.
    init(_ rules: ShelfRules, in catalog: borrowing CatalogView) {
        let names = rules.boosts.map(\.target) + rules.buried + rules.excluded
        var categories: [String: [UInt32]] = [:]
        for case .category(let name) in names { categories[name] = catalog.categories(named: [name]).sorted() }
        func targets(_ target: ShelfRules.Target, in catalog: borrowing CatalogView) -> [Recommend.Target] {
            switch target {
            case .item(let id): catalog.number(of: id).map { [.item($0)] } ?? []
            case .category(let name): categories[name, default: []].map { .category($0) }
            }
        }
        for pin in rules.pins {
            guard let item = catalog.number(of: pin.item) else { continue }
            pinned.append(item)
            after.rules.pins.append(Recommend.Pin(item, at: pin.place - 1))
        }
        for boost in rules.boosts {
            for target in targets(boost.target, in: catalog) {
                after.rules.boosts.append(Recommend.Boost(target, by: Ratio(boost.factor)))
            }
        }
        for target in rules.buried { after.rules.buried += targets(target, in: catalog) }
        for target in rules.excluded {
            for target in targets(target, in: catalog) {
                switch target {
                case .item(let item): excludedItems.insert(item)
                case .category(let category): excludedCategories.insert(category)
                case .tag: break
                }
            }
        }
        after.calibration.share = Ratio(rules.calibration).value
        after.diversity.share = Ratio(rules.diversity).value
        after.exploration.share = Ratio(rules.exploration)
        holdOut.share = Ratio(rules.holdOut)
    }

    /// Whether the shop never shows an item of that number and category.
    func excludes(_ item: ItemNumber, _ category: UInt32) -> Bool {
        excludedCategories.contains(category) || excludedItems.contains(item)
    }

    /// Whether anything but the best of the ranking may be shown, so that more candidates are needed than places.
    var needsChoice: Bool {
        let rules = after.rules
        return !rules.pins.isEmpty || !rules.boosts.isEmpty || !rules.buried.isEmpty || after.calibration.share > 0
            || after.diversity.share > 0 || after.exploration.share > .zero || after.surprise != .neutral
    }
}

extension Ratio {
    init(_ share: Share) { self.init(UInt64(share.numerator), over: UInt64(share.denominator)) }
}
