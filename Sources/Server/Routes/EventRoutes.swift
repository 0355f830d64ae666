import Consent
import Engagement
import Hummingbird
import Shop

/// `POST /v1/events`.
struct EventRoutes: Sendable {
    let metrics: Metrics
    let clock: @Sendable () -> Int64

    func add(to routes: RouterGroup<ClientContext>) {
        routes.on(.postEvents) { request, context in
            let batch = try EventParser(now: clock()).own(try await request.bytes())
            let report = try await context.room.intake.take(
                batch.events, claim: context.claim(), notNeeded: batch.notNeeded)
            metrics.count(report)
            return .json(capacity: 256) { json in
                json.member("request_id", context.requestID.text)
                json.member("received", report.received)
                json.member("kept", report.kept)
                json.object("dropped") { json in
                    for (reason, number) in report.dropped.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                        json.member(reason.rawValue, number)
                    }
                }
                json.object("used") { json in
                    for (purpose, number) in report.used.sorted(by: { $0.key < $1.key }) {
                        json.member(purpose, number)
                    }
                }
            }
        }
    }
}
