import Consent
import Shop

/// A made-up shopper with a taste that lasts: what she looked at before, and a last visit that nothing has learned from.
struct DemoTrial: Sendable {
    /// Her earlier visits, oldest first.
    let earlier: [[String]]
    /// The last visit up to a page, and what she looked at after it.
    let visit: [String]
    let next: String

    /// So many of them; what is to be found can be ordered, and is new in its visit. Both are so of all that shelves show.
    static func all(seed: UInt64, count: Int, today: Int64) -> [DemoTrial] {
        var dice = SplitMix64(seed: seed)
        var trials: [DemoTrial] = []
        while trials.count < count {
            let start = today - Int64(dice.below(90 * 86_400))
            let month = DemoCalendar.month(of: start)
            let tastes = DemoSitting.tastes(in: month, &dice)
            var visits = (0..<3).map { _ -> [String] in
                var sitting = DemoSitting(token: "", month: month, start: start, carried: .init())
                sitting.play(&dice, tastes: tastes)
                return sitting.looks
            }
            var last = visits.removeLast()
            guard last.count > 1, let first = last.first, canShow(first, after: []) else { continue }
            let next = last.removeLast()
            guard canShow(next, after: last) else { continue }
            trials.append(DemoTrial(earlier: visits, visit: last, next: next))
        }
        return trials
    }

    private static func canShow(_ item: String, after seen: [String]) -> Bool {
        DemoShelf.item[item]?.availability.isOrderable == true && !seen.contains(item)
    }
}
