extension Traits {
    /// How alike two items are, from 0 to 1: half for the same category, a quarter for the tags in common (Jaccard), a
    /// quarter for prices close to each other (the lower over the higher).
    ///
    /// Each part is a positive semidefinite kernel, and so is their sum, as determinantal processes need it.
    @inline(__always)
    public static func likeness(_ a: Traits, _ b: Traits) -> Double {
        // Without branches that depend on the items, and with one division: this is most of the cost of diversity.
        let category = a.category == b.category && a.category != 0 ? 0.5 : 0
        let common = Double((a.tags & b.tags).nonzeroBitCount)
        let all = max(a.tagCount + b.tagCount - common, 1)
        let (low, high) = (min(a.amount, b.amount), max(a.amount, b.amount, 1))
        return category + 0.25 * (common * high + low * all) / (all * high)
    }
}

extension Race {
    /// Measures how alike all contenders are to one of them, by their traits.
    mutating func measure(_ pick: Int, _ all: [Candidate]) {
        let own = all[Int(candidates[pick])].traits
        let line = candidates
        var likes = likes.mutableSpan
        for contender in line.indices { likes[contender] = Traits.likeness(own, all[Int(line[contender])].traits) }
    }

    /// Measures how alike all contenders are to one of them, by a function of the caller.
    mutating func measure(_ pick: Int, _ all: [Candidate], by likeness: (Candidate, Candidate) -> Double) {
        let own = all[Int(candidates[pick])]
        for (contender, candidate) in candidates.enumerated() {
            likes[contender] = min(max(0, likeness(own, all[Int(candidate)])), 1)
        }
    }
}
