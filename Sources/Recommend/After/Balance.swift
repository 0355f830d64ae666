import Glibc

/// The running account of a calibration: what a place would gain from each category.
struct Balance: Sendable {
    /// The weight of calibration, 0 where there is no mix.
    private(set) var weight = 0.0
    /// By category: what the place gains from an item of it; 0 for items of none.
    private(set) var gains = [0.0]
    private var smoothing = 0.0
    private var numbers = LocalNumbers()
    private var kinds: [Int32] = []
    private var targets: [Double] = []
    private var counts: [Double] = []

    /// Begins with the categories of what has a place and of what may get one.
    mutating func open(_ after: AfterRanking, _ ranked: Ranked, _ picks: [Int32], _ order: [Int32]) {
        weight = ranked.mix.total > 0 ? after.calibration.share.clamped : 0
        gains.refill(0, count: 1)
        guard weight > 0 else { return }
        smoothing = max(after.calibration.smoothing.clamped, 1e-9)
        numbers.clear()
        targets.refill(0, count: 1)
        kinds.refill(0, count: ranked.candidates.count)
        number(picks, ranked, unfamiliar: after.surprise.unfamiliarShare > 0)
        number(order, ranked, unfamiliar: after.surprise.unfamiliarShare > 0)
        counts.refill(0, count: targets.count)
        gains.refill(0, count: targets.count)
        keep(after.surprise.unfamiliarShare)
    }

    /// The own number of a candidate's category; 0 is none.
    func kind(_ candidate: Int32) -> Int32 { weight > 0 ? kinds[Int(candidate)] : 0 }

    /// Works out what each category would take off the divergence at a place, from 1.
    ///
    /// Only one term of the sum differs between two categories, so that one logarithm a category is enough.
    mutating func settle(place: Int) {
        guard weight > 0 else { return }
        for kind in targets.indices where targets[kind] > 0 {
            let before = (1 - smoothing) * counts[kind] + smoothing * targets[kind] * Double(place)
            gains[kind] = weight * targets[kind] * log((before + 1 - smoothing) / before)
        }
    }

    /// Notes that an item of the category was placed.
    mutating func add(_ kind: Int32) {
        if kind > 0 { counts[Int(kind)] += 1 }
    }

    private mutating func number(_ candidates: [Int32], _ ranked: Ranked, unfamiliar: Bool) {
        for candidate in candidates {
            let category = ranked.candidates[Int(candidate)].traits.category
            if let known = numbers[category] {
                kinds[Int(candidate)] = Int32(known + 1)
            } else {
                let share = ranked.mix.share(of: category)
                guard category != 0, share > 0 || unfamiliar, numbers.open(category) else { continue }
                targets.append(share)
                kinds[Int(candidate)] = Int32(targets.count - 1)
            }
        }
    }

    /// Keeps a share for the categories that the mix does not have, the same for each of them.
    private mutating func keep(_ share: Double) {
        let strangers = targets.dropFirst().reduce(0.0) { $0 + ($1 == 0 ? 1 : 0) }
        guard share > 0, strangers > 0 else { return }
        for kind in targets.indices.dropFirst() {
            targets[kind] = targets[kind] > 0 ? (1 - share) * targets[kind] : share / strangers
        }
    }
}
