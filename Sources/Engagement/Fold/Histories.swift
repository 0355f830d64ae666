public import Consent
public import Recommend
import Shop

/// What taught the models, put together by shopper: for what is made from many and must bound what each of them adds.
///
/// The models themselves do not know whose a visit was, and nor does the journal: only a shopper's own sealed row says
/// which visits were hers, and the cohort of `learning` opens it.
public struct Histories: Sendable {
    private let fold: Fold
    private let follower: Follower
    private let book: any CohortBook

    /// Reads the visits of a fold that `follower` keeps level, and from `book` whose they are.
    public init(fold: Fold, follower: Follower, book: any CohortBook) {
        self.fold = fold
        self.follower = follower
        self.book = book
    }

    /// The visits of everybody who agrees to `learning` now, one history each.
    ///
    /// First those with an account, in an order that leads to nobody; then the visits without one, each by itself,
    /// because nobody can tell which of them were one person's. Left out is what belongs to somebody whose yes ran out
    /// or whose signal is set, what two shoppers share, and what came in meanwhile. Visits stand oldest first.
    public func all(under cohort: borrowing Cohort<Learning>) async throws -> [ShopperVisits] {
        try await follower.catchUp()
        let position = fold.position
        var owners: [UInt64: Int] = [:]
        var count = 0
        var last: CohortRow?
        repeat {
            let rows = try await book.rows(of: cohort, after: last, limit: Self.page)
            for row in rows {
                let (bytes, level) = try cohort.open(row)
                guard let links = VisitLinks(encoded: bytes) else { throw KeyFault.cannotOpen }
                let owner = level == .account ? count : Self.nobody
                for visit in links.visits { owners[visit] = owners[visit] == nil ? owner : Self.nobody }
                if level == .account { count += 1 }
            }
            last = rows.count == Self.page ? rows.last : nil
        } while last != nil
        // Whoever withdrew since has no row any more; her visits leave the fold before they could pass for anybody's.
        try await follower.catchUp()

        var own = [ShopperVisits](repeating: ShopperVisits(visits: [], hasAccount: true), count: count)
        var loose: [ShopperVisits] = []
        for visit in fold.visits where visit.order <= position {
            guard let owner = owners[visit.id] else {
                loose.append(ShopperVisits(visits: [visit], hasAccount: false))
                continue
            }
            if owner != Self.nobody { own[owner].visits.append(visit) }
        }
        return own.filter { !$0.visits.isEmpty } + loose
    }

    private static let page = 1_000
    private static let nobody = -1
}

/// The visits of one shopper, or a single visit that nobody can be tied to; oldest first.
public struct ShopperVisits: Sendable {
    /// What was done, with items in the catalog's numbers.
    public internal(set) var visits: [Visit]
    /// Whether a shopper's own row said that they are hers.
    public let hasAccount: Bool
}
