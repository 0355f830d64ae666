public import Consent

/// The dates that the rule packs of a place give.
extension Policy: Clockwork {
    /// The last second of the day that each clock gives, the earliest of all laws; where no law names one, the strictest.
    public func dates(for kind: RequestKind, at place: Place?, received: Int64) -> RequestDates {
        let rules = rules(at: place, now: received)
        let day = CalendarDay(containing: received)
        var dates = StrictestClockwork().dates(for: kind, at: place, received: received)
        guard let due = rules.deadlines.due(kind.matter, received: day) else { return dates }
        dates.respondBy = due.end
        dates.pack = rules.fingerprint.description
        if let acknowledged = rules.deadlines.acknowledgement(of: kind.matter, received: day) {
            dates.acknowledgeBy = min(acknowledged, due).end
        } else {
            dates.acknowledgeBy = min(dates.acknowledgeBy, dates.respondBy)
        }
        if rules.deadlines.canExtend(kind.matter, received: day) {
            dates.extendedBy = rules.deadlines.due(kind.matter, received: day, isExtended: true)?.end
        }
        // The clock may stand only where every law that sets this day lets it.
        dates.stopsWhileAsking = rules.deadlines.clocks(for: kind.matter).allSatisfy {
            $0.due(received: day) > due || $0.pauses.isSuperset(of: Deadline.Pause.allCases)
        }
        return dates
    }
}

extension RequestKind {
    /// The clock that is for it.
    fileprivate var matter: Deadline.Matter {
        switch self {
        case .access, .export, .correct, .erase, .restrict, .review: .request
        case .object: .objection
        case .withdraw: .withdrawal
        case .complaint: .complaint
        }
    }
}

extension CalendarDay {
    /// Its last second, UTC.
    fileprivate var end: Int64 { (number + 1) * 86_400 - 1 }
}
