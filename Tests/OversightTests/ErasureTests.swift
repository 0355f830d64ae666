import Consent
import Engagement
import Ledger
import Oversight
import Shop
import Storage
import Testing

/// After an erasure nothing in the house leads to her, and its certificate says what was done.
@Suite struct ErasureTests {
    static func front(struck: (any StruckKeys)? = StruckInMemory()) async throws -> Shopfront {
        let front = try Shopfront(struck: struck)
        for name in ["ada", "eve"] {
            try await front.say(name, .account, to: .learning, .recommendations, .history, .measurement)
            for visit in ["one", "two"] {
                try await front.note("a", of: name, visit: "\(visit) of \(name)")
                try await front.note("b", as: .purchase, of: name, visit: "\(visit) of \(name)")
            }
        }
        return front
    }

    @Test func everythingOfHersIsGone() async throws {
        let front = try await Self.front()
        let certificate = try await front.erase("ada")
        #expect(certificate.visitsForgotten == 2)
        #expect(certificate.sealedRowsDeleted == 3, "learning, recommendations and history")
        #expect(certificate.decisionsDeleted == 4)
        #expect(certificate.keysDestroyed == 1)
        #expect(certificate.position > 0 && front.fold.position >= certificate.position)

        #expect(try await front.entry(of: "ada") == nil)
        #expect(try await front.store.decisions(of: front.shopper("ada"), in: Shopfront.number).isEmpty)
        #expect(front.fold.size.visits == 2)
        let facts = try await front.store.facts(of: Shopfront.number, after: 0, limit: .max)
        let hers = Set(["one of ada", "two of ada"].map(front.secret.visitNumber))
        let kept = facts.compactMap {
            if case .contributed(let contribution) = $0.body { contribution.visit } else { nil }
        }
        #expect(hers.isDisjoint(with: kept))
    }

    @Test func theOthersKeepTheirs() async throws {
        let front = try await Self.front()
        _ = try await front.erase("ada")
        #expect(try await front.remembered("eve", Recommending.self) == 4)
        #expect(try await front.remembered("eve", Remembering.self) == 2)
        #expect(try await front.store.decisions(of: front.shopper("eve"), in: Shopfront.number).count == 4)
    }

    @Test func theReceiptIsInTheLedgerAndNamesNobody() async throws {
        let front = try await Self.front()
        let receipt = try #require(try await front.erase("ada").receipt)
        #expect(receipt.opening.act == .erasure)
        #expect(String(decoding: receipt.opening.payload, as: UTF8.self) == "time=\(Shopfront.now)")
        let leaves = try await front.store.lines(of: Shopfront.number, from: Int(receipt.index), limit: 1).map(\.leaf)
        #expect(leaves == [receipt.commitment.leaf])
    }

    /// The answer and the work are the same for whoever was erased, or was never there.
    @Test func erasingAgainIsTheSameWithNothingInIt() async throws {
        let front = try await Self.front()
        _ = try await front.erase("ada")
        let changes = front.journal.changes.count
        for name in ["ada", "a shopper nobody knows"] {
            let certificate = try await front.erase(name)
            #expect(certificate.visitsForgotten == 0 && certificate.sealedRowsDeleted == 0)
            #expect(certificate.decisionsDeleted == 0 && certificate.keysDestroyed == 0)
            #expect(certificate.receipt?.opening.act == .erasure)
        }
        #expect(front.journal.changes.count == changes + 2)
    }

    @Test func whoNeverHadAnAccountIsErasedToo() async throws {
        let front = try Shopfront()
        try await front.say("ada", .off, to: .learning, .offers)
        let certificate = try await front.erase("ada")
        #expect(certificate.decisionsDeleted == 2 && certificate.keysDestroyed == 0)
        #expect(try await front.entry(of: "ada") == nil)
    }

    /// Law 6: a backup still holds the bytes of her row, and they are noise.
    @Test func aBackupOfHerRowsCannotBeRead() async throws {
        let front = try await Self.front()
        let backup = try await Self.row(of: "ada", in: front)
        _ = try await front.erase("ada")
        try await front.say("ada", .account, to: .recommendations)
        await #expect(throws: KeyFault.cannotOpen) {
            try await front.desk.withStanding(for: front.claim("ada")) { standing in
                _ = try standing.withPermit(Recommending.self) { permit in try permit.open(backup) }
            }
        }
        #expect(try await front.remembered("ada", Recommending.self) == 0, "she begins anew")
    }

    static func row(of name: String, in front: Shopfront) async throws -> SealedRow {
        let row = try await front.desk.withStanding(for: front.claim(name)) { standing in
            try await standing.withPermit(Recommending.self) { permit in try await front.store.row(under: permit) }
        }
        return try #require(row ?? nil)
    }

    /// Nobody can say whose visit it was; whoever holds its token may have it forgotten.
    @Test func aVisitorsVisitIsForgottenByItsToken() async throws {
        let front = try await Self.front()
        let digest = front.fold.standing().digest
        try await front.note("c", of: nil, visit: "token")
        let number = front.secret.visitNumber(of: "token")
        let certificate = try await front.erasure.forget(visit: number, time: Shopfront.now)
        #expect(certificate.visitsForgotten == 1 && certificate.receipt != nil)
        #expect(front.fold.standing().digest == digest)
        #expect(try await front.erasure.forget(visit: number, time: Shopfront.now).visitsForgotten == 0)
    }

    /// Once her key is on the list nothing more of hers is taken in, even before her rows are gone.
    @Test func fromTheFirstMomentNothingMoreIsLearned() async throws {
        let front = try await Self.front()
        front.journal.interrupt { try await front.note("c", of: "ada", visit: "three of ada") }
        #expect(try await front.erase("ada").visitsForgotten == 2)
        #expect(front.fold.size.visits == 2)
    }

    @Test func aVisitLearnedInBetweenDoesNotEscape() async throws {
        let front = try await Self.front(struck: nil)
        front.journal.interrupt { try await front.note("c", of: "ada", visit: "three of ada") }
        let certificate = try await front.erase("ada")
        #expect(certificate.visitsForgotten == 3)
        #expect(front.fold.size.visits == 2)
    }

    @Test func anAnswerInBetweenDoesNotEscape() async throws {
        let front = try await Self.front()
        front.journal.interrupt { try await front.say("ada", .account, to: .offers) }
        let certificate = try await front.erase("ada")
        #expect(certificate.decisionsDeleted == 5)
        #expect(try await front.entry(of: "ada") == nil)
    }

    /// Between the list and the rows a fault leaves her closed, not half erased: asking again ends it.
    @Test func aFaultAfterHerKeyIsStruckLeavesNothingInUse() async throws {
        let front = try await Self.front()
        front.journal.interrupt { throw StoreFault(.unavailable) }
        await #expect(throws: StoreFault(.unavailable)) { _ = try await front.erase("ada") }
        #expect(try await front.remembered("ada", Recommending.self) == nil)
        #expect(try await front.erase("ada").visitsForgotten == 2)
        #expect(front.fold.size.visits == 2)
    }

    @Test func aStoreThatFailsChangesNothing() async throws {
        let front = try await Self.front(struck: nil)
        let digest = front.fold.standing().digest
        front.journal.interrupt { throw StoreFault(.unavailable) }
        await #expect(throws: StoreFault(.unavailable)) { _ = try await front.erase("ada") }
        #expect(front.fold.standing().digest == digest)
        #expect(try await front.remembered("ada", Recommending.self) == 4)
    }
}
