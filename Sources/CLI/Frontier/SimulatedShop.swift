import Glibc
import Recommend

/// A shop that never was, with planted tastes: for sizes of which there is no public data.
///
/// Items have a category and a brand, and a popularity that falls as in shops (Zipf). Each item has companions, most of
/// its own category or brand and some from anywhere. A shopper starts somewhere and goes on to a companion of one of
/// her newest items, or, one time in three, to what is popular.
struct SimulatedShop {
    private let items: Int
    /// By item, its companions; the first are the most wanted.
    private let companions: [[ItemNumber]]
    let traits: [[UInt32]]

    private static let companionCount = 12

    init(items: Int, seed: UInt64 = 7) {
        var dice = SplitMix64(seed: seed)
        self.items = items
        let categories = max(items / 40, 1)
        let brands = max(items / 8, 1)
        let owned = (0..<items).map { _ in (category: dice.below(categories), brand: dice.below(brands)) }
        traits = owned.map { [UInt32($0.category), UInt32(categories + $0.brand)] }
        let byCategory = Dictionary(grouping: owned.indices, by: { owned[$0].category })
        let byBrand = Dictionary(grouping: owned.indices, by: { owned[$0].brand })
        companions = owned.indices.map { item in
            (0..<Self.companionCount).map { _ in
                let kind = dice.below(10)
                let near =
                    kind < 4
                    ? byBrand[owned[item].brand] ?? [] : kind < 7 ? byCategory[owned[item].category] ?? [] : []
                return ItemNumber(near.count > 1 ? near[dice.below(near.count)] : dice.below(items))
            }
        }
    }

    /// Shoppers with two to fifteen items each, and for some of them a question: their last item.
    func data(shoppers: Int, questions: Int = 20_000, seed: UInt64 = 11) -> FrontierData {
        var dice = SplitMix64(seed: seed)
        var histories: [[ItemNumber]] = []
        histories.reserveCapacity(shoppers)
        var trials: [Trial<[ItemNumber]>] = []
        for shopper in 0..<shoppers {
            var history = history(&dice)
            if trials.count < questions, shopper % max(shoppers / questions, 1) == 0, history.count > 1 {
                let last = history.removeLast()
                trials.append(Trial(history, targets: [last], unit: shopper))
            }
            histories.append(history)
        }
        return FrontierData(
            shoppers: histories, trials: trials, traits: traits,
            source: "a simulated shop with planted tastes, no real one")
    }

    private func history(_ dice: inout SplitMix64) -> [ItemNumber] {
        var history = [popular(&dice)]
        // Five items on average.
        while history.count < 15, history.count < 2 || dice.below(4) > 0 {
            let from = history[history.count - 1 - dice.below(min(history.count, 3))]
            // The better companions more often: the smaller of two throws.
            let place = min(dice.below(Self.companionCount), dice.below(Self.companionCount))
            let next = dice.below(3) == 0 ? popular(&dice) : companions[Int(from)][place]
            if history.contains(next) { if dice.below(8) == 0 { break } } else { history.append(next) }
        }
        return history
    }

    /// An item with a chance of about one over its number.
    private func popular(_ dice: inout SplitMix64) -> ItemNumber {
        let share = Double(dice.next() >> 11) / 0x1p53
        return ItemNumber(min(Int(pow(Double(items + 10), share) * pow(10, 1 - share)) - 10, items - 1))
    }
}
