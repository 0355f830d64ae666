import Glibc

/// A book of charges in two files: the log at `path`, and the note beside it with `.note` added to the name.
///
/// One process at a time: the log is locked for as long as this is open.
public actor ChargeFile: ChargeStore {
    private let path: String
    private let file: Int32

    /// Opens or creates the log, for its owner alone; throws `unavailable`, also while another has it open.
    public init(path: String) throws(BudgetError) {
        file = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BudgetError(.unavailable) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw BudgetError(.unavailable)
        }
        self.path = path
    }

    deinit { close(file) }

    public func log() throws -> [UInt8] { try Self.bytes(of: file) }

    public func append(_ bytes: [UInt8]) throws { try Self.write(bytes, to: file) }

    public func cut(to length: Int) throws {
        guard ftruncate(file, length) == 0, fsync(file) == 0 else { throw BudgetError(.unavailable) }
    }

    public func note() throws -> [UInt8] {
        let note = unsafe open(path + ".note", O_RDONLY | O_CLOEXEC)
        guard note >= 0 else {
            guard errno == ENOENT else { throw BudgetError(.unavailable) }
            return []
        }
        defer { close(note) }
        return try Self.bytes(of: note)
    }

    /// Written whole under another name, then renamed: a crash leaves the old note or the new.
    public func replaceNote(_ bytes: [UInt8]) throws {
        let draft = unsafe open(path + ".note.new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard draft >= 0 else { throw BudgetError(.unavailable) }
        defer { close(draft) }
        try Self.write(bytes, to: draft)
        guard unsafe rename(path + ".note.new", path + ".note") == 0 else { throw BudgetError(.unavailable) }
        let slash = path.lastIndex(of: "/")
        let folder = unsafe open(slash.map { String(path[...$0]) } ?? ".", O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw BudgetError(.unavailable) }
        defer { close(folder) }
        // The names themselves, of the log too, are durable once their folder is.
        guard fsync(folder) == 0 else { throw BudgetError(.unavailable) }
    }

    private static func bytes(of file: Int32) throws(BudgetError) -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe pread(file, &buffer, buffer.count, off_t(all.count))
            guard count >= 0 else { throw BudgetError(.unavailable) }
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws(BudgetError) {
        let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(file) == 0 else { throw BudgetError(.unavailable) }
    }
}
