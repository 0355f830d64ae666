/// Whether a purpose may be asked for now, and why.
public struct Question: Sendable, Hashable {
    /// Why it may or may not be asked.
    public enum Reason: String, Sendable, CaseIterable {
        /// She never answered: ask.
        case neverAsked = "never_asked"
        /// She said yes to other words than those in use: ask; her yes holds meanwhile.
        case changed
        /// Her yes has run out: ask.
        case expired
        /// Her no is old enough: ask.
        case noIsOld = "no_is_old"
        /// Her yes holds.
        case saidYes = "said_yes"
        /// Her no is too young, whatever the words are now.
        case saidNo = "said_no"
        /// A signal answered for her.
        case signal
        /// She cannot agree for herself yet.
        case belowAge = "below_age"
    }

    public let purpose: PurposeCode
    public let mayAsk: Bool
    public let because: Reason
    /// The first day on which it may be asked again; nil where it may be asked now, or a signal has to go first.
    public let notBefore: CalendarDay?

    /// What holds on a day for a purpose whose newest answer was `latest`, asked in words of `version` now.
    ///
    /// `monthsAfterNo` is the shop's own wish; it counts where it is longer than the rules ask.
    public init(
        _ purpose: PurposeCode, latest: Decision?, version: String, rules: Rules, monthsAfterNo: Int,
        signals: Signals, on day: CalendarDay
    ) {
        self.purpose = purpose
        let (reason, day) = Self.reason(
            latest, version, months: max(monthsAfterNo, rules.asking.monthsAfterNo), signals, day)
        because = reason
        notBefore = day
        mayAsk = [.neverAsked, .changed, .expired, .noIsOld].contains(reason)
    }

    private static func reason(
        _ latest: Decision?, _ version: String, months: Int, _ signals: Signals, _ day: CalendarDay
    ) -> (Reason, CalendarDay?) {
        if signals.isBelowAge { return (.belowAge, nil) }
        if signals.globalPrivacyControl { return (.signal, nil) }
        guard let latest else { return (.neverAsked, nil) }
        if latest.level == .off {
            let end = CalendarDay(containing: latest.time).adding(months: months)
            return day < end ? (.saidNo, end) : (.noIsOld, nil)
        }
        if latest.expires <= day { return (.expired, nil) }
        if latest.notice.version != version { return (.changed, nil) }
        return (.saidYes, latest.expires)
    }
}
