/// One answer of a shopper to a notice; decisions are only ever appended.
public struct Decision: Sendable, Hashable {
    /// What she was asked about.
    public var purpose: PurposeCode
    /// How far she lets it reach.
    public var level: Level
    /// The words in which she was asked.
    public var notice: Notice
    /// When, in whole seconds since 1970.
    public var time: Int64

    public init(purpose: PurposeCode, level: Level, notice: Notice, time: Int64) {
        self.purpose = purpose
        self.level = level
        self.notice = notice
        self.time = time
    }
}

/// The version and language of the words in which a purpose was asked for.
public struct Notice: Sendable, Hashable {
    /// The shop's own version of its words, at most 64 bytes.
    public var version: String
    /// A BCP 47 language tag, at most 35 bytes.
    public var language: String

    public init(version: String, language: String) {
        self.version = version
        self.language = language
    }
}
