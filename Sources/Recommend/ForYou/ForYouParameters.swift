/// How items are found for a history. Every number can be turned by automatic tuning: see ``dials``.
public struct ForYouParameters: Sendable, Hashable {
    // What counting needs to know.

    /// A history of L items counts (L/32)^-damping in the Gram matrix, so that long ones do not outvote the rest.
    public var lengthDamping = 0.5
    /// Two items that are g sittings apart count g^-power.
    public var gapPower = 0.5
    /// Pairs of entries farther apart than this are not counted as following each other.
    public var reach = 32.0

    // What solving needs to know.

    /// What is added to the diagonal of the Gram matrix: λ of EASE, in histories of 32 items.
    public var ridge = 250.0
    /// The share of the diagonal that is added to itself: p/(1-p) of EDLAE for a dropout of p.
    public var dropout = 0.25

    // What weighing needs to know.

    /// How much the linear model counts.
    public var ease = 1.0
    /// The power of the inverse frequency of the item that carries, in the linear model.
    public var easeSource = 0.1
    /// The power of the inverse frequency of the item that is carried, in the linear model.
    public var easeTarget = 0.1
    /// How much the followers of an item count beside the linear model.
    public var followers = 0.03
    /// The power of the inverse frequency of the item that is followed.
    public var followersSource = 0.3
    /// The power of the inverse frequency of the item that follows.
    public var followersTarget = 0.1
    /// What coming before an item counts beside coming after it.
    public var backward = 0.3
    /// The most weights that are served of each item.
    public var kept = 300.0

    // What a query needs to know.

    /// What a sitting leaves of the weight of those before it.
    public var sittingDecay = 0.9
    /// The days after which an entry counts half.
    public var halfLife = 180.0
    /// The days after which a popularity counts half, for the trend.
    public var trendHalfLife = 14.0
    /// The power of the trend: recent popularity over all of it.
    public var trend = 0.0
    /// How much an item's popularity counts where the history says nothing.
    public var popularity = 0.001
    /// How much having had an item counts for having it again.
    public var own = 1.0
    /// The days after which having had an item counts half.
    public var ownHalfLife = 120.0
    /// What a sitting leaves of having had an item before it.
    public var ownSittingDecay = 1.0
    /// The power of how often and how lately an item was had.
    public var ownPower = 0.5
    /// The power of the trend of items that were had.
    public var ownTrend = 0.1

    /// The numbers as they were found good on most data.
    public init() {}
}

extension ForYouParameters {
    /// All numbers worth choosing on validation data, the ones that matter most first.
    public static let dials: [Dial<ForYouParameters>] = [
        Dial("sittingDecay", \.sittingDecay, [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1]),
        Dial("followers", \.followers, [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]),
        Dial("ridge", \.ridge, [3, 10, 30, 60, 100, 150, 250, 400, 700, 1_500]),
        Dial("ease", \.ease, [0, 0.3, 1]),
        Dial("own", \.own, [0, 0.1, 0.3, 1, 2, 4, 10, 30]),
        Dial("trend", \.trend, [0, 0.1, 0.2, 0.3, 0.4, 0.6]),
        Dial("trendHalfLife", \.trendHalfLife, [3, 7, 14, 30, 60]),
        Dial("halfLife", \.halfLife, [7, 14, 30, 60, 90, 180, 365, 3_650]),
        Dial("easeTarget", \.easeTarget, [-0.1, 0, 0.1, 0.2, 0.3]),
        Dial("easeSource", \.easeSource, [-0.1, 0, 0.1, 0.2, 0.3]),
        Dial("followersTarget", \.followersTarget, [-0.1, 0, 0.1, 0.2, 0.3, 0.5]),
        Dial("followersSource", \.followersSource, [0, 0.15, 0.3, 0.45, 0.6, 0.8]),
        Dial("backward", \.backward, [0, 0.1, 0.3, 0.6, 1]),
        Dial("dropout", \.dropout, [0, 0.1, 0.25, 0.5]),
        Dial("gapPower", \.gapPower, [0, 0.25, 0.5, 0.75, 1, 1.5]),
        Dial("lengthDamping", \.lengthDamping, [0, 0.25, 0.5, 0.75]),
        Dial("ownHalfLife", \.ownHalfLife, [7, 14, 30, 60, 120, 240, 480, 3_650]),
        Dial("ownSittingDecay", \.ownSittingDecay, [0.7, 0.8, 0.9, 0.95, 0.98, 1]),
        Dial("ownPower", \.ownPower, [0.15, 0.3, 0.5, 0.75, 1]),
        Dial("ownTrend", \.ownTrend, [0, 0.1, 0.2, 0.3, 0.5]),
        Dial("popularity", \.popularity, [0, 0.000_1, 0.001, 0.01, 0.1]),
    ]

    /// What changing parameters costs, from nothing to learning all histories again.
    public enum Effort: Int, Sendable, Comparable {
        /// Only queries change.
        case query
        /// The served weights are cut again.
        case weigh
        /// The linear model is solved again.
        case solve
        /// The histories are counted again.
        case learn

        /// Less effort first.
        public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// What it costs to go from these parameters to others.
    public func effort(to other: Self) -> Effort {
        func differ(_ paths: [KeyPath<Self, Double>]) -> Bool {
            paths.contains { self[keyPath: $0] != other[keyPath: $0] }
        }
        if differ([\.lengthDamping, \.gapPower, \.reach]) { return .learn }
        if differ([\.ridge, \.dropout]) || (ease == 0) != (other.ease == 0) { return .solve }
        let weighing: [KeyPath<Self, Double>] = [
            \.ease, \.easeSource, \.easeTarget, \.followers, \.followersSource, \.followersTarget, \.backward, \.kept,
        ]
        return differ(weighing) ? .weigh : .query
    }
}
