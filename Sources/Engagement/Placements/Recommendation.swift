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
    /// How far to leave the beaten path; nil leaves it to the shopper's own dial.
    public var surprise: Surprise?
    /// A number that the page drew at random for the visit; decides whether the visit is held out.
    public var draw: UInt64 = .max

    public init(placement: Placement) { self.placement = placement }
}

/// What a placement shows, and what it rests on.
public struct Recommendation: Sendable {
    /// One item and why it is there.
    public struct Shown: Sendable {
        public let id: String
        public let score: Double
        public let reasons: [(code: Reason.Code, item: String?)]
        /// What was done to it after ranking.
        public var adjustments: Adjustment = []
        /// The exact probability that it stands here, where places are explored.
        public var propensity: Ratio?

        init(id: String, score: Double, reasons: [(code: Reason.Code, item: String?)]) {
            self.id = id
            self.score = score
            self.reasons = reasons
        }
    }

    /// How far the shopper's data was used.
    public var level: Level
    /// Why no further; nil at level `account`.
    public var because: Limit?
    /// The purposes whose data was used.
    public var purposes: [PurposeCode]
    public var items: [Shown]
    /// Whether the visit is held out: it got what is popular, so that what the models add can be measured.
    public var isHeldOut = false
}
