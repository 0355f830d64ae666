import Glibc

extension ForYou {
    /// What one item of a history brought to the score of an item.
    public struct Share: Sendable, Hashable {
        /// The item of the history.
        public var item: ItemNumber
        /// Its summand of the score; below nothing where it spoke against.
        public var share: Double
    }

    /// What each item of the history brought to the score of an item, greatest first: with the popularity the shares
    /// add up to the score, and without the item its share is gone.
    public func shares(
        of item: ItemNumber, from history: [History.Entry], now: Int32, excludeOwn: Bool, scratch: HistoryScratch
    ) -> [Share] {
        guard item < days.totals.count else { return [] }
        scratch.open(days.totals.count)
        place(history, now: now, in: scratch)
        let lift = lifts.new[Int(item)]
        var shares = scratch.sources.map { source in
            var share = source.weight * weight(source.item, item, scratch) * lift
            if source.weight < Self.faint { share = 0 }
            if source.item == item, !excludeOwn { share += again(source) }
            return Share(item: source.item, share: Double(share))
        }
        for source in scratch.sources { scratch.sourceOf[Int(source.item)] = 0 }
        shares.removeAll { $0.share == 0 }
        shares.sort { ($1.share, $0.item) < ($0.share, $1.item) }
        return shares
    }

    /// How much one item carries another.
    private func weight(_ item: ItemNumber, _ other: ItemNumber, _ scratch: HistoryScratch) -> Float {
        if let served { return served.weight(item, other) }
        var sum: Float = 0
        follow(item) { follower, weight in if follower == other { sum += weight } }
        guard let ease = solved, item < ease.count, other < ease.count, item != other else { return sum }
        ease.multiply([(item, 1)], into: &scratch.product, &scratch.memory)
        linear.correct(&scratch.product)
        let diagonal = linear.diagonal(ease)
        let scale = -Float(parameters.ease) * powers.easeSource[days.total(item)] * powers.easeTarget[days.total(other)]
        return sum + scale * scratch.product[Int(other)] / diagonal[Int(other)]
    }
}
