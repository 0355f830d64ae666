/// A whole log as a text: its key, a signed checkpoint of all of it, and every line with the root up to it.
///
/// ```text
/// confide-ledger@v1
/// key <verifier key>
/// <the checkpoint, a signed note>
///
/// <leaf> <root>            one line each, base 64
/// ```
public enum LogFile {
    static let head = "confide-ledger@v1"

    /// All that is before the lines.
    public static func head(_ checkpoint: SignedNote, key: VerifierKey) -> String {
        "\(head)\nkey \(key)\n\(checkpoint)\n"
    }

    /// One line with its line feed.
    public static func line(_ line: LogLine) -> String { "\(line.leaf.base64) \(line.root.base64)\n" }
}

/// Reads an exported log piece by piece and throws ``LogFault`` at the first thing that is wrong.
public struct LogFileReader: Sendable {
    private var audit: LogAudit?
    private var checkpoint: Checkpoint?
    private let expected: VerifierKey?
    private let earlier: SignedNote?
    private var earlierSize: Int?
    private var lines: [String] = []
    private var waiting: [UInt8] = []

    /// Begins at the first byte. With a `key` the file must be of that ledger; without one its own word is taken.
    ///
    /// An `earlier` checkpoint, kept elsewhere, must be one that the lines lead to.
    public init(key: VerifierKey? = nil, earlier: SignedNote? = nil) {
        expected = key
        self.earlier = earlier
    }

    /// Reads the next bytes. Throws `head`, `checkpoint`, `line`, or `missing` for what follows the last line.
    public mutating func read(_ bytes: some Sequence<UInt8>) throws(LogFault) {
        for byte in bytes {
            guard byte == UInt8(ascii: "\n") else {
                waiting.append(byte)
                guard waiting.count <= SignedNote.maxByteCount else { throw fault() }
                continue
            }
            let line = String(decoding: waiting, as: UTF8.self)
            waiting.removeAll(keepingCapacity: true)
            if audit == nil { try readHead(line) } else { try readLine(line) }
        }
    }

    /// Ends the file; answers the checkpoint that its lines lead to, and the key that signed it.
    ///
    /// Throws `head`, `missing`, `line` or `checkpoint`.
    public func finish() throws(LogFault) -> (checkpoint: Checkpoint, key: VerifierKey) {
        guard let audit, let checkpoint else { throw LogFault(.head, at: 0) }
        guard waiting.isEmpty else { throw fault() }
        guard audit.frontier.size == checkpoint.size else { throw LogFault(.missing, at: audit.frontier.size) }
        guard audit.frontier.root == checkpoint.root else {
            throw LogFault(.checkpoint, at: checkpoint.size, .rootMismatch)
        }
        if let earlierSize, earlierSize > checkpoint.size { throw LogFault(.missing, at: checkpoint.size) }
        return (checkpoint, audit.key)
    }

    /// The head ends with the second blank line; the first parts the checkpoint from its signatures.
    private mutating func readHead(_ line: String) throws(LogFault) {
        if lines.isEmpty, line != LogFile.head { throw LogFault(.head, at: 0) }
        guard line.isEmpty, lines.contains("") else {
            guard lines.count < 1_000 else { throw LogFault(.head, at: 0) }
            return lines.append(line)
        }
        do throws(LedgerError) {
            guard lines[1].hasPrefix("key ") else { throw LedgerError(.keyForm) }
            let key = try VerifierKey(lines[1].dropFirst(4))
            guard expected == nil || expected == key else { throw LedgerError(.keyHash) }
            checkpoint = try Checkpoint(SignedNote(lines[2...].map { $0 + "\n" }.joined()), by: key)
            audit = LogAudit(key: key)
            earlierSize = try earlier.map { note throws(LedgerError) in try Checkpoint(note, by: key).size }
        } catch { throw LogFault(.head, at: 0, error.code) }
    }

    private mutating func readLine(_ line: String) throws(LogFault) {
        let index = audit?.frontier.size ?? 0
        guard index < checkpoint?.size ?? 0 else { throw LogFault(.line, at: index, .treeSize) }
        let parts = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw LogFault(.line, at: index, .hashDigits) }
        let read: LogLine
        do throws(LedgerError) {
            read = try LogLine(
                index: index, leaf: Hash(base64: Substring(parts[0])), root: Hash(base64: Substring(parts[1])))
        } catch { throw LogFault(.line, at: index, error.code) }
        _ = try audit?.read(read)
        if let earlier, earlierSize == index + 1 { try audit?.check(checkpoint: earlier.description) }
    }

    private func fault() -> LogFault {
        audit.map { LogFault(.line, at: $0.frontier.size, .hashDigits) } ?? LogFault(.head, at: 0)
    }
}
