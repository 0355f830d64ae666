/// How places are filled: one by one, by relevance, calibration and diversity together.
extension Shelf {
    /// Picks what stands in the places that are not pinned.
    mutating func fill(_ ranked: Ranked, _ after: AfterRanking, _ measure: (inout Race, Int) -> Void) {
        let wanted = min(pinned.count, picks.count + order.count)
        let depth = min(wanted, AfterRanking.deepest)
        let share = after.diversity.share.clamped
        balance.open(after, ranked, picks, order)
        if (balance.weight > 0 || share > 0) && picks.count < depth {
            let contenders = min(open, wanted * max(after.reach, 1), AfterRanking.widest)
            enter(contenders, max(0, 1 - balance.weight - share))
            switch after.diversity.method {
            case .marginal:
                var variety = MarginalVariety()
                run(depth, share, &variety, measure)
            case .determinantal:
                var variety = DeterminantalVariety()
                swap(&variety, &determinantal)
                run(depth, share, &variety, measure)
                swap(&variety, &determinantal)
            }
            leave(contenders)
        }
        picks.append(contentsOf: order.prefix(wanted - picks.count))
    }

    /// Lets the best candidates enter the race, their relevance weighed against what else counts; and the pins, which
    /// are there from the start: the others are chosen around them.
    private mutating func enter(_ contenders: Int, _ keep: Double) {
        race.clear()
        for candidate in order[..<contenders] {
            race.enter(candidate, kind: balance.kind(candidate), worth: keep * relevance[Int(candidate)])
        }
        for pin in picks { race.enter(pin, kind: balance.kind(pin)) }
        race.start()
    }

    private mutating func run(
        _ depth: Int, _ share: Double, _ variety: inout some Variety, _ measure: (inout Race, Int) -> Void
    ) {
        let all = race.candidates.count
        if share > 0 { variety.open(all, depth: depth) }
        func place(_ contender: Int) {
            balance.add(race.kinds[contender])
            guard share > 0 else { return }
            measure(&race, contender)
            variety.add(contender, likes: race.likes, to: &race.penalties)
        }
        for pin in all - picks.count..<all { place(pin) }
        while picks.count < depth, race.left > 0 {
            balance.settle(place: picks.count + 1)
            let winner = race.winner(share, balance.gains)
            note(winner)
            picks.append(race.candidates[winner])
            race.leave(winner)
            if picks.count < depth { place(winner) }
        }
    }

    /// Notes what made the winner pass the one that would have had its place.
    private mutating func note(_ winner: Int) {
        let candidate = Int(race.candidates[winner])
        if balance.gains[Int(race.kinds[winner])] > balance.gains[Int(race.kinds[race.first])] {
            marks[candidate].insert(.calibrated)
        }
        if race.penalties[winner] < race.penalties[race.first] { marks[candidate].insert(.diversified) }
    }

    /// Those who won a place leave the order.
    private mutating func leave(_ contenders: Int) {
        var left = 0
        for (place, candidate) in order.enumerated() where place >= contenders || !race.isOut(place) {
            order[left] = candidate
            left += 1
        }
        order.removeSubrange(left...)
    }
}
