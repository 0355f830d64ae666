import Foundation
import Recommend

/// The next item at size: generated visits learned in bulk, and questions asked on one thread.
struct ScaleBench {
    var visits: Int
    var generated: Generated

    func run() -> [Figure] {
        let learned = (0..<visits).map { generated.visit($0, of: visits) }
        let events = learned.reduce(0) { $0 + $1.steps.count }
        var model = NextItem()
        // The quickest of three: other work on the machine only ever adds to the time.
        let builds = (0..<3).map { _ in ContinuousClock().measure { model = NextItem(learning: learned) } }
        let today = Sessions.firstDay + Int32(generated.days)
        let scratch = Scratch()
        var predicted = Durations()
        let queries = generated.queries(20_000)
        for query in queries.prefix(500) { _ = model.best(after: query, today: today, limit: 20, scratch: scratch) }
        for query in queries {
            _ = predicted.time { model.best(after: query, today: today, limit: 20, scratch: scratch) }
        }
        return [
            Figure("visits", Double(visits), ""), Figure("events", Double(events), ""),
            Figure("build", (builds.min() ?? .zero) / .seconds(1), "s"),
            Figure("predict_p50", predicted.percentile(50), "us"),
            Figure("predict_p99", predicted.percentile(99), "us"),
            Figure("event_bytes", Double(model.byteCount) / Double(events), ""),
        ]
    }
}
