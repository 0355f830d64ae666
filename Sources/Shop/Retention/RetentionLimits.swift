import Consent

/// For how many days each class of records is kept; there is no way to say "for ever".
public struct RetentionLimits: Sendable, Hashable {
    /// What a limit may be: a day to ten years.
    public static let range = 1...3_653

    private var days: [RecordClass: Int] = [:]

    /// For how many days a request of a shopper is kept after its answer, to show that there was one.
    public var requests = 1_098

    /// The standard limits.
    public init() {}

    /// The limit of a class in days; what is set is brought into the range.
    public subscript(kind: RecordClass) -> Int {
        get { kind == .links ? self[.visits] : days[kind] ?? kind.standard }
        set { days[kind] = min(max(newValue, Self.range.lowerBound), Self.range.upperBound) }
    }

    /// The limit of what is kept of events for a purpose, as the class that it is in; nil where nothing is kept.
    static func kind(of purpose: PurposeCode) -> RecordClass? {
        switch purpose {
        case .learning: .visits
        case .recommendations, .history: .profiles
        case .measurement: .counters
        case .messages, .offers, .research: nil
        }
    }

    /// Whether something of this day may still be kept for a purpose, on the day `today` (since 1970).
    func allows(_ day: Int32, for purpose: PurposeCode, on today: Int32) -> Bool {
        Self.kind(of: purpose).map { day >= firstDay(of: $0, on: today) } ?? false
    }

    /// The first day whose records are kept, on the day `today` (since 1970).
    public func firstDay(of kind: RecordClass, on today: Int32) -> Int32 { today - Int32(self[kind]) }
}
