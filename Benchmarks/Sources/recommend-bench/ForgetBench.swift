import Foundation
import Recommend

/// What it takes to forget a shopper, beside learning all others anew.
///
/// Shopper s has the visits s, s + shoppers, s + 2 · shoppers …; after the erasures the digest must be that of a model
/// that learned the survivors only.
struct ForgetBench {
    static let models = ["next-item", "goes-with", "for-you", "popularity"]

    var shoppers: Int
    var visitsEach: Int
    var erasures: Int
    var generated: Generated

    func run(_ model: String) async -> [Figure] {
        switch model {
        case "goes-with":
            let day = Sessions.firstDay + Int32(generated.days)
            return await measure(
                gather: visits, learn: { await GoesWith($0, day: day, solving: false) },
                forget: { for visit in visits(of: $1) { $0.forget(visit) } }, digest: { $0.digest() })
        case "for-you":
            return await measure(
                gather: { $0.map(history) }, learn: { ForYou(learning: $0, now: 0) },
                forget: { $0.forget(history($1)) },
                digest: { $0.digest() })
        case "popularity":
            return await measure(
                gather: visits,
                learn: {
                    var model = Popularity()
                    for visit in $0 { model.learn(visit) }
                    return model
                }, forget: { for visit in visits(of: $1) { $0.forget(visit) } }, digest: { $0.digest() })
        default:
            return await measure(
                gather: visits, learn: { NextItem(learning: $0) },
                forget: { for visit in visits(of: $1) { $0.forget(visit) } }, digest: { $0.digest() })
        }
    }

    /// `gather` makes what `learn` makes a model of, from the numbers of some shoppers.
    private func measure<Lesson, Model>(
        gather: ([Int]) -> Lesson, learn: (Lesson) async -> Model, forget: (inout Model, Int) -> Void,
        digest: (Model) -> Digest
    ) async -> [Figure] {
        let everybody = Array(0..<shoppers)
        let clock = ContinuousClock()
        func fit(_ shoppers: [Int]) async -> (model: Model, seconds: Double) {
            let lesson = gather(shoppers)
            let start = clock.now
            let model = await learn(lesson)
            return (model, (clock.now - start) / .seconds(1))
        }
        var (model, learned) = await fit(everybody)
        // Erased from all over the time, in an order that has nothing to do with it.
        let erased = (0..<erasures).map { $0 * 7_919 % shoppers }
        var forgotten = Durations()
        for shopper in erased { forgotten.time { forget(&model, shopper) } }
        let left = digest(model)
        let gone = Set(erased)
        let (rebuilt, rebuild) = await fit(everybody.filter { !gone.contains($0) })
        let events = everybody.reduce(0) { $0 + visits(of: $1).reduce(0) { $0 + $1.steps.count } }
        return [
            Figure("shoppers", Double(shoppers), ""), Figure("events", Double(events), ""),
            Figure("learn", learned, "s"),
            Figure("forget_p50", forgotten.percentile(50), "us"),
            Figure("forget_p99", forgotten.percentile(99), "us"),
            Figure("rebuild", rebuild, "s"),
            Figure("digest_exact", digest(rebuilt) == left ? 1 : 0, ""),
        ]
    }

    private func visits(of shopper: Int) -> [Visit] {
        (0..<visitsEach).map { generated.visit(shopper + $0 * shoppers, of: shoppers * visitsEach) }
    }

    /// The visits of some shoppers, oldest first.
    private func visits(_ shoppers: [Int]) -> [Visit] {
        (0..<visitsEach).flatMap { round in
            shoppers.lazy.map { generated.visit($0 + round * self.shoppers, of: self.shoppers * visitsEach) }
        }
    }

    private func history(_ shopper: Int) -> History {
        let entries = visits(of: shopper).enumerated().flatMap { sitting, visit in
            visit.steps.map { History.Entry($0.item, day: visit.day, sitting: UInt32(sitting)) }
        }
        return History(id: UInt64(shopper), entries: entries)
    }
}
