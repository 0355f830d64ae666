import Consent
internal import GRDB
public import Shop

/// The embedded engine: one SQLite file, durable when a call returns, and no server to run.
///
/// Safe for a person because deleted rows are overwritten with zeros and taken out of the write-ahead log before the
/// deletion is acknowledged, and because no other user of the machine can read the file.
public final class SQLiteStore: Sendable {
    let pool: DatabasePool
    let writer: Writer
    let sweeper: Sweeper
    private let scrubber: Scrubber

    /// Opens or creates the database at `path`, with so many connections for reading beside the one that writes.
    ///
    /// Throws `.corrupt` for a file that is not Confide's or is damaged, and `.tooNew` for one of a newer version;
    /// neither is changed. Blocks while it opens, which takes long only when a new version changes tables.
    public init(
        path: String, readers: Int = 4, busyTimeout: Duration = .seconds(5)
    ) throws(StoreFault) {
        pool = try Opening.pool(path: path, readers: readers, busyTimeout: busyTimeout)
        sweeper = try Sweeper(path: path)
        scrubber = Scrubber(busyTimeout: busyTimeout)
        writer = Writer(pool, scrubber: scrubber)
    }

    /// Closes every connection after what is under way; later calls throw `.unavailable`.
    public func close() {
        pool.writeWithoutTransaction { database in
            scrubber.owe()
            _ = scrubber.scrub(database)
        }
        try? pool.close()
    }

    /// Moves everything from the log into the database file and empties the log, such as before a copy is made.
    ///
    /// Throws `.busy` while a long reading holds the log back.
    public func checkpoint() async throws(StoreFault) {
        do {
            try await pool.writeWithoutTransaction { database in try Scrubber.emptyLog(of: database) }
        } catch { throw StoreFault(engine: error) }
    }

    /// Whether the database answers: one point read.
    public func isReachable() async -> Bool {
        (try? await read { session throws(StoreFault) in try session.first(.lastShop) { $0.int(0) } }) != nil
    }

    /// Reads on one of the reading connections, all from the same moment.
    func read<Result: Sendable>(
        _ body: @Sendable (Session) throws(StoreFault) -> Result
    ) async throws -> Result {
        do {
            return try await pool.read { database in try body(Session(database)) }
        } catch let cancelled as CancellationError {
            throw cancelled
        } catch { throw StoreFault(engine: error) }
    }

    /// Reads one shop's rows.
    func read<Result: Sendable>(
        _ shop: ShopNumber, _ body: @Sendable (SQLiteTables) throws(StoreFault) -> Result
    ) async throws -> Result {
        try await read { session throws(StoreFault) in try body(SQLiteTables(session: session, shop: shop)) }
    }
}
