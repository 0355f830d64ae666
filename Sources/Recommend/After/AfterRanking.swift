/// What happens to ranked candidates before they are shown. Every step is off until the shop chooses.
///
/// In this order: 1. what is not allowed or listed twice goes; 2. boosts; 3. the surprise dial; 4. candidates are
/// ordered by relevance, ties as they were ranked, buried ones last; 5. pins take their places, and of the variants of a
/// product only the best stays; 6. the other places are filled one by one, each with the best of relevance, calibration
/// and diversity together (ties to the higher relevance); 7. places are explored. The answer has as many places as were
/// asked for if the candidates have that many allowed products.
public struct AfterRanking: Sendable {
    /// Calibration and diversity never look at more candidates.
    public static let widest = 1_000
    /// Calibration and diversity fill so many places; those behind follow by relevance.
    public static let deepest = 200

    /// What the shop decides by itself.
    public var rules = Rules()
    /// What the order of the candidates is worth.
    public var relevance = Relevance.place
    /// How far to leave the beaten path.
    public var surprise = Surprise.neutral
    /// How closely to follow the mix of categories.
    public var calibration = Calibration()
    /// How unlike each other the items should be.
    public var diversity = Diversity()
    /// Calibration and diversity look at so many candidates for each place wanted, the best ones; at least 1.
    public var reach = 5
    /// How many places to give to the pool.
    public var exploration = Exploration()

    /// All steps off.
    public init() {}

    /// What a visit that is held out gets: the rules of the shop, and nothing that a model or chance decides.
    public var baseline: AfterRanking {
        var baseline = AfterRanking()
        baseline.rules = rules
        return baseline
    }

    /// Puts candidates in their places; alike are those with like traits.
    ///
    /// `allowed` says whether an item may be shown at all: it is in stock and not excluded.
    public func arrange(
        _ ranked: Ranked, scratch: Scratch, chance: inout some Chance, where allowed: (ItemNumber) -> Bool
    ) -> [Placed] {
        arrange(ranked, scratch, &chance, allowed) { race, pick in race.measure(pick, ranked.candidates) }
    }

    /// Puts candidates in their places; how alike two of them are is the caller's to say, as from co-occurrence.
    ///
    /// `likeness` is symmetric and from 0 to 1, and positive semidefinite where ``Diversity/Method/determinantal`` is
    /// used; it is asked only where diversity is on.
    public func arrange(
        _ ranked: Ranked, scratch: Scratch, chance: inout some Chance, likeness: (Candidate, Candidate) -> Double,
        where allowed: (ItemNumber) -> Bool
    ) -> [Placed] {
        arrange(ranked, scratch, &chance, allowed) { $0.measure($1, ranked.candidates, by: likeness) }
    }

    private func arrange(
        _ ranked: Ranked, _ scratch: Scratch, _ chance: inout some Chance, _ allowed: (ItemNumber) -> Bool,
        _ measure: (inout Race, Int) -> Void
    ) -> [Placed] {
        var shelf = Shelf()
        swap(&shelf, &scratch.shelf)
        defer { swap(&shelf, &scratch.shelf) }
        shelf.admit(ranked, allowed)
        relevance.measure(ranked.candidates, into: &shelf.relevance)
        shelf.boost(ranked, rules)
        shelf.sort()
        if surprise != .neutral { shelf.tilt(ranked, surprise) }
        shelf.bury(ranked, rules)
        shelf.pin(ranked, rules)
        shelf.fill(ranked, self, measure)
        var placed = shelf.places(ranked)
        if exploration.isOn, !ranked.pool.isEmpty {
            shelf.collect(ranked, rules, placed, allowed)
            exploration.explore(&placed, ranked.pool, &shelf.order, &chance)
        }
        return placed
    }
}
