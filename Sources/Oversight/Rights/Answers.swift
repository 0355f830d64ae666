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
        for _ in 0..<8 {
            do { return try await recordOnce(decisions, of: shopper) } catch let fault as StoreFault
                where fault.code == .stale
            { continue }
        }
        throw StoreFault(.stale)
    }

    private func recordOnce(
        _ decisions: [Decision], of shopper: Pseudonym
    ) async throws -> (choices: Choices, receipts: [Receipt]) {
        let entry = try await book.entry(of: shopper, in: shop)
        let before = entry?.choices ?? Choices()
        var after = before
        for decision in decisions { after[decision.purpose] = decision.level }

        let needsKey = PurposeCode.allCases.contains { after[$0] == .account }
        let newKey = needsKey && entry?.wrappedKey == nil ? try desk.newWrappedKey(for: shopper, in: shop) : nil
        let openings = decisions.map { decision in
            let lowers = decision.level < (before[decision.purpose] ?? .off)
            return Opening(act: lowers ? .withdrawal : .decision, payload: Array(decision.text.utf8))
        }

        var change = Change(shop: shop)
        change.writes.append(.decide(shopper, decisions, after: entry?.version ?? 0, key: newKey))
        for purpose in PurposeCode.allCases where before[purpose] == .account && after[purpose] != .account {
            if purpose == .learning {
                let (links, revision) = try await links(of: shopper)
                // A visit that is learned between this look and the change must not escape it.
                change.guards.append(.revision(shopper, .learning, revision))
                change.writes += links.visits.map { .forget(visit: $0) }
            }
            change.writes.append(.unseal(shopper, purpose))
        }
        if !needsKey, entry?.wrappedKey != nil { change.writes.append(.destroyKey(shopper)) }
        change.writes += openings.map { .line(Commitment(opening: $0)) }
        let committed = try await journal.commit(change)
        return (after, zip(openings, committed.lines).map { Receipt(opening: $0, index: $1) })
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
