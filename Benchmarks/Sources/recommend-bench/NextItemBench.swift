import Foundation
import Recommend

/// Next item: every prefix of a test session is one query over the full catalog. Items of the prefix may be suggested
/// again; a target that is not among the first 20 is a miss, also when no session of the training file has it.
struct NextItemBench {
    static let places = 20
    static let forgotten = 2_000

    var train: String
    var test: String
    var days: Int
    var source = Source.nextItem

    func run() throws -> [Figure] {
        let visits = try Sessions.visits(train, days: days)
        let queries = try Sessions.queries(test)
        let before = Memory.resident
        var recommender = Recommender()
        let learned = ContinuousClock().measure {
            for visit in visits { recommender.learn(visit) }
            recommender.settle(day: Sessions.firstDay + Int32(days))
        }
        let memory = Memory.resident - before

        let scratch = Scratch()
        var hits = 0
        var reciprocal = 0.0
        var predicted = Durations()
        for (prefix, next) in queries {
            let query = Query(chain: [Blend(source)], visit: prefix, limit: Self.places, repeatsVisit: true)
            let answer = predicted.time { recommender.suggest(query, scratch: scratch) { _ in true } }
            guard let place = answer.firstIndex(where: { $0.item == next }) else { continue }
            hits += 1
            reciprocal += 1 / Double(place + 1)
        }

        var forgotten = Durations()
        let stride = max(visits.count / Self.forgotten, 1)
        for number in Swift.stride(from: 0, to: visits.count, by: stride) {
            _ = forgotten.time { recommender.forget(visits[number].id) }
        }
        return [
            Figure("visits", Double(visits.count), ""),
            Figure("queries", Double(queries.count), ""),
            Figure("hit_rate_20", Double(hits) / Double(queries.count), ""),
            Figure("mrr_20", reciprocal / Double(queries.count), ""),
            Figure("learn", learned / .seconds(1), "s"),
            Figure("predict_p50", predicted.percentile(50), "us"),
            Figure("predict_p99", predicted.percentile(99), "us"),
            Figure("forget_p50", forgotten.percentile(50), "us"),
            Figure("forget_p99", forgotten.percentile(99), "us"),
            Figure("memory", Double(memory) / 1_048_576, "MiB"),
        ]
    }
}
