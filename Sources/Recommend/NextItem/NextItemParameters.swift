/// How the next item is found.
///
/// All numbers are `Double`, so that a search can turn any of them; where a whole number is needed it is rounded.
public struct NextItemParameters: Sendable {
    /// How many of the newest visits of the query's newest item are looked at; of older items fewer, in proportion to
    /// what their position counts.
    public var neighbours = 200.0
    /// The newest distinct items of the query that are looked at; at most 31.
    public var positions = 10.0
    /// A step of the query counts e⁻¹ of one that is so many positions newer.
    public var positionDecay = 1.5
    /// An item that stands in n visits counts n⁻ʳᵃʳⁱᵗʸ where it is shared.
    public var rarity = 0.45
    /// A candidate that stands in n visits has its score multiplied by n to minus this power.
    public var candidateRarity = 0.2
    /// A neighbour counts e⁻¹ of one that is so many days newer.
    public var recencyDays = 120.0
    /// A candidate that was last seen n days ago has its score multiplied by (1 + n) to minus this power.
    public var freshness = 0.1
    /// A neighbour that shares items worth x counts x to this power more: 0 looks at each shared item alone.
    public var overlap = 0.3
    /// A candidate behind the shared item counts e⁻¹ of one that is so many places nearer to it.
    public var distance = 4.0
    /// A candidate before the shared item counts e⁻¹ of one that is so many places nearer to it.
    public var distanceBefore = 4.0
    /// What a candidate just before the shared item counts against one just behind it.
    public var before = 0.7
    /// What the candidate just behind the shared item counts in addition, against what it counts anyway.
    public var next = 0.0
    /// The factor for items that the query has: 0 where nobody comes back to an item.
    public var ownItems = 3.0
    /// A further factor for the newest item of the query: where she is already.
    public var ownLast = 0.5
    /// A further factor for the second newest item of the query: going back.
    public var ownPrevious = 2.0
    /// What each repetition of an item within the query adds to its factor.
    public var ownAgain = 2.0
    /// What the items that the newest one leads to count in turn: the second step of a walk.
    public var echo = 0.5
    /// How many of them are followed, the best ones.
    public var echoItems = 6.0
    /// How many of the newest visits of each of them are looked at.
    public var echoVisits = 14.0

    /// The defaults.
    public init() {}
}

extension NextItemParameters {
    /// The values worth trying for any shop, the most telling numbers first.
    public static let dials: [Dial<NextItemParameters>] = [
        Dial("own_items", \.ownItems, [0, 0.03, 0.1, 0.3, 1, 3, 10, 30]),
        Dial("own_last", \.ownLast, [0, 0.1, 0.25, 0.5, 1, 2, 4]),
        Dial("own_previous", \.ownPrevious, [0.25, 0.5, 1, 2, 4]),
        Dial("position_decay", \.positionDecay, [0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30]),
        Dial("echo", \.echo, [0, 0.1, 0.25, 0.5, 1]),
        Dial("next", \.next, [0, 0.25, 0.5, 1, 2, 4]),
        Dial("distance", \.distance, [0.5, 1, 2, 3, 4, 6, 10, 30]),
        Dial("before", \.before, [0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1]),
        Dial("rarity", \.rarity, [0, 0.15, 0.3, 0.45, 0.6, 0.8, 1]),
        Dial("candidate_rarity", \.candidateRarity, [-0.2, 0, 0.1, 0.2, 0.3, 0.45]),
        Dial("recency_days", \.recencyDays, [5, 10, 20, 40, 80, 120, 240, 500, 5_000]),
        Dial("overlap", \.overlap, [0, 0.15, 0.3, 0.5, 0.75, 1]),
        Dial("neighbours", \.neighbours, [50, 100, 150, 200, 300, 500, 1_000]),
        Dial("own_again", \.ownAgain, [-0.5, 0, 0.5, 1, 2, 4]),
        Dial("freshness", \.freshness, [0, 0.05, 0.1, 0.2, 0.4]),
        Dial("positions", \.positions, [2, 5, 10, 20, 31]),
        Dial("echo_visits", \.echoVisits, [7, 14, 20, 30, 60]),
        Dial("distance_before", \.distanceBefore, [0.5, 1, 2, 4, 8, 30]),
    ]
}
