import Foundation
internal import GRDB
import Glibc
import Shop

/// How a file becomes an open database, or is refused without being touched.
enum Opening {
    static func pool(path: String, readers: Int, busyTimeout: Duration) throws(StoreFault) -> DatabasePool {
        // Without it copies of moved rows could outlive their deletion, so there is no going on.
        guard CleanFiles.areInstalled else { throw StoreFault(.unavailable) }
        do {
            try prepareFile(at: path)
            try inspect(path)
            let pool = try DatabasePool(
                path: path, configuration: configuration(readers: readers, busyTimeout: busyTimeout))
            try pool.writeWithoutTransaction { database in
                // GRDB sets NORMAL on every writer; a commit must be on the disk before it is acknowledged.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA cache_size = -32000")
                // Message numbers fall on pages at random: the later the log is copied, the more writes share a page.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 16000")
                try migrate(database)
                // What an interrupted process deleted may still be in its log.
                try? Scrubber.emptyLog(of: database)
            }
            return pool
        } catch { throw StoreFault(engine: error) }
    }

    private static func configuration(readers: Int, busyTimeout: Duration) -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(busyTimeout / .seconds(1))
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // Temporary files would hold rows and be nobody's to delete.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Creates the file for its owner only, and takes an existing one away from other users; SQLite gives the log the
    /// same mode.
    private static func prepareFile(at path: String) throws(StoreFault) {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreFault(errno == ENOSPC ? .full : .unavailable) }
        defer { Glibc.close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, fchmod(file, status.st_mode & 0o7770) == 0 else {
            throw StoreFault(.unavailable)
        }
    }

    /// Refuses a file that is not ours before anything is written to it.
    private static func inspect(_ path: String) throws {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_size > 0 else { return }
        var readOnly = Configuration()
        readOnly.readonly = true
        let file = try DatabaseQueue(path: path, configuration: readOnly)
        defer { try? file.close() }
        try file.read { database in
            let application = try Int64.fetchOne(database, sql: "PRAGMA application_id")
            let tables = try Int64.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
            guard application == Migrations.application || tables == 0 else { throw StoreFault(.corrupt) }
            guard try version(of: database) <= Migrations.version else { throw StoreFault(.tooNew) }
        }
    }

    private static func version(of database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// Takes the missing steps, all or none.
    private static func migrate(_ database: Database) throws {
        try database.inTransaction(.immediate) {
            let version = try version(of: database)
            guard version <= Migrations.version else { throw StoreFault(.tooNew) }
            guard version < Migrations.version else { return .commit }
            for step in Migrations.all[Int(version)...] { try database.execute(sql: step) }
            if version == 1 { try LedgerFill.run(on: database) }
            try database.execute(sql: "PRAGMA application_id = \(Migrations.application)")
            try database.execute(sql: "PRAGMA user_version = \(Migrations.version)")
            return .commit
        }
    }
}
