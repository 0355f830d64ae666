/// One answer of a shopper to a notice, bound to everything that made it a valid one; decisions are only ever appended.
public struct Decision: Sendable, Hashable {
    /// What she was asked about.
    public var purpose: PurposeCode
    /// How far she lets it reach.
    public var level: Level
    /// The words in which she was asked.
    public var notice: Notice
    /// When, in whole seconds since 1970.
    public var time: Int64
    /// The first day on which a yes no longer counts; there is no consent without an end.
    public var expires: CalendarDay
    /// Where she was asked.
    public var surface: Surface
    /// The machine's wishes that came with her answer.
    public var signals: Signals
    /// Where she was, as far as it was known.
    public var place: Place
    /// The digest of the rule packs that held; nil for decisions from before packs were recorded.
    public var rules: Fingerprint?
    /// What this answer did to her consent.
    public var status: ConsentStatus

    /// Without an `expires` of its own, a decision ends after twelve months.
    public init(
        purpose: PurposeCode, level: Level, notice: Notice, time: Int64, expires: CalendarDay? = nil,
        surface: Surface = .page, signals: Signals = .init(), place: Place = .init(), rules: Fingerprint? = nil,
        status: ConsentStatus? = nil
    ) {
        self.purpose = purpose
        self.level = level
        self.notice = notice
        self.time = time
        self.expires = expires ?? CalendarDay(containing: time).adding(months: 12)
        self.surface = surface
        self.signals = signals
        self.place = place
        self.rules = rules
        self.status = status ?? (level > .off ? .given : .refused)
    }
}

/// The words in which a purpose was asked for.
public struct Notice: Sendable, Hashable {
    /// The version of the words, at most 64 bytes.
    public var version: String
    /// A BCP 47 language tag, at most 35 bytes.
    public var language: String
    /// The SHA-256 of the exact text; nil for decisions from before it was recorded.
    public var hash: Fingerprint?

    public init(version: String, language: String, hash: Fingerprint? = nil) {
        self.version = version
        self.language = language
        self.hash = hash
    }
}

/// Where somebody was asked; the raw values are stored.
public enum Surface: UInt8, CaseIterable, Sendable, Hashable {
    case page = 0
    case banner, settings, account, checkout, message

    /// The name used in requests and receipts.
    public var name: String {
        switch self {
        case .page: "page"
        case .banner: "banner"
        case .settings: "settings"
        case .account: "account"
        case .checkout: "checkout"
        case .message: "message"
        }
    }

    /// The surface of that name, or nil.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
