public import Consent
import Glibc
public import Shop
import Synchronization

/// The list of destroyed keys in a file of its own, sixteen bytes a key: keep it with the master key, and out of the
/// backups of the database.
public final class StruckKeyFile: StruckKeys {
    private let file: Int32
    private let marks: Mutex<Set<KeyMark>>

    /// Opens or creates the list at `path`, for its owner alone. Throws `.unavailable` when it cannot be read.
    public init(path: String) throws(StoreFault) {
        file = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreFault(.unavailable) }
        var known: Set<KeyMark> = []
        var buffer = [UInt8](repeating: 0, count: 16)
        var offset: off_t = 0
        // A last mark that a crash cut short is no mark: its key was never reported destroyed. It is written over.
        while unsafe pread(file, &buffer, 16, offset) == 16 {
            if let mark = KeyMark(bytes: buffer) { known.insert(mark) }
            offset += 16
        }
        guard ftruncate(file, offset) == 0 else {
            close(file)
            throw StoreFault(.unavailable)
        }
        marks = Mutex(known)
    }

    deinit { close(file) }

    /// Whether this key was destroyed.
    public func contains(_ mark: KeyMark) -> Bool { marks.withLock { $0.contains(mark) } }

    /// Adds marks; on the disk when it returns.
    public func strike(_ more: [KeyMark]) async throws {
        try marks.withLock { marks in
            let fresh = more.filter { !marks.contains($0) }
            guard !fresh.isEmpty else { return }
            let bytes = fresh.flatMap(\.bytes)
            let written = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
            guard written == bytes.count, fdatasync(file) == 0 else {
                throw StoreFault(errno == ENOSPC ? .full : .unavailable)
            }
            marks.formUnion(fresh)
        }
    }
}
