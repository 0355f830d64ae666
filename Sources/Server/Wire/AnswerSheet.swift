import Consent
import Shop

private enum Field: String, JSONField {
    case decisions, notice, surface
    static let names = JSONNames<Field>()
}

private enum NoticeField: String, JSONField {
    case version, language, hash
    static let names = JSONNames<NoticeField>()
}

/// What somebody answers, as it stands in the body of a request, before it is checked against the words in use.
struct AnswerSheet {
    private(set) var choices = Choices()
    private(set) var surface = Surface.page
    private var version = ""
    private var language = ""
    private var hash: String?

    /// `{"decisions": {"learning": "account"}, "notice": {"version": "1", "language": "en"}, "surface": "banner"}`.
    init(_ bytes: [UInt8]) throws(InputFault) {
        self = try JSONReader.read(bytes) { json throws(InputFault) in try AnswerSheet(&json) }
    }

    /// One answer from a page of ours, which showed the words in use.
    init(_ purpose: PurposeCode, _ level: Level, version: String, language: String, on surface: Surface) {
        choices[purpose] = level
        self.version = version
        self.language = language
        self.surface = surface
    }

    private init(_ json: inout JSONReader) throws(InputFault) {
        var isNoticed = false
        try json.object(Field.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .decisions: choices = try json.choices()
            case .notice:
                isNoticed = true
                try notice(&json)
            case .surface:
                let name = try json.string(max: 16)
                guard let found = Surface(name: name) else {
                    let known = Surface.allCases.map(\.name)
                    throw json.fault(
                        .unknownName,
                        "a surface is \(known.joined(separator: ", "))" + NearMiss.hint(name, among: known))
                }
                surface = found
            }
        }
        guard !choices.isEmpty else {
            throw json.fault(.missing, at: "decisions", "give at least one purpose and its level")
        }
        guard isNoticed else {
            throw json.fault(.missing, at: "notice", "name the version and language of the words she was asked in")
        }
    }

    private mutating func notice(_ json: inout JSONReader) throws(InputFault) {
        try json.object(NoticeField.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .version: version = try json.string(max: 64)
            case .language: language = try json.string(max: 35)
            case .hash: hash = try json.string(max: 64)
            }
        }
        guard !version.isEmpty else { throw json.fault(.missing, at: "version", "name the version of the words") }
        guard !language.isEmpty else { throw json.fault(.missing, at: "language", "name the language, such as en") }
    }

    /// The decisions, each bound to the words in use, the rules and the moment.
    ///
    /// Throws where nobody can have been shown these words, and where she may not agree for herself.
    func decisions(
        under policy: Policy, place: Place?, signals: Signals, upTo highest: Level, now: Int64
    ) throws(InputFault) -> [Decision] {
        let rules = policy.rules(at: place, now: now)
        let expires = CalendarDay(containing: now).adding(months: rules.asking.monthsAfterYes ?? 12)
        var decisions: [Decision] = []
        for (purpose, level) in choices.said {
            let pointer = "#/decisions/\(purpose.name)"
            guard level <= highest else {
                throw InputFault(
                    .outOfRange, at: pointer, "without a shopper token at most \(highest.name) can be agreed to")
            }
            guard !signals.isBelowAge || level <= signals.ceiling(for: purpose) else {
                throw InputFault(
                    .outOfRange, at: pointer,
                    "below the age of consent nothing personal is kept: at most \(signals.ceiling(for: purpose).name)")
            }
            decisions.append(
                Decision(
                    purpose: purpose, level: level, notice: try notice(for: purpose, in: policy.notices), time: now,
                    expires: expires, surface: surface, signals: signals, place: place ?? policy.place,
                    rules: rules.fingerprint))
        }
        return decisions
    }

    private func notice(for purpose: PurposeCode, in notices: Notices) throws(InputFault) -> Notice {
        do throws(Notices.Fault) {
            return try notices.answered(purpose, version: version, language: language, hash: hash)
        } catch {
            switch error {
            case .notAsked:
                throw InputFault(
                    .unknownName, at: "#/decisions/\(purpose.name)", "this shop does not ask for this purpose")
            case .version(let current):
                throw InputFault(
                    .unknownName, at: "#/notice/version",
                    "the words in use for \(purpose.name) are version '\(current)': ask again with those")
            case .language(let known):
                throw InputFault(
                    .unknownName, at: "#/notice/language",
                    "there are no words in this language, but in \(known.joined(separator: ", "))"
                        + NearMiss.hint(language, among: known))
            case .hash:
                throw InputFault(
                    .unknownName, at: "#/notice/hash",
                    "these are not the words in use: GET /v1/consent/notices has them")
            }
        }
    }
}
