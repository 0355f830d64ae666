import Glibc

/// What the order of the candidates is worth when other aims are weighed against it, from 1 for the best down to 0.
public enum Relevance: Sendable {
    /// 1 / log2(2 + place): the discount of NDCG. Fits candidates of several sources, whose scores do not compare.
    case place
    /// The score over the highest score; brings the candidates into the order of their scores.
    case score

    private static let discounts = (0..<1_024).map { 1 / log2(Double($0 + 2)) }

    /// Writes the relevance of each candidate.
    func measure(_ candidates: [Candidate], into relevance: inout [Double]) {
        relevance.removeAll(keepingCapacity: true)
        switch self {
        case .place:
            let discounts = Self.discounts
            for place in candidates.indices {
                relevance.append(place < discounts.count ? discounts[place] : 1 / log2(Double(place + 2)))
            }
        case .score:
            let top = candidates.reduce(0) { max($0, Self.sound($1.score)) }
            for candidate in candidates { relevance.append(top > 0 ? Self.sound(candidate.score) / top : 0) }
        }
    }

    private static func sound(_ score: Double) -> Double { score.isFinite ? max(score, 0) : 0 }
}
