import Synchronization

/// The demo's clock: the machine's, and as many days ahead as somebody asked for. No other server has one.
public final class DemoClock: Sendable {
    /// Ten years: what is kept longest is gone by then.
    static let furthest = 3_653

    private let base: @Sendable () -> Int64
    private let days = Mutex(0)

    /// Goes with `base`, in seconds since 1970, until it is moved.
    public init(_ base: @escaping @Sendable () -> Int64) { self.base = base }

    /// Whole seconds since 1970.
    public func now() -> Int64 { base() + Int64(ahead) * 86_400 }

    /// How many days it is ahead.
    var ahead: Int { days.withLock { $0 } }

    /// Moves it on; false where it would get further ahead than ten years.
    func advance(days more: Int) -> Bool {
        days.withLock { days in
            guard more > 0, days + more <= Self.furthest else { return false }
            days += more
            return true
        }
    }
}
