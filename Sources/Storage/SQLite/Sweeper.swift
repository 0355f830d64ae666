import Glibc
public import Oversight
import Shop

/// Searches the database file and its log for bytes, past SQLite, as somebody with a copy of the disk would.
final class Sweeper: Sendable {
    private let path: String
    /// Kept open: closing any handle of the database file would take away the locks that SQLite holds on it.
    private let file: Int32

    init(path: String) throws(StoreFault) {
        self.path = path
        file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StoreFault(.unavailable) }
    }

    deinit { close(file) }

    /// How many bytes were read, and how many needles were found.
    func sweep(for needles: [[UInt8]]) throws(StoreFault) -> SweepReport {
        var found: Set<[UInt8]> = []
        var bytes = try search(file, needles, &found)
        // Nobody locks the log itself.
        let log = unsafe open(path + "-wal", O_RDONLY | O_CLOEXEC)
        if log >= 0 {
            defer { close(log) }
            bytes += try search(log, needles, &found)
        }
        return SweepReport(bytes: bytes, found: found.count)
    }

    private func search(
        _ file: Int32, _ needles: [[UInt8]], _ found: inout Set<[UInt8]>
    ) throws(StoreFault) -> Int {
        let overlap = (needles.map(\.count).max() ?? 1) - 1
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var offset = 0
        while true {
            let count = unsafe pread(file, &buffer, buffer.count, off_t(offset))
            guard count >= 0 else { throw StoreFault(.unavailable) }
            for needle in needles where !needle.isEmpty && !found.contains(needle) {
                if Self.holds(buffer, count, needle) { found.insert(needle) }
            }
            guard count == buffer.count else { return offset + count }
            // Of what lies across two pieces nothing is missed.
            offset += count - overlap
        }
    }
}

extension Sweeper {
    /// Whether a needle is among the first `count` bytes.
    private static func holds(_ hay: [UInt8], _ count: Int, _ needle: [UInt8]) -> Bool {
        unsafe hay.withUnsafeBytes { hay in
            unsafe needle.withUnsafeBytes { needle in
                var at = 0
                while at + needle.count <= count {
                    let rest = unsafe hay.baseAddress! + at
                    guard let hit = unsafe memchr(rest, Int32(needle[0]), count - needle.count + 1 - at) else {
                        return false
                    }
                    at += unsafe UnsafeRawPointer(hit) - rest
                    if unsafe memcmp(hay.baseAddress! + at, needle.baseAddress!, needle.count) == 0 { return true }
                    at += 1
                }
                return false
            }
        }
    }
}

extension SQLiteStore: StoreSweep {
    /// Searches every byte of the files. Takes as long as reading them.
    @concurrent public func sweep(for needles: [[UInt8]]) async throws -> SweepReport {
        try sweeper.sweep(for: needles)
    }
}
