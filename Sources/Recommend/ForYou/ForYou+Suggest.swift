import Glibc

extension ForYou {
    /// Items fainter than this, beside the newest, are not looked at.
    static let faint: Float = 0.001

    /// Finds the best items for a history; the answer stands in the scratch, best first, lower numbers first among
    /// equals. `now` is the day of the question; with `excludeOwn` the items of the history itself are left out.
    public func suggest(
        _ history: [History.Entry], now: Int32, limit: Int, excludeOwn: Bool, scratch: HistoryScratch
    ) {
        let width = days.totals.count
        scratch.open(width)
        place(history, now: now, in: scratch)
        scratch.best.reset(limit: limit)
        if let served {
            gather(served, in: scratch)
            offer(served, excludeOwn: excludeOwn, in: scratch)
        } else {
            gatherCorrected(in: scratch)
            offerAll(excludeOwn: excludeOwn, in: scratch)
        }
        scratch.best.sort()
        swap(&scratch.items, &scratch.best.items)
        swap(&scratch.scores, &scratch.best.scores)
        for source in scratch.sources { scratch.sourceOf[Int(source.item)] = 0 }
    }

    /// Notes the distinct known items of the history with what they weigh, newest first.
    ///
    /// An item that the model does not know keeps its place: it makes the older ones no newer.
    func place(_ history: [History.Entry], now: Int32, in scratch: HistoryScratch) {
        scratch.sources.removeAll(keepingCapacity: true)
        var step: Float = 1
        var ownStep: Float = 1
        var last: History.Entry?
        var age: Float = 1
        var ownAge: Float = 1
        for entry in history.reversed() {
            if let last, last.sitting != entry.sitting {
                step *= Float(parameters.sittingDecay)
                ownStep *= Float(parameters.ownSittingDecay)
            }
            if last?.day != entry.day {
                let days = max(0, Double(now) - Double(entry.day))
                age = Float(exp2(-days / parameters.halfLife))
                ownAge = Float(exp2(-days / parameters.ownHalfLife))
            }
            last = entry
            guard entry.item < days.totals.count, days.totals[Int(entry.item)] > 0 else { continue }
            let known = Int(scratch.sourceOf[Int(entry.item)])
            if known == 0 {
                scratch.sources.append(.init(item: entry.item, weight: step * age, own: ownStep * ownAge))
                scratch.sourceOf[Int(entry.item)] = UInt32(scratch.sources.count)
            } else {
                scratch.sources[known - 1].own += ownStep * ownAge
            }
        }
    }

    /// What having had an item counts for having it again.
    func again(_ source: HistoryScratch.Source) -> Float {
        let lift = Int(source.item) < lifts.own.count ? lifts.own[Int(source.item)] : 1
        return Float(parameters.own) * powf(source.own, Float(parameters.ownPower)) * lift
    }

    private func gather(_ served: WeightRows, in scratch: HistoryScratch) {
        var sumsInUse: [Float] = []
        swap(&sumsInUse, &scratch.sums)
        defer { swap(&sumsInUse, &scratch.sums) }
        var sums = sumsInUse.mutableSpan
        let entries = served.entries.span
        for source in scratch.sources where source.weight >= Self.faint {
            for place in served.range(source.item) {
                let entry = entries[place]
                sums[Int(entry.item)] += source.weight * entry.weight
            }
        }
        let prior = Float(parameters.popularity)
        for (item, share) in lifts.popular where prior > 0 { sums[Int(item)] += prior * share }
    }

    /// Offers what was gathered and leaves the sums at zero: an item that was offered is not met again.
    private func offer(_ served: WeightRows, excludeOwn: Bool, in scratch: HistoryScratch) {
        for source in scratch.sources {
            let sum = scratch.sums[Int(source.item)]
            scratch.sums[Int(source.item)] = 0
            guard !excludeOwn else { continue }
            let score = sum * lifts.new[Int(source.item)] + again(source)
            if score > 0 { scratch.best.offer(source.item, Double(score)) }
        }
        var sumsInUse: [Float] = []
        swap(&sumsInUse, &scratch.sums)
        defer { swap(&sumsInUse, &scratch.sums) }
        var sums = sumsInUse.mutableSpan
        let entries = served.entries.span
        let lift = lifts.new.span
        for source in scratch.sources where source.weight >= Self.faint {
            for place in served.range(source.item) {
                let item = Int(entries[place].item)
                let sum = sums[item]
                if sum == 0 { continue }
                sums[item] = 0
                if sum > 0 { scratch.best.offer(ItemNumber(item), Double(sum * lift[item])) }
            }
        }
        for (item, _) in lifts.popular {
            let sum = sums[Int(item)]
            sums[Int(item)] = 0
            if sum > 0 { scratch.best.offer(item, Double(sum * lift[Int(item)])) }
        }
    }

    /// Gathers from the whole numbers and the corrected inverse: as exact as forgetting is, and slower.
    func gatherCorrected(in scratch: HistoryScratch) {
        scratch.vector.removeAll(keepingCapacity: true)
        for source in scratch.sources where source.weight >= Self.faint {
            follow(source.item) { item, weight in scratch.sums[Int(item)] += source.weight * weight }
            let value = source.weight * powers.easeSource[days.total(source.item)]
            scratch.vector.append((source.item, value))
        }
        if let ease = linear.ease {
            ease.multiply(scratch.vector, into: &scratch.product, &scratch.memory)
            linear.correction?.correct(&scratch.product)
            let diagonal = linear.correction?.diagonal ?? ease.diagonal
            // What an item carries to itself is not part of the model.
            let scale = -Float(parameters.ease)
            for (item, value) in scratch.vector where item < ease.count {
                scratch.product[Int(item)] -= value * diagonal[Int(item)]
            }
            for item in 0..<scratch.product.count {
                let target = powers.easeTarget[days.totals[item]]
                scratch.sums[item] += scale * scratch.product[item] / diagonal[item] * target
            }
        }
        let prior = Float(parameters.popularity)
        for (item, share) in lifts.popular where prior > 0 { scratch.sums[Int(item)] += prior * share }
    }

    private func offerAll(excludeOwn: Bool, in scratch: HistoryScratch) {
        for item in 0..<days.totals.count {
            let sum = scratch.sums[item]
            scratch.sums[item] = 0
            let lift = item < lifts.new.count ? lifts.new[item] : 1
            var score = sum * lift
            let source = Int(scratch.sourceOf[item])
            if source > 0 {
                guard !excludeOwn else { continue }
                score += again(scratch.sources[source - 1])
            }
            if score > 0 { scratch.best.offer(ItemNumber(item), Double(score)) }
        }
    }
}
