extension JSONReader {
    /// Reads a string of at most `max` bytes.
    public mutating func string(max: Int) throws(InputFault) -> String {
        guard next == .string else { throw wrongType("a string is expected here") }
        let range = try stringRange()
        if range.isEscaped {
            let text = try unescaped(range)
            try check(text.count, max)
            return String(decoding: text, as: UTF8.self)
        }
        try check(range.end - range.start, max)
        return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    }

    /// Reads a string of at most `max` bytes as bytes, for what is not kept as text.
    public mutating func stringBytes(max: Int) throws(InputFault) -> ArraySlice<UInt8> {
        guard next == .string else { throw wrongType("a string is expected here") }
        let range = try stringRange()
        let text = range.isEscaped ? ArraySlice(try unescaped(range)) : bytes[range.start..<range.end]
        try check(text.count, max)
        return text
    }

    private func check(_ count: Int, _ max: Int) throws(InputFault) {
        guard count <= max else { throw fault(.tooLong, "at most \(max) bytes are allowed here") }
    }

    /// Where the text of a string is, between its quotes.
    struct StringRange {
        var start: Int
        var end: Int
        var isEscaped: Bool
    }

    /// Passes over a string and checks it: no control characters, only known escapes, sound UTF-8.
    mutating func stringRange() throws(InputFault) -> StringRange {
        let (range, isASCII) = scan(from: at + 1)
        at = min(range.end, bytes.count)
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw malformed() }
        guard isASCII || isUTF8(range) else { throw fault(.malformed, "the text here is not UTF-8") }
        if range.isEscaped { try walk(range) { _ in } }
        at += 1
        return range
    }

    /// Goes on to the closing quote, a control character or the end, whichever is first.
    private func scan(from start: Int) -> (StringRange, isASCII: Bool) {
        let text = bytes.span
        var range = StringRange(start: start, end: start, isEscaped: false)
        var seen: UInt8 = 0
        while range.end < text.count {
            let byte = text[range.end]
            if byte == UInt8(ascii: "\"") || byte < 0x20 { break }
            if byte == UInt8(ascii: "\\") {
                // What follows is checked when the escape is resolved; here only a quote must not end the string.
                range.isEscaped = true
                range.end += 1
            }
            seen |= byte
            range.end += 1
        }
        return (range, seen < 0x80)
    }

    private func isUTF8(_ range: StringRange) -> Bool {
        (try? UTF8Span(validating: bytes.span.extracting(range.start..<range.end))) != nil
    }

    /// The text of a string with its escapes resolved.
    func unescaped(_ range: StringRange) throws(InputFault) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(range.end - range.start)
        try walk(range) { text.append($0) }
        return text
    }

    private func walk(_ range: StringRange, _ emit: (UInt8) -> Void) throws(InputFault) {
        var at = range.start
        while at < range.end {
            let byte = bytes[at]
            at += 1
            guard byte == UInt8(ascii: "\\") else {
                emit(byte)
                continue
            }
            guard at < range.end else { throw badEscape() }
            let escape = bytes[at]
            at += 1
            switch escape {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): emit(escape)
            case UInt8(ascii: "b"): emit(0x08)
            case UInt8(ascii: "f"): emit(0x0C)
            case UInt8(ascii: "n"): emit(0x0A)
            case UInt8(ascii: "r"): emit(0x0D)
            case UInt8(ascii: "t"): emit(0x09)
            case UInt8(ascii: "u"): for byte in UTF8.encode(try scalar(&at, range.end)) ?? .init() { emit(byte) }
            default: throw badEscape()
            }
        }
    }

    /// The character of a `\u` escape, or of two when they are a surrogate pair.
    private func scalar(_ at: inout Int, _ end: Int) throws(InputFault) -> Unicode.Scalar {
        let first = try unit(&at, end)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, end - at >= 6, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
            throw badEscape()
        }
        at += 2
        let second = try unit(&at, end)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw badEscape() }
        return scalar
    }

    private func unit(_ at: inout Int, _ end: Int) throws(InputFault) -> UInt32 {
        guard end - at >= 4 else { throw badEscape() }
        var value: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw badEscape()
            }
        }
        at += 4
        return value
    }

    private func badEscape() -> InputFault { fault(.malformed, "the text here has an escape that JSON does not know") }
}
