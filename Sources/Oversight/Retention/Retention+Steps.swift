import Consent
import Shop

extension Retention {
    /// What was kept under a yes that ran out: her sealed rows, what her visits taught, and at last her key.
    func dropLapsed(_ today: Int32, _ report: inout RetentionReport) async throws {
        var count = 0
        try await exhaust {
            try await book.lapsed(of: shop, by: today, limit: Self.batch)
        } _: { shoppers in
            var done = 0
            for shopper in shoppers {
                guard let entry = try await consents.entry(of: shopper, in: shop) else { continue }
                let purposes = PurposeCode.allCases.filter { (entry.expiries[$0]?.number ?? .max) <= Int64(today) }
                let committed = try await attempt { try await lapse(shopper, entry, purposes) }
                guard committed != nil else { continue }
                done += 1
                if !purposes.isEmpty { count += 1 }
            }
            return done
        }
        report.lapsed += count
    }

    private func lapse(
        _ shopper: Pseudonym, _ entry: ConsentEntry, _ purposes: [PurposeCode]
    ) async throws -> Committed {
        var change = Change(shop: shop, writes: [.lapse(shopper, purposes, after: entry.version)])
        for purpose in purposes {
            if purpose == .learning {
                let known = try await desk.withDuty(.expire, to: shopper, in: shop, Learning.self) { permit in
                    try await profiles.links(under: permit)
                }
                let (links, revision) = known ?? (VisitLinks(), 0)
                change.guards.append(.revision(shopper, .learning, revision))
                change.writes += links.visits.map { .forget(visit: $0) }
            }
            change.writes.append(.unseal(shopper, purpose))
        }
        let stillKept = PurposeCode.allCases.contains { !purposes.contains($0) && entry.choices[$0] == .account }
        if !stillKept, !purposes.isEmpty {
            change.writes.append(.destroyKey(shopper))
            // First, so that no backup opens what the change is about to take.
            try await desk.strike(shopper, in: shop)
        }
        return try await journal.commit(change)
    }

    /// A visit leaves as a whole when the oldest of what it taught is due.
    func dropVisits(_ today: Int32, _ report: inout RetentionReport) async throws {
        let first = limits.firstDay(of: .visits, on: today)
        var count = 0
        try await exhaust {
            try await book.agedVisits(of: shop, before: first, limit: Self.batch)
        } _: { visits in
            let forgotten = try await commit(Set(visits).sorted().map { .forget(visit: $0) }).counts.visitsForgotten
            count += forgotten
            return forgotten
        }
        report[.visits] += count
    }

    func dropDecisions(_ today: Int32, _ report: inout RetentionReport) async throws {
        let first = limits.firstDay(of: .decisions, on: today)
        var count = 0
        try await exhaust {
            try await book.agedDecisions(of: shop, before: first, limit: Self.batch)
        } _: { found in
            let writes = Set(found).map { Write.dropDecisions(of: $0, before: first) }
            let dropped = try await commit(writes).counts.decisionsDeleted
            count += dropped
            return dropped
        }
        report[.decisions] += count
    }

    /// Marks, counters, and words about forgotten visits that no node can still need.
    func dropRows(_ today: Int32, now: Int64, _ report: inout RetentionReport) async throws {
        let messages = limits.firstDay(of: .messages, on: today)
        let contributors = limits.firstDay(of: .contributors, on: today)
        for start in stride(from: 0, to: 256, by: 8) {
            let slices = (start..<start + 8).map { UInt8($0) }
            report[.messages] += try await drop(slices.map { .messages(before: messages, slice: $0) })
            report[.contributors] += try await drop(slices.map { .contributors(before: contributors, slice: $0) })
        }
        report[.counters] += try await drop([.counters(before: limits.firstDay(of: .counters, on: today))])
        guard let earlier = try await book.run(of: shop, by: now - Self.wordsStay) else { return }
        report.forgotten += try await drop([.forgotten(upTo: earlier.position)])
    }

    private func drop(_ aged: [Aged]) async throws -> Int {
        try await commit(aged.map { .drop($0) }).counts.agedDeleted
    }
}
