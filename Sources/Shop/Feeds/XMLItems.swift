/// Cuts an XML feed into its `<item>` or `<entry>` elements and reads each by itself.
///
/// `XMLParser` pushes a whole document through at once. A reader that hands out rows one at a time, so that a store can
/// take them in between, therefore finds the bounds of each element itself and lets `XMLParser` read just that. It costs
/// one parser an item; it bounds memory, keeps a broken item from ending the feed, and since a document type is refused,
/// there are no entities to expand.
struct XMLItems {
    private var scanner: XMLScanner
    private var namespaces: [String: String] = ["xmlns:g": XMLItemParser.google]
    private var encoding = "UTF-8"
    /// Where the item that was read last begins.
    private(set) var line = 0

    init(_ window: ByteWindow) throws {
        scanner = try XMLScanner(window)
    }

    /// What the next item says; nil after the last.
    mutating func next() throws -> FeedValues? {
        while let token = try scanner.next() {
            switch token {
            case .instruction(let text):
                if let name = XMLTag(text).encoding { encoding = name }
            case .open(let tag, let isEmpty):
                if !Self.isItem(tag.name) {
                    for (name, value) in tag.namespaces where namespaces.count < 64 { namespaces[name] = value }
                } else if !isEmpty {
                    line = scanner.line
                    return try XMLItemParser.values(of: document(around: try scanner.element(from: tag)), line: line)
                }
            case .close: continue
            }
        }
        return nil
    }

    private static func isItem(_ name: String) -> Bool { name == "item" || name == "entry" }

    private func document(around element: [UInt8]) -> [UInt8] {
        var document = Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><feed".utf8)
        for (name, value) in namespaces.sorted(by: { $0.key < $1.key }) {
            document += " \(name)=\"\(value)\"".utf8
        }
        document += ">".utf8
        document += element
        document += "</feed>".utf8
        return document
    }
}
