import Glibc

/// How far suggestions leave the beaten path, in five steps; the middle one changes nothing.
///
/// How beaten an item's path is, from 0 to 1: half its popularity (logarithm, against the most popular candidate) and
/// half the share of its category in the visit (against the greatest). Its relevance is multiplied by
/// 2^(-(step - 3) · beaten). From step 4 on calibration keeps places for categories that the visit does not have.
public enum Surprise: Int, Sendable, CaseIterable {
    /// What is popular, and much of the same.
    case homely = 1
    /// A little closer than usual.
    case close
    /// As ranked.
    case neutral
    /// A little farther than usual.
    case curious
    /// What few know, from other categories.
    case bold

    /// How far from the middle, from -2 to 2.
    private var distance: Double { Double(rawValue - Self.neutral.rawValue) }

    /// The share of places that calibration keeps for categories that are not in the mix.
    public var unfamiliarShare: Double { max(0, distance) / 5 }

    /// Writes how beaten the path to each candidate is.
    static func measure(_ ranked: Ranked, into beaten: inout [Double]) {
        beaten.removeAll(keepingCapacity: true)
        let top = ranked.candidates.reduce(0) { max($0, Self.size($1)) }
        let most = Double(ranked.mix.weights.max() ?? 0) / Double(max(ranked.mix.total, 1))
        for candidate in ranked.candidates {
            let known = top > 0 ? size(candidate) / top : 0
            let near = most > 0 ? ranked.mix.share(of: candidate.traits.category) / most : 0
            beaten.append((known + near) / 2)
        }
    }

    /// Multiplies the relevance of each candidate by its factor.
    func tilt(_ relevance: inout [Double], beaten: [Double]) {
        for (candidate, path) in beaten.enumerated() { relevance[candidate] *= exp2(-distance * path) }
    }

    private static func size(_ candidate: Candidate) -> Double {
        candidate.popularity.isFinite ? log1p(max(candidate.popularity, 0)) : 0
    }
}
