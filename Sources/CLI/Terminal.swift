import Glibc

/// What is said to the person at the terminal; results go to stdout with `print`.
enum Terminal {
    /// A line on stderr.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress!, $0.count) }
    }

    /// A result of any length on stdout.
    static func emit(_ text: String) throws(Refusal) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress! + written, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw Refusal("the output cannot be written", next: "make room where it goes, and do it again")
            }
            written += count
        }
    }

    /// A line that replaces the one before it; only where somebody watches.
    static func progress(_ line: String) {
        guard isWatched else { return }
        let bytes = Array("\r\u{1B}[K\(line)".utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress!, $0.count) }
    }

    /// Ends a line of progress.
    static func endProgress() { progress("") }

    /// Whether stderr is a terminal.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whole seconds since 1970.
    static func now() -> Int64 { Int64(time(nil)) }
}
