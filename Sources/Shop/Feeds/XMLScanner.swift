/// Finds the tags of an XML document; just enough to know where an element ends.
struct XMLScanner {
    /// One thing between `<` and `>`.
    enum Token {
        case open(XMLTag, isEmpty: Bool)
        case close(String)
        case instruction([UInt8])
    }

    /// Bytes that one item, or one tag, may have.
    private static let limit = 1 << 20

    private var window: ByteWindow
    /// The line that is being read, from 1.
    private(set) var line = 1
    /// What was read since an item began; nil outside of items.
    private var kept: [UInt8]?
    private var text: [UInt8] = []

    init(_ window: ByteWindow) throws {
        self.window = window
        try self.window.skipMark()
    }

    /// The next tag; nil at the end. Text, comments and CDATA sections are passed over.
    mutating func next() throws -> Token? {
        while let byte = try take() {
            guard byte == UInt8(ascii: "<") else { continue }
            switch try window.ahead(1).first {
            case UInt8(ascii: "!"):
                if try window.ahead(3).elementsEqual("!--".utf8) {
                    try pass(through: "-->", from: 3)
                } else if try window.ahead(8).elementsEqual("![CDATA[".utf8) {
                    try pass(through: "]]>", from: 8)
                } else {
                    throw FeedRefusal(line: line, "a feed has no document type; leave <!DOCTYPE> out")
                }
            case UInt8(ascii: "?"):
                try pass(through: "?>", from: 1)
                return .instruction(text)
            case UInt8(ascii: "/"):
                try tag()
                return .close(XMLTag(Array(text.dropFirst())).name)
            default:
                try tag()
                return .open(XMLTag(text), isEmpty: text.last == UInt8(ascii: "/"))
            }
        }
        return nil
    }

    /// The whole element whose start tag was just read, with its tags.
    mutating func element(from tag: XMLTag) throws -> [UInt8] {
        let first = line
        kept = Array("<".utf8) + text + Array(">".utf8)
        defer { kept = nil }
        var depth = 1
        while depth > 0 {
            guard let token = try next() else {
                throw InputFault(.malformed, at: "line \(first)", "an element is opened here and never closed")
            }
            switch token {
            case .open(let inner, let isEmpty): if inner.name == tag.name, !isEmpty { depth += 1 }
            case .close(let name): if name == tag.name { depth -= 1 }
            case .instruction: continue
            }
        }
        let element = kept ?? []
        guard element.count <= Self.limit else {
            throw InputFault(.tooLong, at: "line \(first)", "an item has at most \(Self.limit) bytes")
        }
        return element
    }

    private mutating func take() throws -> UInt8? {
        guard let byte = try window.take() else { return nil }
        if byte == UInt8(ascii: "\n") { line += 1 }
        // One byte too many is kept, so that it shows; the rest of a runaway item is not.
        if kept != nil, kept?.count ?? 0 <= Self.limit { kept?.append(byte) }
        return byte
    }

    /// Reads up to and with `end`, beginning after `count` bytes; `text` is then what is between, cut at 1 kB.
    private mutating func pass(through end: String, from count: Int) throws {
        for _ in 0..<count { _ = try take() }
        text = []
        var last: [UInt8] = []
        while let byte = try take() {
            if text.count < 1 << 10 { text.append(byte) }
            last.append(byte)
            if last.count > end.utf8.count { last.removeFirst() }
            if last.elementsEqual(end.utf8) { return }
        }
    }

    /// Reads the rest of a tag; `text` is then what is between `<` and `>`.
    private mutating func tag() throws {
        text = []
        var quote: UInt8?
        while let byte = try take() {
            if byte == quote {
                quote = nil
            } else if quote == nil {
                if byte == UInt8(ascii: ">") { return }
                if byte == 0x22 || byte == 0x27 { quote = byte }
            }
            guard text.count < 1 << 16 else {
                throw FeedRefusal(line: line, "a tag has at most 65536 bytes; is a quote left open?")
            }
            text.append(byte)
        }
    }
}

/// What ends the reading of a feed, since nothing after it can be trusted.
struct FeedRefusal: Error {
    let fault: InputFault

    init(line: Int, _ advice: String) { fault = InputFault(.malformed, at: "line \(line)", advice) }
}
