import Glibc

/// What the trend makes of the scores of items on one day, and which items are popular.
struct Lifts: Sendable {
    /// The number of popular items that are offered to everyone.
    static let listed = 100

    /// The day it is for.
    private(set) var now: Int32 = 0
    /// By item: what its score is multiplied with.
    private(set) var new: [Float] = []
    /// By item: what its score for having had it is multiplied with.
    private(set) var own: [Float] = []
    /// The most popular items, best first, with their share of the popularity of the best.
    private(set) var popular: [(item: ItemNumber, share: Float)] = []

    init() {}

    init(_ days: ItemDays, _ parameters: ForYouParameters, now: Int32) {
        self.now = now
        var best = Best()
        best.reset(limit: Self.listed)
        for item in days.totals.indices {
            let recent = lift(item, days, parameters)
            if days.totals[item] > 0 { best.offer(ItemNumber(item), recent) }
        }
        list(&best)
    }

    /// Makes room for items below `count`: of new ones there is no trend yet.
    mutating func open(_ count: Int) {
        guard new.count < count else { return }
        new.append(contentsOf: repeatElement(1, count: count - new.count))
        own.append(contentsOf: repeatElement(1, count: count - own.count))
    }

    /// Renews what is said of some items, from which something was taken.
    mutating func renew(_ items: [ItemNumber], _ days: ItemDays, _ parameters: ForYouParameters) {
        for item in items where item < days.totals.count { lift(Int(item), days, parameters) }
        var best = Best()
        best.reset(limit: Self.listed)
        for (item, _) in popular where days.total(item) > 0 {
            best.offer(item, days.recent(Int(item), now: now, halfLife: parameters.trendHalfLife))
        }
        list(&best)
    }

    private mutating func list(_ best: inout Best) {
        best.sort()
        let top = max(best.scores.first ?? 1, .leastNormalMagnitude)
        popular = zip(best.items, best.scores).map { ($0, Float($1 / top)) }
    }

    @discardableResult
    private mutating func lift(_ item: Int, _ days: ItemDays, _ parameters: ForYouParameters) -> Double {
        let recent = days.recent(item, now: now, halfLife: parameters.trendHalfLife)
        let rate = (recent + 0.5) / Double(days.totals[item] + 1)
        let lifts = (Float(pow(rate, parameters.trend)), Float(pow(rate, parameters.ownTrend)))
        if item < new.count {
            (new[item], own[item]) = lifts
        } else {
            new.append(lifts.0)
            own.append(lifts.1)
        }
        return recent
    }
}
