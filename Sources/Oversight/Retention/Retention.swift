public import Consent
public import Shop

/// Deletes what is past its date: from the store, from the models through the journal, and from the files.
///
/// Every batch is one change, so a run that is cut off has done what it had done, and the next one does the rest. The
/// lines of the ledger stay: they are salted commitments that hold nothing about anybody, and without all of them none
/// could be proved.
public struct Retention: Sendable {
    /// How long after the last run the next one is late, in seconds: a day, and half a day's grace.
    public static let patience: Int64 = 129_600
    /// How long the words that visits were forgotten stay for nodes that are away, in seconds: a week.
    static let wordsStay: Int64 = 604_800
    static let batch = 200

    public let limits: RetentionLimits
    let shop: ShopNumber
    let book: any RetentionBook
    let consents: any ConsentBook
    let desk: ConsentDesk
    let journal: any Journal
    let profiles: Profiles

    public init(
        shop: ShopNumber, limits: RetentionLimits, book: any RetentionBook, consents: any ConsentBook,
        desk: ConsentDesk, journal: any Journal, profiles: Profiles
    ) {
        self.shop = shop
        self.limits = limits
        self.book = book
        self.consents = consents
        self.desk = desk
        self.journal = journal
        self.profiles = profiles
    }

    /// Deletes everything that is due at `now` (seconds since 1970); when it returns, its bytes are in no file.
    ///
    /// Throws `StoreFault`, and `KeyFault.cannotUnwrap` under a wrong master key; what was deleted until then stays so.
    public func run(now: Int64) async throws -> RetentionReport {
        var report = RetentionReport(limits)
        let today = Self.day(of: now)
        try await dropLapsed(today, &report)
        try await dropVisits(today, &report)
        try await trimProfiles(today, &report)
        try await dropDecisions(today, &report)
        try await dropRows(today, now: now, &report)
        report.position = try await commit([.retained(time: now)]).position
        return report
    }

    /// What a run would find now, without a change to anything.
    public func preview(now: Int64) async throws -> RetentionReport {
        var report = RetentionReport(limits)
        let today = Self.day(of: now)
        for kind in RecordClass.allCases {
            report[kind] = try await book.census(of: shop, kind, before: limits.firstDay(of: kind, on: today)).count
        }
        report.lapsed = try await book.lapsed(of: shop, by: today, limit: .max >> 1).count
        report.position = try await journal.head(of: shop)
        return report
    }

    /// When the last run ended; nil before the first.
    public func lastRun(now: Int64) async throws -> Int64? { try await book.run(of: shop, by: now)?.time }

    /// Whether the next run is overdue: a shop that never ran it owes one as soon as something is past its date.
    public func isLate(now: Int64) async throws -> Bool {
        if let last = try await lastRun(now: now) { return now - last > Self.patience }
        return try await preview(now: now).total > 0
    }

    /// Whether a day has gone by since the last run.
    public func isDue(now: Int64) async throws -> Bool {
        guard let last = try await lastRun(now: now) else { return true }
        return now - last >= 86_400
    }

    static func day(of now: Int64) -> Int32 { Int32(clamping: CalendarDay(containing: now).number) }

    func commit(_ writes: [Write], guards: [Guard] = []) async throws -> Committed {
        try await journal.commit(Change(shop: shop, guards: guards, writes: writes))
    }

    /// Takes what a look found and works through it, until a look finds nothing; `.stale` ends one item, not the run.
    func exhaust<Found: Sendable>(
        _ look: () async throws -> [Found], _ work: ([Found]) async throws -> Int
    ) async throws {
        var fruitless = 0
        while true {
            let found = try await look()
            if found.isEmpty { return }
            fruitless = try await work(found) > 0 ? 0 : fruitless + 1
            // Somebody else writes the same rows all the time: the next run will find them.
            if fruitless == 8 { throw StoreFault(.stale) }
        }
    }

    /// Makes a change unless somebody else changed the same meanwhile; nil then.
    func attempt(_ work: () async throws -> Committed) async throws -> Committed? {
        do { return try await work() } catch let fault as StoreFault where fault.code == .stale { return nil }
    }
}
