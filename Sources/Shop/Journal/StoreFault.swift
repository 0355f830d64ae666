/// Why a store could not do what was asked; it names no row and no person.
public struct StoreFault: Error, Equatable, CustomStringConvertible {
    /// What went wrong; the raw value is the code that operators see.
    public enum Code: String, Sendable {
        /// What a guard asked for no longer holds: look again and retry.
        case stale
        /// Some messages were taken in before.
        case seen
        /// Another process holds the database.
        case busy = "store_busy"
        /// No space is left on the disk.
        case full = "store_full"
        /// The file is not a database, or is damaged.
        case corrupt = "store_corrupt"
        /// The file belongs to a newer version of Confide.
        case tooNew = "store_too_new"
        /// Anything else.
        case unavailable = "store_unavailable"
    }

    public let code: Code
    /// For `.seen`: the numbers of the messages.
    public let messages: [UInt64]

    public init(_ code: Code, messages: [UInt64] = []) {
        self.code = code
        self.messages = messages
    }

    public static func == (a: Self, b: Self) -> Bool { a.code == b.code }
    public var description: String { "StoreFault.\(code.rawValue)" }

    /// What the operator can do about it.
    public var advice: String {
        switch code {
        case .stale, .seen: "send the request again"
        case .busy: "another process holds the database; stop it or wait, then try again"
        case .full: "free space on the disk that holds the database, then try again; nothing was lost"
        case .corrupt: "restore the database from a backup; the damaged file was not changed"
        case .tooNew: "this database was written by a newer version of confide; upgrade confide"
        case .unavailable: "see the server's log for the failing operation, then try again"
        }
    }
}
