/// The race of candidates for places; contenders go by their place in line.
///
/// In front stand the candidates by relevance; behind them, out of the race from the start, those that are pinned.
struct Race: Sendable {
    /// Their index among the candidates.
    private(set) var candidates: [Int32] = []
    /// The number of their category in the ``Balance``.
    private(set) var kinds: [Int32] = []
    /// What likeness to those who have a place costs them.
    var penalties: [Double] = []
    /// How alike they are to who got a place last.
    var likes: [Double] = []
    /// How many are still in.
    private(set) var left = 0
    /// Who is still in and first by relevance.
    private(set) var first = 0
    /// Their weighted relevance; negative infinity for those who are out.
    private var worths: [Double] = []

    /// Begins with nobody.
    mutating func clear() {
        candidates.removeAll(keepingCapacity: true)
        kinds.removeAll(keepingCapacity: true)
        worths.removeAll(keepingCapacity: true)
        left = 0
        first = 0
    }

    /// Appends a contender; out of the race where it is worth nothing finite.
    mutating func enter(_ candidate: Int32, kind: Int32, worth: Double = -.infinity) {
        candidates.append(candidate)
        kinds.append(kind)
        worths.append(worth)
        if worth > -.infinity { left += 1 }
    }

    /// Begins when all have entered.
    mutating func start() {
        penalties.refill(0, count: candidates.count)
        likes.refill(0, count: candidates.count)
    }

    /// Takes a contender out of the race.
    mutating func leave(_ contender: Int) {
        worths[contender] = -.infinity
        left -= 1
        while first < worths.count, isOut(first) { first += 1 }
    }

    /// Whether a contender is out of the race.
    func isOut(_ contender: Int) -> Bool { worths[contender] == -.infinity }

    /// Who has the highest value; ties go to the higher relevance.
    func winner(_ share: Double, _ gains: [Double]) -> Int {
        let (kinds, worths, penalties, gains) = (kinds.span, worths.span, penalties.span, gains.span)
        var winner = first
        var best = -Double.infinity
        for contender in first..<worths.count {
            let value = worths[contender] + gains[Int(kinds[contender])] - share * penalties[contender]
            if value > best {
                best = value
                winner = contender
            }
        }
        return winner
    }
}
