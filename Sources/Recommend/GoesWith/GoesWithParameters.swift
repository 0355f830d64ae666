import Glibc

/// How items go together.
public struct GoesWithParameters: Sendable {
    /// The power of the number of items of a visit that its weight is divided by: with 0 all visits weigh the same,
    /// with 1 a visit of twice as many items says half as much about each pair.
    public var sizeDamping = 0.7
    /// Days after which a visit counts half; at least 1.
    public var halfLife = 90.0
    /// The power of a neighbour's own weight that its score is divided by: 0 favours the popular, 1 the special.
    public var damping = 0.1
    /// How much more what an item adds beyond its like counts for every further item that is asked about.
    public var company = 2.0
    /// The weight of evidence against any connection: ridge regression's penalty, in visits of a single item.
    public var prior = 1.0
    /// More of that penalty, in proportion to how much an item stood: as if items were left out of visits at random
    /// (Steck: NeurIPS 2020), so that nothing is explained by one other item alone.
    public var dropout = 0.3
    /// By how many other items, those most often together with it, an item is explained.
    public var explainers = 100.0
    /// How many items are looked at closely when several are asked about.
    public var shortlist = 400.0

    /// The defaults.
    public init() {}

    /// What is worth turning, the most telling first.
    public static let dials: [Dial<GoesWithParameters>] = [
        Dial("half_life", \.halfLife, [15, 30, 60, 90, 120, 180, 365, 730, 3_650]),
        Dial("size_damping", \.sizeDamping, [0, 0.25, 0.5, 0.6, 0.7, 0.85, 1]),
        Dial("damping", \.damping, [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5]),
        Dial("prior", \.prior, [0.1, 0.25, 0.5, 1, 2, 4, 8, 16]),
        Dial("dropout", \.dropout, [0, 0.1, 0.3, 0.6, 1]),
        Dial("explainers", \.explainers, [20, 50, 100, 150, 200]),
        Dial("company", \.company, [0, 0.25, 0.5, 1, 2, 4, 8]),
    ]
}

extension GoesWithParameters {
    /// The weight of a visit of one item.
    static let unit = 1_024.0

    /// The weight of a visit of so many distinct items, a whole number.
    func weight(ofVisitWith count: Int) -> UInt32 {
        UInt32(max(1, (Self.unit * pow(Double(max(count, 1)), -sizeDamping)).rounded()))
    }

    /// The parameters with every number where it makes sense; what is no number becomes the default.
    var sound: GoesWithParameters {
        var sound = GoesWithParameters()
        func take(_ path: WritableKeyPath<GoesWithParameters, Double>, within range: ClosedRange<Double>) {
            let value = self[keyPath: path]
            if !value.isNaN { sound[keyPath: path] = min(max(value, range.lowerBound), range.upperBound) }
        }
        take(\.sizeDamping, within: 0...4)
        take(\.halfLife, within: 1...100_000)
        take(\.damping, within: 0...4)
        take(\.company, within: 0...1_000)
        take(\.prior, within: 0.001...1_000_000)
        take(\.dropout, within: 0...100)
        take(\.explainers, within: 1...256)
        take(\.shortlist, within: 1...100_000)
        return sound
    }
}
