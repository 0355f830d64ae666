internal import GRDB
internal import GRDBSQLite
import Glibc
import Shop

extension StoreFault {
    /// What an engine's error means to callers. Its text is left behind, because it may quote rows.
    init(engine error: any Error) {
        switch error {
        case let fault as StoreFault: self = fault
        case let fault as DatabaseError: self.init(sqlite: fault.resultCode.rawValue)
        default: self.init(.unavailable)
        }
    }

    /// The meaning of a result code, with the system's own error where SQLite has one.
    init(sqlite code: Int32, system: Int32 = 0) {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: self.init(.busy)
        case SQLITE_FULL: self.init(.full)
        case SQLITE_IOERR where system == ENOSPC || system == EDQUOT: self.init(.full)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self.init(.corrupt)
        default: self.init(.unavailable)
        }
    }

    /// Whether only the change that threw it is at fault, so that the others of its group can go on.
    var isOfOneChange: Bool {
        switch code {
        case .stale, .seen, .unavailable: true
        case .busy, .full, .corrupt, .tooNew: false
        }
    }
}
