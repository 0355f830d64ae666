import Consent
import Engagement
import Ledger
import Oversight
import Shop
import Storage
import Testing

/// A shopper changes her mind, and what she no longer agrees to is gone when the call returns.
@Suite struct AnswersTests {
    @Test func decisionsAreOnlyEverAppended() async throws {
        let front = try Shopfront()
        try await front.say("ada", .account, to: .learning)
        try await front.say("ada", .off, to: .learning, .offers)
        try await front.say("ada", .visit, to: .learning)
        let decisions = try await front.store.decisions(of: front.shopper("ada"), in: Shopfront.number)
        #expect(decisions.map(\.purpose) == [.learning, .learning, .offers, .learning])
        #expect(decisions.map(\.level) == [.account, .off, .off, .visit])
        let choices = try await front.answers.choices(of: front.shopper("ada"))
        #expect(choices[.learning] == .visit && choices[.offers] == .off && choices[.messages] == nil)
    }

    @Test func nobodyHasAnsweredAtFirst() async throws {
        let front = try Shopfront()
        #expect(try await front.answers.choices(of: front.shopper("ada")).isEmpty)
    }

    /// Anyone can check a receipt against the root of the ledger, and nobody can read the ledger without one.
    @Test func everyAnswerHasAReceiptInTheLedger() async throws {
        let front = try Shopfront()
        var receipts = try await front.say("ada", .account, to: .learning, .offers)
        receipts += try await front.say("eve", .visit, to: .learning)
        receipts += try await front.say("ada", .off, to: .learning)
        #expect(receipts.map(\.opening.act) == [.decision, .decision, .decision, .withdrawal])
        #expect(receipts.map(\.index) == [0, 1, 2, 3])

        let leaves = try await front.store.lines(of: Shopfront.number, from: 0, limit: 100).map(\.leaf)
        let root = try await front.store.frontier(of: Shopfront.number).root
        #expect(root == MerkleTree.root(of: leaves) && leaves.count == 4)
        for receipt in receipts {
            #expect(receipt.opening.matches(receipt.commitment))
            #expect(leaves[Int(receipt.index)] == receipt.commitment.leaf)
        }
        let text = String(decoding: try #require(receipts.last).opening.payload, as: UTF8.self)
        #expect(text == "purpose=learning level=off notice=2026-1 language=en time=\(Shopfront.now)")
    }

    @Test func onlyAnAccountNeedsAKey() async throws {
        let front = try Shopfront()
        try await front.say("ada", .off, to: .offers)
        try await front.say("ada", .visit, to: .learning)
        #expect(try await front.entry(of: "ada")?.wrappedKey == nil)
        try await front.say("ada", .account, to: .learning)
        let key = try await front.entry(of: "ada")?.wrappedKey
        #expect(key != nil)
        try await front.say("ada", .account, to: .history)
        #expect(try await front.entry(of: "ada")?.wrappedKey == key, "one key for all purposes")
    }

    @Test(arguments: [Level.off, .visit, .device])
    func withdrawingLearningTakesHerVisitsOutOfTheModels(level: Level) async throws {
        let front = try Shopfront()
        try await front.note("a", of: nil, visit: "somebody")
        let before = front.fold.standing()
        try await front.say("ada", .account, to: .learning)
        for visit in ["v1", "v2"] {
            try await front.note("a", of: "ada", visit: visit)
            try await front.note("b", of: "ada", visit: visit)
        }
        #expect(front.fold.standing().visits == 3)
        try await front.say("ada", level, to: .learning)
        #expect(front.fold.standing().digest == before.digest)
        #expect(try await front.newNode().digest == before.digest)
    }

    @Test func withdrawingOnePurposeLeavesTheOthers() async throws {
        let front = try Shopfront()
        try await front.say("ada", .account, to: .learning, .recommendations, .history)
        try await front.note("a", as: .purchase, of: "ada", visit: "v1")
        try await front.say("ada", .off, to: .recommendations)
        #expect(try await front.remembered("ada", Recommending.self) == nil)
        #expect(try await front.remembered("ada", Remembering.self) == 1)
        #expect(front.fold.size.visits == 1)

        // A new yes begins with nothing: the old row was deleted, not hidden.
        try await front.say("ada", .account, to: .recommendations)
        #expect(try await front.remembered("ada", Recommending.self) == 0)
    }

    @Test func whenNothingIsLeftTheKeyIsDestroyed() async throws {
        let front = try Shopfront()
        try await front.say("ada", .account, to: .learning, .recommendations)
        let first = try await front.entry(of: "ada")?.wrappedKey
        try await front.say("ada", .off, to: .learning)
        #expect(try await front.entry(of: "ada")?.wrappedKey == first, "something is left")
        try await front.say("ada", .visit, to: .recommendations)
        #expect(try await front.entry(of: "ada")?.wrappedKey == nil)
        try await front.say("ada", .account, to: .recommendations)
        let second = try await front.entry(of: "ada")?.wrappedKey
        #expect(second != nil && second != first, "and it never comes back")
    }

    @Test func sayingNoAgainChangesNothingButTheRecord() async throws {
        let front = try Shopfront()
        try await front.note("a", of: nil, visit: "somebody")
        let digest = front.fold.standing().digest
        for _ in 0..<3 {
            let receipts = try await front.say("ada", .off, to: .learning)
            #expect(receipts.map(\.opening.act) == [.decision], "there was nothing to withdraw")
        }
        #expect(front.fold.standing().digest == digest)
        #expect(try await front.store.decisions(of: front.shopper("ada"), in: Shopfront.number).count == 3)
    }
}

/// Two requests at once: neither may undo the other unseen.
@Suite struct AnswersRaceTests {
    @Test func aVisitLearnedInBetweenDoesNotEscape() async throws {
        let front = try Shopfront()
        try await front.note("a", of: nil, visit: "somebody")
        let digest = front.fold.standing().digest
        try await front.say("ada", .account, to: .learning)
        try await front.note("a", of: "ada", visit: "v1")
        front.journal.interrupt { try await front.note("b", of: "ada", visit: "v2") }
        try await front.say("ada", .off, to: .learning)
        #expect(front.fold.standing().digest == digest)
        #expect(try await front.entry(of: "ada")?.wrappedKey == nil)
    }

