import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads one element of an XML feed; the only file of the house that needs Foundation's XML.
final class XMLItemParser: NSObject, XMLParserDelegate {
    static let google = "http://base.google.com/ns/1.0"

    private var google: [FeedField: String] = [:]
    private var plain: [FeedField: String] = [:]
    private var depth = 0
    private var field: (field: FeedField, isGoogle: Bool)?
    private var text = ""
    private var isBroken = false

    /// What the element inside the document says; Google's own fields win over RSS's and Atom's.
    static func values(of document: [UInt8], line: Int) throws(InputFault) -> FeedValues {
        let delegate = XMLItemParser()
        let parser = XMLParser(data: Data(document))
        parser.delegate = delegate
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        // On Linux some faults are only told to the delegate, and parsing goes on without what was broken.
        guard parser.parse(), parser.parserError == nil, !delegate.isBroken else {
            throw InputFault(.malformed, at: "line \(line)", "the item that begins here is not well-formed XML")
        }
        var values = FeedValues()
        for field in FeedField.allCases {
            if let text = delegate.google[field] ?? delegate.plain[field] { values[field] = text.trimmingSpaces }
        }
        return values
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        // Deeper elements, such as the price of a kind of shipping, are about something else.
        guard depth == 3 else { return }
        let isGoogle = namespaceURI == Self.google
        guard isGoogle || qualifiedName?.contains(":") != true else { return }
        guard let found = name == "summary" ? .description : FeedField(rawValue: name) else { return }
        // An Atom link is an attribute, and may be about something other than the product's page.
        if found == .link, let address = attributes["href"] {
            if plain[.link] == nil, attributes["rel"] ?? "alternate" == "alternate" { plain[.link] = address }
            return
        }
        field = (found, isGoogle)
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { append(characters) }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        append(String(decoding: block, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if depth == 3, let (field, isGoogle) = field {
            if isGoogle {
                google[field] = google[field] ?? text
            } else {
                plain[field] = plain[field] ?? text
            }
            self.field = nil
        }
        depth -= 1
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { isBroken = true }

    private func append(_ characters: String) {
        // Longer than any field may be: what is cut off cannot make a field valid.
        guard depth == 3, field != nil, text.utf8.count <= 1 << 15 else { return }
        text += characters
    }
}
