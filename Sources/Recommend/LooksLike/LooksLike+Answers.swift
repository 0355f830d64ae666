/// Working memory of ``LooksLike`` that stays: what is asked about, term by term.
struct Asked: Sendable {
    /// A term of the question.
    struct Term: Sendable {
        var number: UInt32
        var having: Int
        /// Its weight in the question times its rarity, in fixed point.
        var weight: UInt64
    }

    var terms: [Term] = []
    var candidates = Best()

    init() {}
}

extension LooksLike {
    /// The most terms of a question, the rarest.
    private static let termLimit = 32
    /// The most postings that one question reads.
    private static let postingLimit = 8_192
    /// How many candidates are compared in full.
    private static let candidateLimit = 128

    /// The items that look most like an item, best first, at most `limit` and without itself.
    public func like(
        _ item: ItemNumber, limit: Int, scratch: Scratch, where allowed: (ItemNumber) -> Bool = { _ in true }
    ) -> [Lookalike] {
        guard open(item, scratch) else { return [] }
        return answer(limit, logPrices[Int(item)], scratch) { $0 != item && allowed($0) }
    }

    /// The items that fit words best, best first, at most `limit`.
    public func matching(
        _ words: String, limit: Int, scratch: Scratch, where allowed: (ItemNumber) -> Bool = { _ in true }
    ) -> [Lookalike] {
        scratch.asked.terms.removeAll(keepingCapacity: true)
        for word in Set(Words.of(words)) {
            guard let term = vocabulary.number(.word, word) else { continue }
            ask(term, UInt64(Self.one), atLeast: 1, scratch)
        }
        gather(scratch)
        return answer(limit, .nan, scratch, where: allowed)
    }

    /// Adds up in the tally what the terms of an item bring to others; false when the item is not known.
    func open(_ item: ItemNumber, _ scratch: Scratch) -> Bool {
        guard item < norms.count, norms[Int(item)] > 0 else { return false }
        scratch.asked.terms.removeAll(keepingCapacity: true)
        for entry in terms.row(Int(item)) { ask(UInt32(entry >> 32), Self.weight(of: entry), atLeast: 2, scratch) }
        gather(scratch)
        return true
    }

    /// Offers items with their full scores; of many only those are compared whose terms alone look best.
    func offer(
        _ items: [ItemNumber], _ item: ItemNumber, _ scratch: Scratch, to best: inout Best, least: Double,
        where allowed: (ItemNumber) -> Bool
    ) {
        pick(items, atLeast: best.limit, scratch) { $0 != item && allowed($0) }
        for candidate in scratch.asked.candidates.items {
            let score = compare(candidate, logPrices[Int(item)], scratch).score
            if score >= least { best.offer(candidate, score) }
        }
    }

    private func ask(_ term: UInt32, _ weight: UInt64, atLeast: Int, _ scratch: Scratch) {
        let having = postings.count(Int(term))
        guard having >= atLeast else { return }
        let weight = UInt64(Double(weight) * rarity(Int(term)))
        scratch.asked.terms.append(.init(number: term, having: having, weight: weight))
    }

    private func pick(
        _ items: [ItemNumber], atLeast limit: Int, _ scratch: Scratch, where allowed: (ItemNumber) -> Bool
    ) {
        scratch.asked.candidates.reset(limit: max(limit, Self.candidateLimit))
        for item in items {
            let sum = scratch.tally[item]
            guard sum > 0 else { continue }
            let score = Double(sum) / Double(norms[Int(item)])
            if scratch.asked.candidates.admits(item, score), allowed(item) {
                scratch.asked.candidates.offer(item, score)
            }
        }
    }

    private func answer(
        _ limit: Int, _ logPrice: Float, _ scratch: Scratch, where allowed: (ItemNumber) -> Bool
    ) -> [Lookalike] {
        pick(scratch.tally.touched, atLeast: limit, scratch, where: allowed)
        scratch.tally.clear()
        scratch.best.reset(limit: limit)
        for item in scratch.asked.candidates.items { scratch.best.offer(item, compare(item, logPrice, scratch).score) }
        scratch.best.sort()
        return zip(scratch.best.items, scratch.best.scores).map { item, score in
            Lookalike(item: item, score: score, traits: compare(item, logPrice, scratch).traits)
        }
    }

    /// Adds up the postings of the rarest terms, as many as the limit allows, but equally rare ones all or none; leaves
    /// the terms in the order of their numbers.
    private func gather(_ scratch: Scratch) {
        scratch.asked.terms.sort { ($0.having, $0.number) < ($1.having, $1.number) }
        if let last = scratch.asked.terms.dropFirst(Self.termLimit).first?.having {
            // Which of equally rare terms has the lower number is chance, so none of them is left out alone.
            scratch.asked.terms.removeAll { $0.having > last }
        }
        scratch.tally.open(norms.count)
        var left = Self.postingLimit
        var next = 0
        let asked = scratch.asked.terms
        while next < asked.count {
            let having = asked[next].having
            let group = asked[next...].prefix { $0.having == having }
            if next > 0, group.count * having > left { break }
            for term in group where left > 0 {
                left -= having
                for place in postings.range(Int(term.number)).prefix(Self.postingLimit) {
                    let posting = postings[at: place]
                    scratch.tally.add(Int(posting >> 32), term.weight &* (posting & 0xffff_ffff))
                }
            }
            next = group.endIndex
        }
        scratch.asked.terms.sort { $0.number < $1.number }
    }

    /// The full score of a candidate, by what brings it.
    private func compare(_ item: ItemNumber, _ logPrice: Float, _ scratch: Scratch) -> Likeness {
        var likeness = Likeness()
        var next = 0
        let asked = scratch.asked.terms
        let scale = 1 / (Self.one * Self.one * Double(norms[Int(item)]))
        for place in terms.range(Int(item)) {
            let entry = terms[at: place]
            let term = UInt32(entry >> 32)
            while next < asked.count, asked[next].number < term { next += 1 }
            guard next < asked.count else { break }
            guard asked[next].number == term else { continue }
            let main = asked[next].weight &* (entry >> 16 & 0xffff)
            switch vocabulary.kinds[Int(term)] {
            case .word:
                likeness.title &+= main
                likeness.description &+= asked[next].weight &* (entry & 0xffff)
            case .category: likeness.category &+= main
            case .brand: likeness.brand &+= main
            }
        }
        let whole = likeness.title &+ likeness.description &+ likeness.category &+ likeness.brand
        let distance = Double(abs(logPrices[Int(item)] - logPrice))
        if distance < 1 { likeness.price = UInt64(Double(whole) * parameters.price * (1 - distance)) }
        likeness.score = Double(whole &+ likeness.price) * scale
        return likeness
    }
}

/// What each trait brings to a score: whole numbers, so that they do not depend on the order of the terms.
private struct Likeness {
    var title: UInt64 = 0
    var description: UInt64 = 0
    var category: UInt64 = 0
    var brand: UInt64 = 0
    var price: UInt64 = 0
    var score = 0.0

    /// The traits that bring a twentieth or more, the weightiest first.
    var traits: [Lookalike.Trait] {
        let shares: [(trait: Lookalike.Trait, share: UInt64)] = [
            (.similarTitle, title), (.similarDescription, description), (.sameCategory, category), (.sameBrand, brand),
            (.similarPrice, price),
        ]
        let telling = shares.reduce(0) { $0 + $1.share } / 20
        return shares.filter { $0.share > telling }.sorted { $0.share > $1.share }.map(\.trait)
    }
}
