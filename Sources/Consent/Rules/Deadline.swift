/// One law's clock for one matter: by when a request is acknowledged, answered, and at the latest answered.
///
/// It counts from the day on which the request came in through whatever channel, not from when somebody was verified.
public struct Deadline: Sendable, Hashable {
    /// What a clock is for.
    public enum Matter: String, Sendable, CaseIterable {
        /// Access, export, correction, erasure, restriction, review of a decision.
        case request
        /// An objection or an opt-out.
        case objection
        /// Taking a consent back.
        case withdrawal
        case complaint
        /// An appeal against a refusal.
        case appeal
    }

    /// Why a clock may stand still.
    public enum Pause: String, Sendable, CaseIterable {
        /// The shopper was asked what exactly she means.
        case clarification
        /// The shopper was asked to show who she is.
        case identity
    }

    public var matter: Matter
    /// By when she must have heard that her request came in; nil where the law names no such date.
    public var acknowledge: Term?
    /// By when it must be answered.
    public var answer: Term
    /// How much longer it may take, when she is told so with the reasons before the first date; nil where it may not.
    public var extend: Term?
    /// What stops the clock.
    public var pauses: Set<Pause>
    /// Whether a date that falls on a weekend moves to the Monday after it (in the EU: Regulation 1182/71, article 3(4)).
    public var rolls: Bool

    public init(
        _ matter: Matter, acknowledge: Term? = nil, answer: Term, extend: Term? = nil, pauses: Set<Pause> = [],
        rolls: Bool = false
    ) {
        self.matter = matter
        self.acknowledge = acknowledge
        self.answer = answer
        self.extend = extend
        self.pauses = pauses
        self.rolls = rolls
    }

    /// The day by which she must have heard that her request came in.
    public func acknowledgement(received: CalendarDay) -> CalendarDay? {
        acknowledge.map { rolled($0.end(from: received)) }
    }

    /// The day by which it must be answered; `paused` are the whole days that the clock stood still, by why.
    ///
    /// An extension counts from the same day: one month and two more are three months from receipt.
    public func due(received: CalendarDay, isExtended: Bool = false, paused: [Pause: Int] = [:]) -> CalendarDay {
        let stood = paused.reduce(0) { $0 + (pauses.contains($1.key) ? max(0, $1.value) : 0) }
        guard isExtended, let extend else { return rolled(answer.end(from: received) + stood) }
        guard extend.unit == answer.unit else { return rolled(extend.end(from: answer.end(from: received)) + stood) }
        return rolled(Term(answer.count + extend.count, answer.unit).end(from: received) + stood)
    }

    private func rolled(_ day: CalendarDay) -> CalendarDay { rolls ? day.rolledToWorkingDay : day }
}

/// The clocks of every law that applies; the earliest date counts.
///
/// A set of clocks, and joining is their union: whatever the day, a further law never moves a date back.
public struct Deadlines: Sendable, Hashable {
    public private(set) var clocks: Set<Deadline>

    public init(_ clocks: Set<Deadline> = []) { self.clocks = clocks }

    /// The clocks for a matter. Objections and withdrawals are requests as well, so that a law's general clock bounds them.
    public func clocks(for matter: Deadline.Matter) -> [Deadline] {
        clocks.filter { clock in
            clock.matter == matter || clock.matter == .request && (matter == .objection || matter == .withdrawal)
        }
    }

    /// The day by which she must have heard that it came in; nil where no law names one.
    public func acknowledgement(of matter: Deadline.Matter, received: CalendarDay) -> CalendarDay? {
        clocks(for: matter).compactMap { $0.acknowledgement(received: received) }.min()
    }

    /// The day by which it must be answered; nil where no law names one.
    public func due(
        _ matter: Deadline.Matter, received: CalendarDay, isExtended: Bool = false, paused: [Deadline.Pause: Int] = [:]
    ) -> CalendarDay? {
        clocks(for: matter).map { $0.due(received: received, isExtended: isExtended, paused: paused) }.min()
    }

    /// Whether telling her in time that it takes longer gains any day at all.
    public func canExtend(_ matter: Deadline.Matter, received: CalendarDay) -> Bool {
        guard let due = due(matter, received: received) else { return false }
        return self.due(matter, received: received, isExtended: true).map { $0 > due } ?? false
    }

    /// Both.
    public func joined(with other: Deadlines) -> Deadlines { Deadlines(clocks.union(other.clocks)) }
}
