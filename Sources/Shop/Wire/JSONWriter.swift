/// Writes JSON into bytes; commas are its own business.
public struct JSONWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// `capacity` saves growing when the size is roughly known.
    public init(capacity: Int = 1_024) { bytes.reserveCapacity(capacity) }

    /// Writes a whole document.
    public static func bytes<Fault: Error>(
        capacity: Int = 1_024, _ body: (inout JSONWriter) throws(Fault) -> Void
    ) throws(Fault) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        try body(&writer)
        return writer.bytes
    }

    /// Writes an object whose members `body` writes.
    public mutating func object<Fault: Error>(
        _ body: (inout JSONWriter) throws(Fault) -> Void
    ) throws(Fault) {
        open(UInt8(ascii: "{"))
        try body(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array whose elements `body` writes.
    public mutating func array<Fault: Error>(
        _ body: (inout JSONWriter) throws(Fault) -> Void
    ) throws(Fault) {
        open(UInt8(ascii: "["))
        try body(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes the name of a member; its value must follow.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ text: String) {
        separate()
        quote(text)
    }

    /// Writes a whole number.
    public mutating func int(_ value: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes a number with the fewest digits that read back as the same; `null` when it is not finite, since JSON has
    /// no word for that.
    public mutating func double(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        bytes.append(contentsOf: value.description.utf8)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes seconds since 1970 as `2026-11-22T10:00:00Z`.
    public mutating func time(_ seconds: Int64) {
        separate()
        quote(Timestamp.text(seconds))
    }

    /// Writes a value that is JSON already, such as a document made earlier.
    public mutating func json(_ document: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: document)
    }

    @inline(__always)
    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let letters = text.utf8.span
        var escapes: UInt8 = 0
        for index in letters.indices { escapes |= Self.isEscaped(letters[index]) ? 1 : 0 }
        if escapes == 0 {
            bytes.append(contentsOf: text.utf8)
        } else {
            for index in letters.indices { escape(letters[index]) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        guard Self.isEscaped(byte) else { return bytes.append(byte) }
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x00..<0x20:
            bytes.append(contentsOf: "u00".utf8)
            for digit in [byte >> 4, byte & 0xF] { bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        default: bytes.append(byte)
        }
    }
}