    @Test func anAnswerInBetweenIsNotOverwritten() async throws {
        let front = try Shopfront()
        try await front.say("ada", .account, to: .learning)
        front.journal.interrupt { try await front.say("ada", .account, to: .recommendations) }
        try await front.say("ada", .off, to: .learning)
        let entry = try #require(try await front.entry(of: "ada"))
        #expect(entry.choices[.learning] == .off && entry.choices[.recommendations] == .account)
        #expect(entry.wrappedKey != nil, "the other answer needs it")
    }

    @Test func anErasureInBetweenLeavesOnlyTheNewAnswer() async throws {
        let front = try Shopfront()
        try await front.say("ada", .account, to: .learning, .history)
        front.journal.interrupt { _ = try await front.erase("ada") }
        try await front.say("ada", .off, to: .learning)
        let decisions = try await front.store.decisions(of: front.shopper("ada"), in: Shopfront.number)
        #expect(decisions.map(\.level) == [.off])
        let entry = try #require(try await front.entry(of: "ada"))
        #expect(entry.choices[.history] == nil && entry.wrappedKey == nil)
    }

    @Test func itDoesNotTryForEver() async throws {
        let front = try Shopfront()
        for _ in 0..<100 { front.journal.interrupt { throw StoreFault(.stale) } }
        await #expect(throws: StoreFault(.stale)) { try await front.say("ada", .off, to: .learning) }
        #expect(try await front.entry(of: "ada") == nil)
    }

    @Test func aStoreThatIsFullIsAFaultAndWritesNothing() async throws {
        let front = try Shopfront()
        front.journal.interrupt { throw StoreFault(.full) }
        await #expect(throws: StoreFault(.full)) { try await front.say("ada", .off, to: .learning) }
        #expect(try await front.entry(of: "ada") == nil)
    }
}
