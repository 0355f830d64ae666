import Consent
import Engagement
import Ledger
import Oversight
import Shop
import Testing

/// What a shopper asks for is done at once, in one change, and no more than that.
@Suite struct CarryOutTests {
    @Test func herDossierHoldsAllThatIsHeld() async throws {
        let front = try await ErasureTests.front()
        let (filed, outcome) = try await front.ask("ada", .access)
        #expect(filed.request.phase == .answered && outcome.receipts.count == 1)
        let dossier = try await front.requests.dossier(for: filed.number, now: Shopfront.now)
        #expect(dossier.decisions.count == 4)
        #expect(dossier.remembered.map(\.purpose) == [.recommendations, .history])
        #expect(dossier.remembered[0].sittings.map { $0.steps.map(\.item) } == [["a", "b"], ["a", "b"]])
        #expect(dossier.remembered[1].sittings.map { $0.steps.map(\.action) } == [["purchase"], ["purchase"]])
        #expect(dossier.taught.flatMap(\.steps).count == 4)
        #expect(dossier.requests.map(\.number) == [filed.number])
        #expect(dossier.kept.map(\.what) == ["orders"])
    }

    @Test func onlyHerAnsweredRequestOpensIt() async throws {
        let front = try await ErasureTests.front()
        let complaint = try await front.ask("ada", .complaint).filed
        #expect(complaint.request.phase == .working)
        await #expect(throws: RequestFault(.notNow)) {
            try await front.requests.dossier(for: complaint.number, now: Shopfront.now)
        }
        #expect(try await front.requests.filed(complaint.number, of: front.shopper("eve")) == nil)
    }

    @Test func erasingAnItemLeavesTheRest() async throws {
        let front = try await ErasureTests.front()
        let eve = try #require(try await Self.digestWithout("b", of: "ada"))
        _ = try await front.ask("ada", .erase, .item("b"))
        #expect(try await front.remembered("ada", Recommending.self) == 2)
        #expect(try await front.remembered("ada", Remembering.self) == 0, "all she bought was that")
        #expect(try await front.remembered("eve", Recommending.self) == 4)
        #expect(front.fold.size == eve)
        let dossier = try await front.requests.dossier(
            for: try await front.ask("ada", .access).filed.number, now: Shopfront.now)
        #expect(!dossier.taught.flatMap(\.steps).contains { $0.item == "b" })
        #expect(try await front.newNode().digest == front.fold.standing().digest)
    }

    /// How large the models are where a shopper never did anything with an item.
    static func digestWithout(_ item: String, of name: String) async throws -> (visits: Int, events: Int)? {
        let front = try Shopfront()
        for other in ["ada", "eve"] {
            try await front.say(other, .account, to: .learning)
            for visit in ["one", "two"] {
                for seen in ["a", "b"] where other != name || seen != item {
                    try await front.note(seen, as: seen == "b" ? .purchase : .viewItem, of: other, visit: visit + other)
                }
            }
        }
        return front.fold.size
    }

    @Test func correctingTakesOutASitting() async throws {
        let front = try await ErasureTests.front()
        let outcome = try await front.ask(
            "ada", .correct, .period(from: Shopfront.day, through: Shopfront.day)
        ).outcome
        #expect(outcome.certificate?.visitsForgotten == 2)
        #expect(try await front.remembered("ada", Recommending.self) == 0)
        #expect(front.fold.size.visits == 2)
        #expect(try await front.entry(of: "ada")?.choices[.recommendations] == .account, "and she still agrees")
    }

    @Test func erasingAPeriodThatHoldsNothingChangesNothing() async throws {
        let front = try await ErasureTests.front()
        let digest = front.fold.standing().digest
        _ = try await front.ask("ada", .erase, .period(from: 0, through: Shopfront.day - 1))
        #expect(front.fold.standing().digest == digest)
        #expect(try await front.remembered("ada", Recommending.self) == 4)
    }

    @Test func erasingAPurposeLeavesTheOthers() async throws {
        let front = try await ErasureTests.front()
        _ = try await front.ask("ada", .erase, .purpose(.learning))
        #expect(front.fold.size.visits == 2)
        #expect(try await front.remembered("ada", Recommending.self) == 4)
    }

    @Test func whatIsRestrictedIsKeptAndNotUsed() async throws {
        let front = try await ErasureTests.front()
        _ = try await front.ask("ada", .restrict)
        #expect(try await front.remembered("ada", Recommending.self) == nil, "no permit")
        #expect(front.fold.size.visits == 2, "the models cannot hold a visit unused")
        try await front.note("c", of: "ada", visit: "three")
        #expect(front.fold.size.visits == 2, "nor is anything new taken in")
        let number = try await front.ask("ada", .access).filed.number
        let dossier = try await front.requests.dossier(for: number, now: Shopfront.now)
        #expect(dossier.remembered[0].sittings.count == 2, "it is there for her")
        // No page, platform or signal raises it again; she does.
        try await front.say("ada", .account, to: .recommendations)
        #expect(try await front.remembered("ada", Recommending.self) == 4)
    }

    @Test func withdrawingAfterARestrictionDeletesWhatWasKept() async throws {
        let front = try await ErasureTests.front()
        _ = try await front.ask("ada", .restrict, .purpose(.recommendations))
        _ = try await front.ask("ada", .withdraw, .purpose(.history))
        #expect(try await front.entry(of: "ada")?.wrappedKey != nil)
        _ = try await front.ask("ada", .object)
        #expect(try await front.entry(of: "ada")?.wrappedKey == nil, "nothing is left that it could open")
        let number = try await front.ask("ada", .export).filed.number
        #expect(try await front.requests.dossier(for: number, now: Shopfront.now).remembered.isEmpty)
    }

    @Test func aScopeThatDoesNotFitIsRefused() async throws {
        let front = try await ErasureTests.front()
        let changes = front.journal.changes.count
        for (kind, scope) in [
            (RequestKind.correct, RequestScope.everything), (.access, .item("a")),
            (.object, .period(from: 1, through: 2)),
        ] {
            await #expect(throws: RequestFault(.scope)) { try await front.ask("ada", kind, scope) }
        }
        #expect(front.journal.changes.count == changes)
    }

    /// The same is asked of the store, and written to it, for a shopper nobody knows: no answer and no wait tells.
    @Test func erasingAShopperNobodyKnowsIsTheSameWork() async throws {
        let front = try await ErasureTests.front()
        let before = front.journal.changes.count
        let known = try await front.ask("ada", .erase)
        let unknown = try await front.ask("nobody", .erase)
        #expect(front.journal.changes.count == before + 2, "one change each")
        #expect(known.filed.request.phase == unknown.filed.request.phase)
        #expect(known.outcome.certificate?.places.map(\.holding) == unknown.outcome.certificate?.places.map(\.holding))
        #expect(unknown.outcome.certificate?.receipt != nil)
        #expect(unknown.outcome.certificate?.keysDestroyed == 0)
    }
}
