/// What a batch of events may hold at most.
public struct EventLimits: Sendable, Hashable {
    /// Events in a batch.
    public var events = 500
    /// Items of one event.
    public var items = 100
    /// Pieces of one item.
    public var quantity: Int64 = 10_000
    /// Seconds that a sender's clock may be ahead.
    public var ahead: Int64 = 300
    /// The earliest time that is believed: 2000-01-01.
    public var earliest: Int64 = 946_684_800

    /// The usual limits.
    public init() {}

    /// Why a time cannot be right, or nil.
    func fault(inTime time: Int64, now: Int64) -> InputFault? {
        if time < earliest { return InputFault(.tooOld, at: "", "a time is after 2000-01-01; is it in seconds?") }
        if time > now + ahead {
            return InputFault(.inFuture, at: "", "a time is at most \(ahead / 60) minutes ahead; is it in seconds?")
        }
        return nil
    }
}
