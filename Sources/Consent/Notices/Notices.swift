/// The words in which a purpose is asked for, in one language.
public struct NoticeText: Sendable, Hashable {
    public let purpose: PurposeCode
    public let version: String
    public let language: String
    public let text: String
    /// The SHA-256 of the text's UTF-8.
    public let hash: Fingerprint

    public init(purpose: PurposeCode, version: String, language: String, text: String) {
        self.purpose = purpose
        self.version = version
        self.language = language
        self.text = text
        hash = Fingerprint(of: Array(text.utf8))
    }
}

/// The purposes that a shop asks for, and the words in which it does.
///
/// A version says what is asked for: a new one asks again. A corrected letter keeps the version, and changes the hash.
public struct Notices: Sendable, Hashable {
    /// The purposes that may be asked for, in order.
    public private(set) var purposes: [PurposeCode]
    private var texts: [PurposeCode: [NoticeText]]

    init(_ texts: [NoticeText]) {
        self.texts = Dictionary(grouping: texts, by: \.purpose)
        purposes = PurposeCode.allCases.filter { purpose in texts.contains { $0.purpose == purpose } }
    }

    /// Why words are not the ones in use.
    public enum Fault: Error, Equatable {
        /// The shop does not ask for this purpose.
        case notAsked
        /// Another version is in use.
        case version(current: String)
        /// The words exist in these languages.
        case language(known: [String])
        /// The hash is not that of the words.
        case hash
    }

    /// The version in use; nil for a purpose that is not asked for.
    public func version(of purpose: PurposeCode) -> String? {
        purposes.contains(purpose) ? texts[purpose]?.first?.version : nil
    }

    /// The words in a language, in the language without its region, or in the first that there is.
    public func text(for purpose: PurposeCode, in language: String?) -> NoticeText? {
        guard purposes.contains(purpose), let all = texts[purpose] else { return nil }
        return language.flatMap { exact($0, in: all) } ?? all.first
    }

    /// The words that a decision says it answers; throws when nobody can have been shown them.
    public func answered(
        _ purpose: PurposeCode, version: String, language: String, hash: String?
    ) throws(Fault) -> Notice {
        guard purposes.contains(purpose), let all = texts[purpose], let current = all.first?.version else {
            throw .notAsked
        }
        guard version == current else { throw .version(current: current) }
        guard let text = exact(language, in: all) else { throw .language(known: all.map(\.language)) }
        if let hash { guard hash == text.hash.description else { throw .hash } }
        return Notice(version: text.version, language: text.language, hash: text.hash)
    }

    private func exact(_ language: String, in all: [NoticeText]) -> NoticeText? {
        let wanted = language.lowercased()
        let primary = wanted.split(separator: "-").first.map(String.init) ?? wanted
        return all.first { $0.language.lowercased() == wanted } ?? all.first { $0.language.lowercased() == primary }
    }

    /// These, with a shop's own words in place of those for the same purposes.
    public func replacing(_ own: [NoticeText], asking purposes: [PurposeCode]?) -> Notices {
        let fresh = Set(own.map(\.purpose))
        var notices = Notices(texts.values.flatMap { $0 }.filter { !fresh.contains($0.purpose) } + own)
        for (purpose, all) in texts where !fresh.contains(purpose) { notices.texts[purpose] = all }
        if let purposes { notices.purposes = PurposeCode.allCases.filter { purposes.contains($0) } }
        return notices
    }
}
