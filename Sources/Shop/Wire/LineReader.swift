/// Reads lines, such as JSON lines, from a source of any length in constant memory; empty lines are passed over.
public struct LineReader {
    private var window: ByteWindow
    private let limit: Int
    /// The number of the line that was read last, from 1.
    public private(set) var line = 0

    /// A line may have at most `limit` bytes.
    public init(_ source: some ByteSource, limit: Int = 1 << 20) {
        self.init(ByteWindow(source), limit: limit)
    }

    init(_ window: ByteWindow, limit: Int = 1 << 20) {
        self.window = window
        self.limit = limit
    }

    /// The next line without its end; nil after the last.
    ///
    /// A line that is too long throws an `InputFault` naming it, and the next call goes on with the line after it.
    public mutating func next() throws -> [UInt8]? {
        if line == 0 { try window.skipMark() }
        while true {
            var text: [UInt8] = []
            var isTooLong = false
            var isEnded = false
            while !isEnded, try window.fill() {
                let piece = window.bytes(upTo: UInt8(ascii: "\n"))
                isTooLong = isTooLong || text.count + piece.count > limit + 1
                if isTooLong { text = [] } else { text += piece }
                window.advance(piece.count)
                if window.peek == UInt8(ascii: "\n") {
                    window.advance(1)
                    isEnded = true
                }
            }
            if text.isEmpty, !isTooLong, !isEnded { return nil }
            line += 1
            if text.last == UInt8(ascii: "\r") { text.removeLast() }
            if isTooLong || text.count > limit {
                throw InputFault(.tooLong, at: "line \(line)", "a line has at most \(limit) bytes")
            }
            if !text.isEmpty { return text }
        }
    }
}
