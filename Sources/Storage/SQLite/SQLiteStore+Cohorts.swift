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

    /// The sealed rows of a cohort's purpose behind `last`, by shopper, each with her live decision of that moment.
    public func rows<P: Purpose>(
        of cohort: borrowing Cohort<P>, after last: CohortRow?, limit: Int
    ) async throws -> [CohortRow] {
        let (shop, behind) = (cohort.shop, last?.shopper.bytes ?? [])
        return try await read { session throws(StoreFault) in
            try session.rows(
                .cohortRows, .integer(shop), .int(P.code.rawValue), .bytes(behind), .int(limit)
            ) { row throws(StoreFault) in
                guard let shopper = Pseudonym(stored: row.bytes(5)) else { throw StoreFault(.corrupt) }
                return CohortRow(
                    of: shopper, live: try Self.liveDecision(for: P.code, in: row), wrappedKey: row.bytes(6),
                    row: SealedRow(revision: row.uint(7), bytes: row.bytes(8)))
            }
        }
    }

    /// How many shoppers have which live decision: equal ones are counted as they are read, so that a million fit.
    private func liveDecisions(
        for purpose: PurposeCode, in shop: ShopNumber
    ) async throws -> [LiveDecision: Int] {
        try await read { session throws(StoreFault) in
            var counts: [LiveDecision: Int] = [:]
            _ = try session.rows(.liveDecisions, .int(purpose.rawValue), .integer(shop)) { row throws(StoreFault) in
                counts[try Self.liveDecision(for: purpose, in: row), default: 0] += 1
            }
            return counts
        }
    }

    /// What the first five columns of both statements say.
    private static func liveDecision(
        for purpose: PurposeCode, in row: borrowing Row
    ) throws(StoreFault) -> LiveDecision {
        var expires = row.isNull(4) ? nil : CalendarDay(number: row.int(4))
        if !row.isNull(1) {
            guard let expiries = Expiries(stored: row.bytes(1)) else { throw StoreFault(.corrupt) }
            expires = expiries[purpose]
        }
        let signal = row.isNull(2) ? nil : PackedSignal.decode(row.bytes(2))
        return LiveDecision(
            choice: PackedChoices.decode(row.int(0))[purpose], expires: expires, signalIsSet: signal?.isSet ?? false,
            hasKey: row.int(3) == 1)
    }
}
