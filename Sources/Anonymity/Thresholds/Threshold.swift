/// The smallest group about which a number may be published.
///
/// A threshold keeps a reader from singling out a small group in one table (k-anonymity of counts; Sweeney 2002).
/// It is no defence against comparing overlapping tables, nor against a reader who knows most of the contributors:
/// publish each table once and at one grain, and use differential privacy where more is asked.
public struct Threshold: Sendable, Hashable {
    /// No threshold may be lower than this: 10 contributors.
    public static let floor = 10

    /// The number of contributors from which a number may be published.
    public let k: Int

    /// The floor itself.
    public init() {
        k = Self.floor
    }

    /// A stricter threshold; throws `below-floor` for less than ``floor``, so that configuration can only raise it.
    public init(k: Int) throws(ThresholdError) {
        guard k >= Self.floor else { throw ThresholdError(.belowFloor) }
        self.k = k
    }

    /// Whether a number about this many contributors may be published; about nobody, it may not.
    public func admits(contributors: Int) -> Bool {
        contributors >= k
    }
}
