extension Notices {
    /// The built-in words with a shop's own in their place; throws the `PackFault` that names the line and the field.
    ///
    /// `{"ask": ["recommendations"], "notices": [{"purpose": "recommendations", "version": "2", "texts": {"en": "…"}}]}`
    public init(_ bytes: [UInt8], file: String) throws(PackFault) {
        let tree: JSONTree
        do throws(JSONTree.Fault) { tree = try JSONTree.read(bytes) } catch {
            throw PackFault(file: file, line: error.line, path: "", advice: error.advice)
        }
        let document = try PackReader(file: file, path: "", tree: tree).object("ask", "notices")
        var own: [NoticeText] = []
        for found in try document.optional("notices")?.list() ?? [] {
            let object = try found.object("purpose", "version", "texts")
            let purpose = try object.required("purpose").purpose()
            guard !own.contains(where: { $0.purpose == purpose }) else { throw found.fault("repeats a purpose") }
            let version = try object.required("version")
            guard try version.text().utf8.count <= 64 else { throw version.fault("has at most 64 bytes") }
            let texts = try object.required("texts").entries()
            guard !texts.isEmpty else { throw found.fault("has no text in any language") }
            for (language, text) in texts {
                let isTag = { (byte: UInt8) in
                    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
                }
                guard (2...35).contains(language.utf8.count), language.utf8.allSatisfy(isTag) else {
                    throw text.fault("is not a language such as en or de-AT")
                }
                own.append(
                    NoticeText(
                        purpose: purpose, version: try version.text(), language: language, text: try text.text()))
            }
        }
        var purposes: [PurposeCode]?
        if let ask = document.optional("ask") {
            purposes = []
            for found in try ask.list() { purposes?.append(try found.purpose()) }
        }
        self = Notices.builtIn.replacing(own, asking: purposes)
    }
}

extension PackReader {
    fileprivate func purpose() throws(PackFault) -> PurposeCode {
        let name = try text()
        guard let purpose = PurposeCode(name: name) else {
            throw fault("is no purpose" + NearMiss.hint(name, among: PurposeCode.allCases.map(\.name)))
        }
        return purpose
    }
}
