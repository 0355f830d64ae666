extension ForYou {
    /// Looks now for the library that inverts matrices, rather than with the first one, when other threads may be
    /// reading the environment that it is told by; answers its name.
    @discardableResult
    public static func findEngine() -> String { SymmetricInverse.engine }

    /// How well items fit a history, in their order: the very scores that ``suggest(_:now:limit:excludeOwn:scratch:)``
    /// gives, 0 for what it would not suggest. Leaves them in the scratch beside the items.
    public func score(
        _ items: [ItemNumber], for history: [History.Entry], now: Int32, excludeOwn: Bool, scratch: HistoryScratch
    ) {
        scratch.open(days.totals.count)
        place(history, now: now, in: scratch)
        let gathered = served.map { gather($0, in: scratch) } ?? gatherCorrected(in: scratch)
        scratch.items.removeAll(keepingCapacity: true)
        scratch.scores.removeAll(keepingCapacity: true)
        for item in items {
            var score: Float = 0
            if item < days.totals.count {
                let own = Int(scratch.sourceOf[Int(item)])
                if own == 0 || !excludeOwn { score = scratch.sums[Int(item)] * lifts.new[Int(item)] }
                if own > 0, !excludeOwn { score += again(scratch.sources[own - 1]) }
            }
            scratch.items.append(item)
            scratch.scores.append(max(0, Double(score)))
        }
        scratch.best.reset(limit: 0)
        // Nothing is among the best of none: this only leaves the sums at zero.
        offer(gathered: gathered, excludeOwn: excludeOwn, in: scratch)
        for source in scratch.sources { scratch.sourceOf[Int(source.item)] = 0 }
    }
}
