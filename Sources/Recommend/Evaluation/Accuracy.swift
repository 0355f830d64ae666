import Glibc

/// How right one answer was, or many on average. All four lie between 0 and 1.
public struct Accuracy: Sendable, Equatable {
    /// Whether any target is among the first (hit rate).
    public var hitRate = 0.0
    /// One over the place of the first target (mean reciprocal rank).
    public var reciprocalRank = 0.0
    /// Gain discounted by the logarithm of the place, over that of the best possible answer (Järvelin, Kekäläinen 2002).
    public var ndcg = 0.0
    /// The share of the targets that are among the first.
    public var recall = 0.0

    /// Nothing right.
    public init() {}

    /// How right a list is, cut after `limit` places.
    public init<Query>(of list: some Sequence<ItemNumber>, for trial: Trial<Query>, limit: Int) {
        guard trial.targetCount > 0 else { return }
        var hits = 0
        var gain = 0.0
        for (place, item) in list.prefix(limit).enumerated() where trial.targets.contains(item) {
            if hits == 0 { reciprocalRank = 1 / Double(place + 1) }
            hits += 1
            gain += 1 / log2(Double(place + 2))
        }
        hitRate = hits > 0 ? 1 : 0
        recall = Double(hits) / Double(trial.targetCount)
        var ideal = 0.0
        for place in 0..<min(limit, trial.targetCount) { ideal += 1 / log2(Double(place + 2)) }
        ndcg = ideal > 0 ? gain / ideal : 0
    }

    /// The mean of some; nothing right when there are none.
    public static func mean(_ all: some Collection<Accuracy>) -> Accuracy {
        var sum = Accuracy()
        for one in all { sum.add(one) }
        return sum.over(Double(max(all.count, 1)))
    }

    mutating func add(_ other: Accuracy) {
        hitRate += other.hitRate
        reciprocalRank += other.reciprocalRank
        ndcg += other.ndcg
        recall += other.recall
    }

    func over(_ count: Double) -> Accuracy {
        var mean = self
        mean.hitRate /= count
        mean.reciprocalRank /= count
        mean.ndcg /= count
        mean.recall /= count
        return mean
    }
}
