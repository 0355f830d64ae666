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
        let gathered = served.map { gather($0, in: scratch) } ?? gatherCorrected(in: scratch)
        offer(gathered: gathered, excludeOwn: excludeOwn, in: scratch)
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
        Float(parameters.own) * powf(source.own, Float(parameters.ownPower)) * lifts.own[Int(source.item)]
    }

    /// Adds up what the sources bring; how many weights were added.
    func gather(_ served: WeightRows, in scratch: HistoryScratch) -> Int {
        // Taken out of the memory for the time of the loop, so that it runs on plain spans.
        var sumsInUse: [Float] = []
        swap(&sumsInUse, &scratch.sums)
        defer { swap(&sumsInUse, &scratch.sums) }
        var sums = sumsInUse.mutableSpan
        let entries = served.entries.span
        var count = 0
        for source in scratch.sources where source.weight >= Self.faint {
            let range = served.range(source.item)
            count += range.count
            for place in range {
                let entry = entries[place]
                sums[Int(entry.item)] += source.weight * entry.weight
            }
        }
        let prior = Float(parameters.popularity)
        for (item, share) in lifts.popular where prior > 0 { sums[Int(item)] += prior * share }
        return count
    }

    /// Offers what was gathered and leaves the sums at zero: an item that was offered is not met again.
    func offer(gathered: Int, excludeOwn: Bool, in scratch: HistoryScratch) {
        var sumsInUse: [Float] = []
        var best = Best()
        swap(&sumsInUse, &scratch.sums)
        swap(&best, &scratch.best)
        defer {
            swap(&sumsInUse, &scratch.sums)
            swap(&best, &scratch.best)
        }
        var sums = sumsInUse.mutableSpan
        for source in scratch.sources {
            let sum = sums[Int(source.item)]
            sums[Int(source.item)] = 0
            guard !excludeOwn else { continue }
            let score = sum * lifts.new[Int(source.item)] + again(source)
            if score > 0 { best.offer(source.item, Double(score)) }
        }
        let lift = lifts.new.span
        var least = best.least
        func offer(_ item: Int, _ sums: inout MutableSpan<Float>) {
            let score = Double(sums[item] * lift[item])
            sums[item] = 0
            guard score >= least else { return }
            best.offer(ItemNumber(item), score)
            least = best.least
        }
        if gathered > lift.count / 2 {
            for item in 0..<lift.count where sums[item] != 0 { offer(item, &sums) }
            return
        }
        for source in scratch.sources where source.weight >= Self.faint {
            if let served {
                let entries = served.entries.span
                for place in served.range(source.item) {
                    let item = Int(entries[place].item)
                    if sums[item] != 0 { offer(item, &sums) }
                }
            } else {
                for place in followers.rows.range(Int(source.item)) {
                    let item = Int(followers.rows[at: place].item)
                    if sums[item] != 0 { offer(item, &sums) }
                }
            }
        }
        for (item, _) in lifts.popular where sums[Int(item)] != 0 { offer(Int(item), &sums) }
    }

    /// The same from the whole numbers and the corrected inverse: as exact as forgetting is, and slower.
    func gatherCorrected(in scratch: HistoryScratch) -> Int {
        var count = 0
        scratch.vector.removeAll(keepingCapacity: true)
        for source in scratch.sources where source.weight >= Self.faint {
            count += followers.rows.count(Int(source.item))
            follow(source.item) { item, weight in scratch.sums[Int(item)] += source.weight * weight }
            let value = source.weight * powers.easeSource[days.total(source.item)]
            scratch.vector.append((source.item, value))
        }
        if let ease = solved {
            count += ease.count
            ease.multiply(scratch.vector, into: &scratch.product, &scratch.memory)
            linear.correct(&scratch.product)
            let diagonal = linear.diagonal(ease)
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
        return count
    }
}
