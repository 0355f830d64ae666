public import Consent
public import Recommend

/// What a placement asks for.
public struct RecommendationRequest: Sendable {
    public var placement: Placement
    /// The ids of the items on the page or in the cart.
    public var page: [String] = []
    public var visit = CarriedVisit([])
    /// From 1 to 100.
    public var limit = 10
    public var filter = ItemFilter()
    /// Ids that must not be shown.
    public var exclude: [String] = []

    public init(placement: Placement) { self.placement = placement }
}

/// What a placement shows, and what it rests on.
public struct Recommendation: Sendable {
    /// One item and why it is there.
    public struct Shown: Sendable {
        public let id: String
        public let score: Double
        public let reasons: [(code: Reason.Code, item: String?)]
    }

    /// How far the shopper's data was used.
    public var level: Level
    /// Why no further; nil at level `account`.
    public var because: Limit?
    /// The purposes whose data was used.
    public var purposes: [PurposeCode]
    public var items: [Shown]
}
