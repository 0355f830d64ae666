public import Consent
import Ledger
public import Shop

/// A shopper changes her mind: decisions are appended, and what they no longer allow is gone when this returns.
public struct Answers: Sendable {
    private let shop: ShopNumber
    private let book: any ConsentBook
    private let desk: ConsentDesk
    private let journal: any Journal
    private let profiles: Profiles

    public init(
        shop: ShopNumber, book: any ConsentBook, desk: ConsentDesk, journal: any Journal, profiles: Profiles
    ) {
        self.shop = shop
        self.book = book
        self.desk = desk
        self.journal = journal
        self.profiles = profiles
    }

    /// What is on record now; nothing said means off.
    public func choices(of shopper: Pseudonym) async throws -> Choices {
        try await book.entry(of: shopper, in: shop)?.choices ?? Choices()
    }

    /// Appends her answers, and answers what holds now. Withdrawing subtracts her visits from the models and deletes the sealed rows of the purpose.
    ///
    /// Throws `StoreFault` when nothing was written.
    public func record(
        _ decisions: [Decision], of shopper: Pseudonym
    ) async throws -> (choices: Choices, receipts: [Receipt]) {
        try await retrying {
            let deed = try await deed(decisions, of: shopper)
            if let shopper = deed.strikes { try await desk.strike(shopper, in: shop) }
            let committed = try await journal.commit(deed.change)
            return (deed.choices ?? Choices(), Receipt.all(deed.openings, committed.lines))
        }
    }

    /// The change that records her answers.
    ///
    /// What is lowered is deleted with it, or, when she asks for it to be kept unused (`keeping`, GDPR 18), only closed
    /// off. What taught the models cannot be kept there unused, and is taken out in either case.
    func deed(_ decisions: [Decision], of shopper: Pseudonym, keeping: Bool = false) async throws -> Deed {
        let entry = try await book.entry(of: shopper, in: shop)
        let before = entry?.choices ?? Choices()
        var after = before
        for decision in decisions { after[decision.purpose] = decision.level }

        let needsKey = PurposeCode.allCases.contains { after[$0] == .account }
        let isStruck = try entry.map { try desk.isStruck($0, of: shopper, in: shop) } ?? false
        let newKey =
            needsKey && (entry?.wrappedKey == nil || isStruck) ? try desk.newWrappedKey(for: shopper, in: shop) : nil
        var deed = Deed(shop, writes: [.decide(shopper, decisions, after: entry?.version ?? 0, key: newKey)])
        deed.choices = after
        // What is left under a destroyed key, after a crash or in a restored database, is cleared away with this.
        let closed =
            isStruck
            ? Set(PurposeCode.allCases) : Set(decisions.filter { $0.level != .account }.map(\.purpose))
        for purpose in PurposeCode.allCases where closed.contains(purpose) {
            if purpose == .learning, entry?.wrappedKey != nil {
                let (links, revision) = try await links(of: shopper)
                // A visit that is learned between this look and the change must not escape it.
                deed.change.guards.append(.revision(shopper, .learning, revision))
                deed.change.writes += links.visits.map { .forget(visit: $0) }
            }
            if purpose == .learning || !keeping { deed.change.writes.append(.unseal(shopper, purpose)) }
        }
        if !needsKey, !keeping, entry?.wrappedKey != nil, try await !keepsMore(than: closed, of: shopper) {
            deed.change.writes.append(.destroyKey(shopper))
            deed.strikes = shopper
        }
        for decision in decisions {
            let lowers = decision.level < (before[decision.purpose] ?? .off)
            deed.add(Opening(act: lowers ? .withdrawal : .decision, payload: Array(decision.text.utf8)))
        }
        return deed
    }

    /// Whether a row of another purpose is there, such as one that she had closed off.
    private func keepsMore(than closed: Set<PurposeCode>, of shopper: Pseudonym) async throws -> Bool {
        func keeps<P: Purpose>(_: P.Type) async throws -> Bool {
            guard !closed.contains(P.code) else { return false }
            let revision = try await desk.withDuty(.withdraw, to: shopper, in: shop, P.self) { permit in
                try await profiles.revision(under: permit)
            }
            return (revision ?? 0) > 0
        }
        if try await keeps(Recommending.self) { return true }
        return try await keeps(Remembering.self)
    }

    private func links(of shopper: Pseudonym) async throws -> (links: VisitLinks, revision: UInt64) {
        try await desk.withDuty(.withdraw, to: shopper, in: shop, Learning.self) { permit in
            try await profiles.links(under: permit)
        } ?? (VisitLinks(), 0)
    }
}

extension Decision {
    /// The words that a decision's line in the ledger commits to.
    var text: String {
        "purpose=\(purpose.name) level=\(level.name) notice=\(notice.version) language=\(notice.language) time=\(time)"
    }
}
