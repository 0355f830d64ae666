import Consent
import Shop

/// One visitor's way through the shop: a taste, a season, a stroll, and sometimes a basket.
struct DemoSitting {
    let token: String
    let month: Int
    let start: Int64
    let carried: Choices
    private(set) var events: [Event] = []
    private var clock: Int64
    private var seen: [String] = []

    init(token: String, month: Int, start: Int64, carried: Choices) {
        self.token = token
        self.month = month
        self.start = start
        self.carried = carried
        clock = start
    }

    /// What somebody likes in a month: one to three shelves, some of them twice.
    static func tastes(in month: Int, _ dice: inout SplitMix64) -> [DemoShelf.Shelf] {
        (0...dice.below(2)).map { _ in DemoShelf.all[dice.pick(DemoShelf.seasons[month - 1])] }
    }

    /// What was looked at, in order.
    var looks: [String] { seen }

    mutating func play(_ dice: inout SplitMix64) {
        let tastes = Self.tastes(in: month, &dice)
        play(&dice, tastes: tastes)
    }

    mutating func play(_ dice: inout SplitMix64, tastes: [DemoShelf.Shelf]) {
        for _ in 0..<(2 + dice.below(4) + dice.below(4)) {
            let shelf =
                dice.chance(85) ? tastes[dice.below(tastes.count)] : DemoShelf.all[dice.below(DemoShelf.all.count)]
            look(at: shelf.items[dice.pick(shelf.weights)], &dice)
        }
        guard dice.chance(45), let wish = basket(&dice) else { return }
        for item in wish { note(.addToCart, [item], &dice) }
        if dice.chance(60) { note(.purchase, wish, &dice) }
    }

    private mutating func look(at item: Item, _ dice: inout SplitMix64) {
        guard seen.last != item.id else { return }
        note(.viewItem, [item], &dice)
        seen.append(item.id)
        if let partner = DemoShelf.partner[item.id], !seen.contains(partner.id), dice.chance(40) {
            look(at: partner, &dice)
        }
    }

    /// What she takes: something she saw, often with what goes with it.
    private func basket(_ dice: inout SplitMix64) -> [Item]? {
        let wanted = seen.compactMap { DemoShelf.item[$0] }.filter(\.availability.isOrderable)
        // A planted pair that she has seen is what she came for.
        let main = wanted.first { DemoShelf.partner[$0.id] != nil && dice.chance(70) } ?? wanted.last
        guard let main else { return nil }
        var basket = [main]
        if let partner = DemoShelf.partner[main.id], dice.chance(75) { basket.append(partner) }
        if dice.chance(25), let other = wanted.first(where: { other in !basket.contains { $0.id == other.id } }) {
            basket.append(other)
        }
        return basket
    }

    private mutating func note(_ kind: EventKind, _ items: [Item], _ dice: inout SplitMix64) {
        let lines = items.map { item in
            EventLine(item: item.id, quantity: kind == .purchase && dice.chance(12) ? 2 : 1, price: item.price)
        }
        events.append(
            Event(
                kind: kind, message: "demo-\(token)-\(events.count)", time: clock, visit: token, lines: lines,
                carried: carried))
        clock += Int64(8 + dice.below(110))
    }
}

/// The shop's items as a visitor meets them.
enum DemoShelf {
    struct Shelf: Sendable {
        let items: [Item]
        /// How often each is looked at: the first ones of a shelf more than the last.
        let weights: [Int]
    }

    static let all: [Shelf] = DemoCategory.allCases.map { category in
        let items = DemoShop.items.filter { $0.category == category.path }
        return Shelf(items: items, weights: items.indices.map { 60 / ($0 + 2) + 4 })
    }

    static let item: [String: Item] = Dictionary(uniqueKeysWithValues: DemoShop.items.map { ($0.id, $0) })

    /// What goes with an item, in both directions.
    static let partner: [String: Item] = Dictionary(
        uniqueKeysWithValues: DemoShop.pairs.flatMap { [($0, $1), ($1, $0)] }
            .compactMap { pair in item[pair.1].map { (pair.0, $0) } })

    /// How much each category is sought, month by month.
    static let seasons: [[Int]] = (1...12).map { month in DemoCategory.allCases.map { $0.demand(in: month) } }
}
