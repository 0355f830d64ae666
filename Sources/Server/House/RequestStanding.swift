import Oversight
import Synchronization

/// How the requests of one shop stood when they were last looked after, for the metrics: counts by kind, of nobody.
final class RequestStanding: Sendable {
    private let state = Mutex(RequestWatch())

    func note(_ watch: RequestWatch) { state.withLock { $0 = watch } }

    var last: RequestWatch { state.withLock { $0 } }
}
