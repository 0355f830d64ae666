public import Consent
import Shop

extension SQLiteStore: CohortBook {
    /// How many shoppers belong to a cohort, by how far its purpose reaches for them; one statement, one moment.
    public func members<P: Purpose>(of cohort: borrowing Cohort<P>) async throws -> [Level: Int] {
        var members: [Level: Int] = [:]
        for (live, count) in try await liveDecisions(for: P.code, in: cohort.shop) {
            let level = cohort.level(of: live)
            if level > .off { members[level, default: 0] += count }
        }
        return members
    }

    /// How many shoppers have which live decision: equal ones are counted as they are read, so that a million fit.
    private func liveDecisions(
        for purpose: PurposeCode, in shop: ShopNumber
    ) async throws -> [LiveDecision: Int] {
        try await read { session throws(StoreFault) in
            var counts: [LiveDecision: Int] = [:]
            _ = try session.rows(.liveDecisions, .int(purpose.rawValue), .integer(shop)) { row throws(StoreFault) in
                var expires = row.isNull(4) ? nil : CalendarDay(number: row.int(4))
                if !row.isNull(1) {
                    guard let expiries = Expiries(stored: row.bytes(1)) else { throw StoreFault(.corrupt) }
                    expires = expiries[purpose]
                }
                let signal = row.isNull(2) ? nil : PackedSignal.decode(row.bytes(2))
                let live = LiveDecision(
                    choice: PackedChoices.decode(row.int(0))[purpose], expires: expires,
                    signalIsSet: signal?.isSet ?? false, hasKey: row.int(3) == 1)
                counts[live, default: 0] += 1
            }
            return counts
        }
    }
}
