import Synchronization

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    /// 2024-10-04, noon in UTC.
    static let start: Int64 = 20_000 * 86_400 + 43_200
    private let seconds = Mutex(TestClock.start)

    var now: Int64 { seconds.withLock { $0 } }

    func advance(seconds: Int64) { self.seconds.withLock { $0 += seconds } }
    func advance(days: Int64) { seconds.withLock { $0 += days * 86_400 } }
}
