/// How far a mean may be off: percentile intervals by resampling whole visits (Efron 1979).
///
/// The questions of one visit are alike, so visits are drawn and not questions: otherwise the interval is too narrow.
public struct Bootstrap: Sendable {
    /// How many times the visits are drawn anew.
    public var rounds = 500
    /// The seed of the draws: the same numbers give the same interval.
    public var seed: UInt64 = 1

    /// 500 rounds.
    public init() {}

    /// The interval that holds 95 % of the resampled means of `values`, each of which belongs to the unit beside it.
    public func interval(of values: [Double], units: [Int]) -> ClosedRange<Double> {
        precondition(values.count == units.count)
        var sums: [Int: (sum: Double, count: Int)] = [:]
        for (value, unit) in zip(values, units) {
            sums[unit, default: (0, 0)].sum += value
            sums[unit, default: (0, 0)].count += 1
        }
        guard !sums.isEmpty else { return 0...0 }
        let groups = sums.sorted { $0.key < $1.key }.map(\.value)
        var dice = SplitMix(seed: seed)
        var means = (0..<max(rounds, 1)).map { _ in
            var sum = 0.0
            var count = 0
            for _ in groups.indices {
                let drawn = groups[Int.random(in: groups.indices, using: &dice)]
                sum += drawn.sum
                count += drawn.count
            }
            return sum / Double(count)
        }
        means.sort()
        return means[means.count * 25 / 1_000]...means[min(means.count - 1, means.count * 975 / 1_000)]
    }
}

/// A small generator with a seed: SplitMix64 (Steele, Lea, Flood: OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
