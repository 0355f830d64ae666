/// When a shopper's signal last came or went, and what opens the line about it in the ledger.
///
/// The transition is kept, never the requests that carried the signal.
public struct SignalMark: Sendable, Hashable {
    /// Whether `Sec-GPC: 1` is set since then.
    public var isSet: Bool
    /// When, in whole seconds since 1970.
    public var time: Int64
    /// The line's place in the ledger.
    public var line: UInt64
    /// The salt of the line's opening, 32 bytes.
    public var salt: [UInt8]

    public init(isSet: Bool, time: Int64, line: UInt64, salt: [UInt8]) {
        self.isSet = isSet
        self.time = time
        self.line = line
        self.salt = salt
    }

    /// What the line commits to.
    public var payload: String {
        #"{"event_type":"signal","signal":"gpc","is_set":\#(isSet),"time":\#(time)}"#
    }

    /// Whether a signal that a request carried, or did not, is a transition at a moment.
    ///
    /// A signal counts at once. Its absence counts from the day after on, so that a person with one browser that sends
    /// it and one that does not leaves no line at every change of hands.
    public static func isTransition(from mark: SignalMark?, to isSet: Bool, at time: Int64) -> Bool {
        guard let mark else { return isSet }
        guard mark.isSet != isSet else { return false }
        return isSet || CalendarDay(containing: mark.time) < CalendarDay(containing: time)
    }
}
