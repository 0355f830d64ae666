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
            deed.add(opening(of: decision, lowers: lowers))
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
