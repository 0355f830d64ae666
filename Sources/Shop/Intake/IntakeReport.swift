/// What became of a batch of events: each was kept for some purpose, or dropped for one reason.
public struct IntakeReport: Sendable, Hashable {
    public var received = 0
    public var kept = 0
    /// Dropped events by reason.
    public var dropped: [Drop: Int] = [:]
    /// How many events each purpose used; one event can serve several.
    public var used: [String: Int] = [:]
    /// The journal number after which the events count everywhere; 0 when nothing was written.
    public var position: UInt64 = 0

    public init() {}

    /// Why an event was not kept. None of them is an error: clients would only send it again.
    public enum Drop: String, Sendable, Hashable, CaseIterable {
        case noConsent = "no_consent"
        case duplicate
        case notNeeded = "not_needed"
        /// Its customer was erased, and it is not from after what she decided since.
        case erased
        /// It would be deleted at once: the purposes that were agreed to keep nothing that old.
        case pastRetention = "past_retention"
    }

    /// Adds the counts of another report.
    public mutating func add(_ other: IntakeReport) {
        received += other.received
        kept += other.kept
        dropped.merge(other.dropped, uniquingKeysWith: +)
        used.merge(other.used, uniquingKeysWith: +)
        position = max(position, other.position)
    }
}
