/// Reads delimited text (RFC 4180, also with tabs or semicolons) from a source of any length in constant memory.
///
/// Quoted fields may hold delimiters, quotes and line ends. A quote inside a field that is not quoted stands for itself.
public struct CSVReader {
    private var window: ByteWindow
    private let limit: Int
    private var delimiter: UInt8?
    /// The line that is being read, from 1.
    private var line = 1
    /// The line on which the record that was read last begins, also when it was broken.
    public private(set) var recordLine = 0
    private var isStarted = false

    /// Without a delimiter, the first line shows which it is. A record may have at most `limit` bytes.
    public init(_ source: some ByteSource, delimiter: UInt8? = nil, limit: Int = 1 << 20) {
        self.init(ByteWindow(source), delimiter: delimiter, limit: limit)
    }

    init(_ window: ByteWindow, delimiter: UInt8?, limit: Int = 1 << 20) {
        self.window = window
        self.delimiter = delimiter
        self.limit = limit
    }

    /// The next record; nil after the last. Empty lines are passed over.
    ///
    /// A broken record throws an `InputFault` naming its line, and the next call goes on with the record after it.
    public mutating func next() throws -> CSVRecord? {
        if !isStarted {
            isStarted = true
            try window.skipMark()
            if delimiter == nil { delimiter = try guess() }
        }
        while try window.fill() {
            recordLine = line
            var record = try record()
            if record.count > 1 || !record[0].isEmpty {
                record.line = recordLine
                return record
            }
        }
        return nil
    }

    /// The delimiter that occurs most in the first line.
    private mutating func guess() throws -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
        var size = 1 << 10
        while true {
            let ahead = try window.ahead(size)
            let end = ahead.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            guard end != nil || ahead.count < size || size >= limit else {
                size *= 4
                continue
            }
            let head = ahead[..<(end ?? ahead.endIndex)]
            let counts = candidates.map { candidate in head.count { $0 == candidate } }
            return candidates[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
        }
    }

    private enum State { case fieldStart, plain, quoted, quoteInQuoted }

    /// One record, up to and with its line end.
    private mutating func record() throws -> CSVRecord {
        let delimiter = delimiter ?? UInt8(ascii: ",")
        let first = line
        var record = CSVRecord()
        var state = State.fieldStart
        var size = 0
        var fault: InputFault?
        reading: while let byte = try window.take() {
            size += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            if size > limit + 2, fault == nil {
                fault = InputFault(
                    .tooLong, at: "line \(first)", "a record has at most \(limit) bytes; is a quote left open?")
                record = CSVRecord()
            }
            switch (state, byte) {
            case (.quoted, UInt8(ascii: "\"")):
                state = .quoteInQuoted
            case (.quoted, _):
                if fault == nil { record.bytes.append(byte) }
            case (.fieldStart, UInt8(ascii: "\"")):
                state = .quoted
            case (.quoteInQuoted, UInt8(ascii: "\"")):
                if fault == nil { record.bytes.append(byte) }
                state = .quoted
            case (_, delimiter):
                if fault == nil { record.endField() }
                state = .fieldStart
            case (_, UInt8(ascii: "\n")):
                break reading
            case (_, UInt8(ascii: "\r")):
                if try window.fill(), window.peek == UInt8(ascii: "\n") { continue }
                // A lone carriage return ends a line too, as old Mac files have it.
                line += 1
                break reading
            case (.quoteInQuoted, _):
                fault =
                    fault ?? InputFault(.malformed, at: "line \(first)", "only a delimiter may follow a closing quote")
            case (.fieldStart, _), (.plain, _):
                if fault == nil { record.bytes.append(byte) }
                state = .plain
            }
        }
        if state == .quoted {
            fault = fault ?? InputFault(.malformed, at: "line \(first)", "a quote is opened here and never closed")
        }
        if let fault { throw fault }
        record.endField()
        return record
    }
}
