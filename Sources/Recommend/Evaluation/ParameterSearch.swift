/// Chooses parameters by measuring them: one dial after the other, in growing steps, on more and more of the queries.
///
/// Coordinate search (Hooke, Jeeves: J. ACM 1961). The first moves are judged on a small share of the queries, and the
/// share doubles when no move helps any more: most of the time goes where the difference is small. Every setting is
/// judged on the same queries as its rival, so that the noise of the sample falls out of the comparison.
public struct ParameterSearch<Parameters: Sendable>: Sendable {
    /// What was found.
    public struct Outcome: Sendable {
        /// The best parameters.
        public var parameters: Parameters
        /// Their score, on `share` of the queries.
        public var score: Double
        /// The share of the queries that the last comparison used.
        public var share: Double
        /// How many settings were measured.
        public var tried: Int
    }

    /// The smallest share of the queries that a setting is judged on.
    public static var smallestShare: Double { 1.0 / 16 }

    private let dials: [Dial<Parameters>]
    private let budget: Duration
    private let margin: @Sendable (Double) -> Double
    private let elapsed: @Sendable () -> Duration

    /// A search over these dials, the most telling first, that ends after `budget`; `elapsed` tells the time since.
    ///
    /// A setting has to be better by more than `margin`, which is told the share: on few queries what looks better is
    /// often chance, and what one started from has more than that behind it.
    public init(
        _ dials: [Dial<Parameters>], within budget: Duration,
        margin: @escaping @Sendable (_ share: Double) -> Double = { _ in 0 },
        elapsed: @escaping @Sendable () -> Duration
    ) {
        self.dials = dials
        self.budget = budget
        self.margin = margin
        self.elapsed = elapsed
    }

    /// The best parameters that were found from `start` on; `score` judges parameters on a share of the queries, and
    /// more is better.
    ///
    /// `start` is always among the settings that are judged, so the outcome is never worse than it on the same queries.
    public func best(
        from start: Parameters, score: (_ parameters: Parameters, _ share: Double) async -> Double
    ) async -> Outcome {
        var walk = Walk(parameters: start, places: dials.map { $0.index(in: start) })
        var share = Self.smallestShare
        var outcome = Outcome(parameters: start, score: await score(start, share), share: share, tried: 1)
        // A share so small that every dial can be turned some times within the budget, and no smaller.
        let turns = Double(max(dials.count, 1) * 12)
        while share < 1, elapsed() / budget * turns < 1 {
            share = min(1, share * 2)
            outcome.score = await score(start, share)
            outcome.tried += 1
        }
        while elapsed() < budget {
            var moved = false
            for dial in dials.indices where elapsed() < budget {
                moved = await turn(dial, &walk, share, &outcome, score) || moved
            }
            if moved { continue }
            guard share < 1, elapsed() < budget else { break }
            share = min(1, share * 2)
            outcome.score = await score(walk.parameters, share)
            outcome.tried += 1
        }
        outcome.parameters = walk.parameters
        outcome.share = share
        return outcome
    }

    /// Where the search stands.
    private struct Walk {
        var parameters: Parameters
        var places: [Int]
    }

    /// Tries the values above and below, further as long as it helps; true when the dial moved.
    private func turn(
        _ number: Int, _ walk: inout Walk, _ share: Double, _ outcome: inout Outcome,
        _ score: (Parameters, Double) async -> Double
    ) async -> Bool {
        let dial = dials[number]
        var moved = false
        for direction in [1, -1] {
            var step = 1
            while elapsed() < budget {
                let place = walk.places[number] + direction * step
                guard dial.values.indices.contains(place) else {
                    if step == 1 { break }
                    step = 1
                    continue
                }
                var tried = walk.parameters
                tried[keyPath: dial.path] = dial.values[place]
                let value = await score(tried, share)
                outcome.tried += 1
                if value > outcome.score + margin(share) {
                    outcome.score = value
                    walk.parameters = tried
                    walk.places[number] = place
                    moved = true
                    step *= 2
                } else if step > 1 {
                    step = 1
                } else {
                    break
                }
            }
            if moved { break }  // what lies the other way was where this came from
        }
        return moved
    }
}
