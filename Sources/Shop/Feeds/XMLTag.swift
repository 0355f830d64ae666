/// The text between `<` and `>` of a start tag or an instruction: a name and attributes.
struct XMLTag: Sendable {
    let name: String
    let attributes: [(name: String, value: String)]

    /// What is not `name="value"` or `name='value'` is passed over; `XMLParser` judges it later.
    init(_ text: [UInt8]) {
        var rest = text[...]
        name = String(decoding: Self.word(&rest), as: UTF8.self)
        var attributes: [(String, String)] = []
        while !rest.isEmpty {
            let key = Self.word(&rest)
            rest = rest.drop { Self.isSpace($0) }
            guard rest.first == UInt8(ascii: "=") else {
                if key.isEmpty { rest = rest.dropFirst() }
                continue
            }
            rest = rest.dropFirst().drop { Self.isSpace($0) }
            guard let quote = rest.first, quote == 0x22 || quote == 0x27,
                let end = rest.dropFirst().firstIndex(of: quote)
            else { break }
            let value = rest[(rest.startIndex + 1)..<end]
            attributes.append((String(decoding: key, as: UTF8.self), String(decoding: value, as: UTF8.self)))
            rest = rest[(end + 1)...]
        }
        self.attributes = attributes
    }

    /// The encoding that an XML declaration names; nil when it names none, or when it is no name.
    var encoding: String? {
        let name = attributes.first { $0.name == "encoding" }?.value
        let isPlain = name?.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || [0x2D, 0x2E, 0x5F].contains(byte)
        }
        return isPlain == true ? name : nil
    }

    /// The declarations of namespaces, whose values can be put between double quotes.
    var namespaces: [(name: String, value: String)] {
        attributes.filter { attribute in
            (attribute.name == "xmlns" || attribute.name.hasPrefix("xmlns:")) && attribute.value.utf8.count <= 200
                && !attribute.value.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "<") }
        }
    }

    private static func word(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        rest = rest.drop { isSpace($0) }
        let word = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") }
        rest = rest[word.endIndex...]
        return word
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
