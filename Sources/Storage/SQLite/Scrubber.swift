internal import GRDB
import Synchronization

/// Takes deleted bytes out of the write-ahead log.
///
/// `secure_delete` writes zeros over them in the database, but the log still holds the pages as they were until it is
/// emptied.
final class Scrubber: Sendable {
    private let isOwed = Mutex(false)

    /// Notes that the log must be emptied.
    func owe() { isOwed.withLock { $0 = true } }

    /// Empties the log if that is owed. What a long reading holds back stays owed, and is tried again with every write,
    /// with `checkpoint()` and when the store is opened and closed.
    func scrub(_ database: Database) {
        guard isOwed.withLock({ $0 }) else { return }
        let emptied = (try? database.checkpoint(.truncate)) != nil
        if emptied { isOwed.withLock { $0 = false } }
    }
}
