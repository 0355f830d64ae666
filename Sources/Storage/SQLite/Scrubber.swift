internal import GRDB
import Shop
import Synchronization

/// Takes deleted bytes out of the write-ahead log.
///
/// `secure_delete` writes zeros over them in the database, but the log still holds the pages as they were until it is
/// emptied.
final class Scrubber: Sendable {
    private let isOwed = Mutex(false)
    private let busyTimeout: Duration

    init(busyTimeout: Duration) { self.busyTimeout = busyTimeout }

    /// Notes that the log must be emptied.
    func owe() { isOwed.withLock { $0 = true } }

    /// Empties the log if that is owed; false when a reading holds it back, so that it stays owed.
    func scrub(_ database: Database) -> Bool {
        guard isOwed.withLock({ $0 }) else { return true }
        // Writers wait meanwhile, so a long reading must not hold them up for the whole busy timeout.
        Self.wait(min(busyTimeout, .milliseconds(200)), database)
        defer { Self.wait(busyTimeout, database) }
        guard (try? Self.emptyLog(of: database)) != nil else { return false }
        isOwed.withLock { $0 = false }
        return true
    }

    /// Moves the log into the database file and cuts it to nothing; throws `.busy` when a reading holds it back.
    static func emptyLog(of database: Database) throws {
        let isHeld = try Bool.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        if isHeld != false { throw StoreFault(.busy) }
    }

    private static func wait(_ time: Duration, _ database: Database) {
        try? database.execute(sql: "PRAGMA busy_timeout = \(Int(time / .milliseconds(1)))")
    }
}
