/// The working memory of ``AfterRanking``; candidates go by their index.
struct Shelf: Sendable {
    /// The candidates that may be placed and are not yet, best first.
    var order: [Int32] = []
    /// How many of them, from the front, are not buried.
    var open = 0
    /// By candidate.
    var relevance: [Double] = []
    /// By candidate.
    var marks: [Adjustment] = []
    /// By place: the candidate that is pinned there, or -1.
    var pinned: [Int32] = []
    /// What has a place: pins first, then the others in the order of their places.
    var picks: [Int32] = []
    var beaten: [Double] = []
    var balance = Balance()
    var race = Race()
    var determinantal = DeterminantalVariety()
    var items = SeenItems()
    var groups = SeenItems()
    /// A list in between.
    var aside: [Int32] = []

    /// Takes in what is allowed, each item once.
    mutating func admit(_ ranked: Ranked, _ allowed: (ItemNumber) -> Bool) {
        items.clear()
        order.removeAll(keepingCapacity: true)
        for index in ranked.candidates.indices {
            let item = ranked.candidates[index].item
            if items.insert(item), allowed(item) { order.append(Int32(index)) }
        }
        marks.refill([], count: ranked.candidates.count)
    }

    /// Orders by relevance; ties stay as they were ranked.
    mutating func sort() {
        func precedes(_ a: Int32, _ b: Int32) -> Bool {
            let (x, y) = (relevance[Int(a)], relevance[Int(b)])
            return x != y ? x > y : a < b
        }
        let isSorted = order.indices.dropFirst().allSatisfy { !precedes(order[$0], order[$0 - 1]) }
        if !isSorted { order.sort(by: precedes) }
    }

    /// Multiplies the relevance of what the shop boosts.
    mutating func boost(_ ranked: Ranked, _ rules: Rules) {
        for boost in rules.boosts where boost.factor != .one {
            for candidate in order where boost.target.matches(ranked.candidates[Int(candidate)]) {
                relevance[Int(candidate)] = min(relevance[Int(candidate)] * boost.factor.value, 1e9)
                marks[Int(candidate)].insert(.boosted)
            }
        }
    }

    /// Turns the surprise dial and notes what moved.
    mutating func tilt(_ ranked: Ranked, _ surprise: Surprise) {
        Surprise.measure(ranked, into: &beaten)
        surprise.tilt(&relevance, beaten: beaten)
        aside.removeAll(keepingCapacity: true)
        aside.append(contentsOf: order)
        sort()
        for place in order.indices where order[place] != aside[place] {
            marks[Int(order[place])].insert(.surprising)
        }
    }

    /// Moves what is buried behind all else; both parts keep their order.
    mutating func bury(_ ranked: Ranked, _ rules: Rules) {
        open = order.count
        guard !rules.buried.isEmpty else { return }
        aside.removeAll(keepingCapacity: true)
        open = 0
        for candidate in order {
            if rules.buries(ranked.candidates[Int(candidate)]) {
                marks[Int(candidate)].insert(.buried)
                aside.append(candidate)
            } else {
                order[open] = candidate
                open += 1
            }
        }
        for (offset, candidate) in aside.enumerated() { order[open + offset] = candidate }
    }
}
