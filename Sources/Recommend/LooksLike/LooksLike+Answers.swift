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
        guard item < norms.count, norms[Int(item)] > 0 else { return [] }
        scratch.asked.terms.removeAll(keepingCapacity: true)
        for entry in terms.row(Int(item)) { ask(UInt32(entry >> 32), Self.weight(of: entry), atLeast: 2, scratch) }
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
        return answer(limit, .nan, scratch, where: allowed)
    }

    private func ask(_ term: UInt32, _ weight: UInt64, atLeast: Int, _ scratch: Scratch) {
        let having = postings.count(Int(term))
        guard having >= atLeast else { return }
        let weight = UInt64(Double(weight) * rarity(Int(term)))
        scratch.asked.terms.append(.init(number: term, having: having, weight: weight))
    }

    private func answer(
        _ limit: Int, _ logPrice: Float, _ scratch: Scratch, where allowed: (ItemNumber) -> Bool
    ) -> [Lookalike] {
        gather(scratch)
        scratch.asked.candidates.reset(limit: max(limit, Self.candidateLimit))
        for item in scratch.tally.touched {
            let score = Double(scratch.tally[item]) / Double(norms[Int(item)])
            if scratch.asked.candidates.admits(item, score), allowed(item) {
                scratch.asked.candidates.offer(item, score)
            }
        }
        scratch.tally.clear()
        scratch.asked.terms.sort { $0.number < $1.number }
        scratch.best.reset(limit: limit)
        for item in scratch.asked.candidates.items { scratch.best.offer(item, compare(item, logPrice, scratch).score) }
        scratch.best.sort()
        return zip(scratch.best.items, scratch.best.scores).map { item, score in
            Lookalike(item: item, score: score, traits: compare(item, logPrice, scratch).traits)
        }
    }

    /// Adds up the postings of the rarest terms, as many as the limit allows, but equally rare ones all or none.
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
            if next > 0, group.count * having > left { return }
            for term in group where left > 0 {
                left -= having
                for place in postings.range(Int(term.number)).prefix(Self.postingLimit) {
                    let posting = postings[at: place]
                    scratch.tally.add(Int(posting >> 32), term.weight &* (posting & 0xffff_ffff))
                }
            }
            next = group.endIndex
        }
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
