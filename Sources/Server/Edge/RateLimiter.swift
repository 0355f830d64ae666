import Synchronization

/// A bucket of requests for each key, refilled evenly.
final class RateLimiter: Sendable {
    private struct Bucket {
        var left: Double
        var seen: ContinuousClock.Instant
    }

    private let perSecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    /// `perSecond` requests a second for each key, and as many at once.
    init(perSecond: Int) { self.perSecond = Double(perSecond) }

    /// Takes one request; answers nil, or the whole seconds to wait.
    func take(_ key: String, now: ContinuousClock.Instant = .now) -> Int? {
        buckets.withLock { buckets in
            var bucket = buckets[key] ?? Bucket(left: perSecond, seen: now)
            let passed = (now - bucket.seen) / .seconds(1)
            bucket.left = min(perSecond, bucket.left + max(0, passed) * perSecond)
            bucket.seen = now
            let isFree = bucket.left >= 1
            if isFree { bucket.left -= 1 }
            buckets[key] = bucket
            return isFree ? nil : max(1, Int(((1 - bucket.left) / perSecond).rounded(.up)))
        }
    }
}
