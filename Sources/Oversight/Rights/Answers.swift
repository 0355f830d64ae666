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
    private let controller: Controller

    public init(
        shop: ShopNumber, book: any ConsentBook, desk: ConsentDesk, journal: any Journal, profiles: Profiles,
        controller: Controller = Controller()
    ) {
        self.controller = controller
        self.shop = shop
        self.book = book
        self.desk = desk
        self.journal = journal
        self.profiles = profiles
    }

    /// The last transition of her signal, with its receipt; nil while none was ever seen.
    public func signal(of shopper: Pseudonym) async throws -> (mark: SignalMark, receipt: Receipt)? {
        guard let mark = try await book.entry(of: shopper, in: shop)?.signal else { return nil }
        let opening = try Opening(salt: mark.salt, act: .signal, payload: Array(mark.payload.utf8))
        return (mark, Receipt(opening: opening, index: mark.line))
    }

    /// Records that her signal came or went, with one line in the ledger; whatever is no transition changes nothing.
    ///
    /// Of somebody who never decided anything nothing is kept, this neither.
    public func note(signalIsSet isSet: Bool, of shopper: Pseudonym, time: Int64) async throws {
        for _ in 0..<8 {
            guard let entry = try await book.entry(of: shopper, in: shop),
                SignalMark.isTransition(from: entry.signal, to: isSet, at: time)
            else { return }
            let blank = SignalMark(isSet: isSet, time: time, line: 0, salt: [])
            let opening = Opening(act: .signal, payload: Array(blank.payload.utf8))
            let mark = SignalMark(isSet: isSet, time: time, line: 0, salt: opening.salt)
            let writes = [Write.line(Commitment(opening: opening)), .signal(shopper, mark, after: entry.version)]
            do {
                _ = try await journal.commit(Change(shop: shop, writes: writes))
                return
            } catch let fault as StoreFault where fault.code == .stale { continue }
        }
        throw StoreFault(.stale)
    }

    /// Her newest answer for each purpose.
    public func latest(of shopper: Pseudonym) async throws -> [PurposeCode: Decision] {
        let decisions = try await book.decisions(of: shopper, in: shop)
        return Dictionary(decisions.map { ($0.purpose, $0) }) { $1 }
    }

    /// Puts the answers of somebody whom nobody knows into the ledger, and nothing else anywhere: she holds the receipts.
    public func record(ofNobody decisions: [Decision]) async throws -> [Receipt] {
        let openings = decisions.map { opening(of: $0, lowers: false) }
        let change = Change(shop: shop, writes: openings.map { .line(Commitment(opening: $0)) })
        let committed = try await journal.commit(change)
        return zip(openings, committed.lines).map { Receipt(opening: $0, index: $1) }
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
        // A clock that went back must not make her newest answer look like an old one.
        let newest = try await book.decisions(of: shopper, in: shop).last?.time ?? .min
        let decisions = decisions.map { decision in
            var decision = decision
            decision.time = max(decision.time, newest)
            decision.status = .after(decision.level, following: before[decision.purpose])
            return decision
        }
        for decision in decisions { after[decision.purpose] = decision.level }

        let needsKey = PurposeCode.allCases.contains { after[$0] == .account }
        let newKey = needsKey && entry?.wrappedKey == nil ? try desk.newWrappedKey(for: shopper, in: shop) : nil
        let openings = decisions.map { decision in
            opening(of: decision, lowers: decision.level < (before[decision.purpose] ?? .off))
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

    private func opening(of decision: Decision, lowers: Bool) -> Opening {
        let record = ConsentRecord(decision: decision, controller: controller)
        return Opening(act: lowers ? .withdrawal : .decision, payload: Array(record.text().utf8))
    }

    private func links(of shopper: Pseudonym) async throws -> (links: VisitLinks, revision: UInt64) {
        try await desk.withDuty(.withdraw, to: shopper, in: shop, Learning.self) { permit in
            try await profiles.links(under: permit)
        } ?? (VisitLinks(), 0)
    }
}
