/// The kinds of records that are kept for a time.
public enum RecordClass: String, CaseIterable, Sendable, Hashable {
    /// What visits taught the models.
    case visits
    /// Shoppers' sealed links to what their visits taught: they stay as long as that.
    case links
    /// Shoppers' sealed rows about their visits.
    case profiles
    /// Decisions, counted from the day on which they ran out.
    case decisions
    /// Marks that say that a message was taken in.
    case messages
    /// Marks that say that a visit was counted.
    case contributors
    /// Counters by day, event and item.
    case counters

    /// The key of its limit in the configuration.
    public var setting: String { "retention.\(self == .links ? RecordClass.visits.rawValue : rawValue)_days" }

    /// The classes with a limit of their own in the configuration.
    public static var configured: [RecordClass] { allCases.filter { $0 != .links } }

    /// What the records are, as a sentence begins.
    public var meaning: String {
        switch self {
        case .visits: "What visits taught the models, and shoppers' sealed links to it,"
        case .links: "Shoppers' sealed links to what their visits taught"
        case .profiles: "Visits in shoppers' sealed profiles"
        case .decisions: "Decisions that ran out"
        case .messages: "Marks of messages that came in"
        case .contributors: "Marks of visits that were counted"
        case .counters: "Counts by day, event and item"
        }
    }

    /// Days for which records are kept where nothing else is configured.
    public var standard: Int {
        switch self {
        case .visits, .links, .profiles: 365
        // Three years: how long a claim about a consent can usually still be brought.
        case .decisions: 1_096
        case .messages, .contributors: 30
        // 25 months: the longest that the CNIL accepts for counts of an audience.
        case .counters: 760
        }
    }
}
