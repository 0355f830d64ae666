import Consent
import Ledger
import Shop

/// Checks what a shop's store holds against what was promised, without a change to anything.
public struct PrivacyAudit: Sendable {
    private let inspection: any StoreInspection

    public init(inspection: any StoreInspection) { self.inspection = inspection }

    /// What is wrong with one shop's records, requests and ledger at `now` (seconds since 1970).
    public func findings(
        of name: String, _ retention: Retention, _ ledger: ShopLedger, now: Int64
    ) async throws -> [Finding] {
        var findings = try await expired(name, retention, now: now)
        let loose = try await inspection.looseEnds(of: retention.shop, now: now)
        for end in LooseEnd.allCases {
            if let count = loose[end], count > 0 {
                findings.append(Finding(end.check, at: "shop \(name)", "\(count) \(end.words)"))
            }
        }
        do { _ = try await ledger.audit() } catch let fault as LogFault {
            findings.append(Finding(.ledger, at: "ledger of \(name)", "the ledger does not verify: \(fault)"))
        }
        return findings
    }

    /// What is wrong with the store as a whole.
    public func storeFindings() async throws -> [Finding] {
        var findings = try await inspection.unknownTables().map {
            Finding(.unknownTable, at: "table \($0)", "nobody knows what it holds")
        }
        for hit in try await inspection.plaintext() {
            findings.append(
                Finding(
                    .plaintext, at: "\(hit.table).\(hit.column)",
                    "\(hit.rows) values look like personal data in clear (\(hit.kind.rawValue))"))
        }
        return findings
    }

    /// A record is due on the day after its last; the run of that day may be a day late before anybody is blamed.
    private func expired(_ name: String, _ retention: Retention, now: Int64) async throws -> [Finding] {
        var findings: [Finding] = []
        let today = Retention.day(of: now)
        for kind in RecordClass.allCases {
            let first = retention.limits.firstDay(of: kind, on: today) - 1
            let census = try await retention.book.census(of: retention.shop, kind, before: first)
            guard census.count > 0 else { continue }
            findings.append(
                Finding(
                    .expiredRecords, at: "shop \(name)",
                    "\(census.count) records (\(kind.rawValue)) are past \(kind.setting) = \(retention.limits[kind])"))
        }
        let lapsed = try await retention.book.lapsed(of: retention.shop, by: today - 1, limit: 1_000).count
        if lapsed > 0 {
            findings.append(
                Finding(
                    .expiredConsents, at: "shop \(name)", "the yes of \(lapsed) shoppers ran out, and is still there"))
        }
        if try await retention.isLate(now: now) {
            findings.append(
                Finding(.retentionLate, at: "shop \(name)", "retention has not run for more than a day and a half"))
        }
        return findings
    }
}

extension LooseEnd {
    fileprivate var check: Finding.Check {
        switch self {
        case .sealedWithoutConsent: .sealedWithoutConsent
        case .keyWithoutOwner: .keyWithoutOwner
        case .decisionWithoutEntry: .decisionWithoutEntry
        case .requestOverdue: .requestOverdue
        case .requestExpired: .requestExpired
        }
    }

    fileprivate var words: String {
        switch self {
        case .sealedWithoutConsent: "sealed rows have no yes that allows them, or no key"
        case .keyWithoutOwner: "keys belong to nobody who agreed to anything at level account"
        case .decisionWithoutEntry: "decisions belong to no entry"
        case .requestOverdue: "open requests are past their deadline"
        case .requestExpired: "closed requests are past their date"
        }
    }
}
