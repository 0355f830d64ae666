/// All that a release of a graph tells about shoppers: noisy counts, from which the graph follows without another look.
///
/// Counts are in units of one shopper's whole row.
public struct GraphSketch: Sendable, Equatable {
    /// Noisy counts and the deviation of their noise.
    struct Counts: Sendable, Equatable {
        var values: [Double]
        var deviation: Double

        /// Nothing was counted.
        static let none = Counts(values: [], deviation: 0)
    }

    /// How much each item is wanted, by place in the catalog.
    var popularity: Counts

    /// How many of the most wanted items are the head.
    var head: Int

    /// How often pairs of the head share a trait of each level, at most; none if no two items of the catalog share one.
    var levels: Counts

    /// For how many pairs of the head each trait is the most telling that they share, and last for how many there is
    /// none; none as above.
    var traits: Counts

    /// How often each pair of the head is wanted by one shopper, by cell, times its weight in ``PairPrior``.
    var pairs: Counts

    /// The places of all items, the most wanted first by these counts.
    var order: [Int] { Self.order(popularity.values) }

    static func order(_ popularity: [Double]) -> [Int] {
        popularity.indices.sorted { (popularity[$1], $0) < (popularity[$0], $1) }
    }
}
