#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file, or standard input, read with plain `read(2)`.
public final class FileSource: ByteSource {
    private let descriptor: Int32

    /// Opens a file; `-` is standard input.
    public init(path: String) throws(FileFault) {
        if path == "-" {
            descriptor = 0
        } else {
            descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileFault(.open, errno) }
        }
    }

    deinit {
        if descriptor > 0 { close(descriptor) }
    }

    /// The next bytes; none at the end.
    public func next(max: Int) throws -> [UInt8] {
        let descriptor = descriptor
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: max) { buffer, count in
            repeat { count = unsafe read(descriptor, buffer.baseAddress, max) } while count < 0 && errno == EINTR
            // A failure is told from the end by errno, which only a failure sets.
            if count == 0 { errno = 0 }
            count = Swift.max(count, 0)
        }
        if piece.isEmpty, errno != 0 { throw FileFault(.read, errno) }
        return piece
    }
}

/// A file that could not be opened or read.
public struct FileFault: Error, Equatable, CustomStringConvertible {
    /// The steps of reading a file.
    public enum Step: String, Sendable { case open, read }

    /// What was being done.
    public let step: Step
    /// The system's number of what went wrong.
    public let number: Int32

    init(_ step: Step, _ number: Int32) {
        self.step = step
        self.number = number
    }

    /// What failed and why, without the file's name.
    public var description: String { unsafe "cannot \(step.rawValue) the file: \(String(cString: strerror(number)))" }
}
