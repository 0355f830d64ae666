/// What there is to measure of answers beyond whether they are right.
public enum Beyond {}

extension Beyond {
    /// How unequally items are shown (Gini): 0 where all are shown equally often, 1 - 1/n where one of n is shown alone.
    ///
    /// `counts` says how often each item of the catalog was shown, the never shown ones included.
    public static func gini(_ counts: [Int]) -> Double {
        let total = counts.reduce(0, +)
        guard total > 0 else { return 0 }
        var sum = 0.0
        for (rank, count) in counts.sorted().enumerated() { sum += Double(2 * rank + 1 - counts.count) * Double(count) }
        return sum / (Double(counts.count) * Double(total))
    }
}
