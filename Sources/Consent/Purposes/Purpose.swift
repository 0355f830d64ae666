/// What data is used for; a permit is bound to exactly one of these types.
public protocol Purpose: Sendable {
    /// The purpose as data: stored, counted and shown.
    static var code: PurposeCode { get }
}

/// Every purpose there is, in the order in which it is shown and stored.
public enum PurposeCode: UInt8, CaseIterable, Sendable, Hashable {
    case recommendations = 0
    case history, learning, measurement, messages, offers, research

    /// The name used in requests, answers and receipts.
    public var name: String {
        switch self {
        case .recommendations: "recommendations"
        case .history: "history"
        case .learning: "learning"
        case .measurement: "measurement"
        case .messages: "messages"
        case .offers: "offers"
        case .research: "research"
        }
    }

    /// The purpose of that name, or nil.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

/// Choosing what to show to this shopper from what she looked at.
public enum Recommending: Purpose { public static let code = PurposeCode.recommendations }
/// Using what she bought before.
public enum Remembering: Purpose { public static let code = PurposeCode.history }
/// Letting a visit teach the shop's models.
public enum Learning: Purpose { public static let code = PurposeCode.learning }
/// Counting what happens in the shop.
public enum Measuring: Purpose { public static let code = PurposeCode.measurement }
/// Writing to her.
public enum Messaging: Purpose { public static let code = PurposeCode.messages }
/// Making her an offer.
public enum Offering: Purpose { public static let code = PurposeCode.offers }
/// Studies about many people.
public enum Researching: Purpose { public static let code = PurposeCode.research }
