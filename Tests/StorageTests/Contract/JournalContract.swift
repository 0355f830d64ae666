import Consent
import Shop
import Testing

@Suite struct JournalContract {
    @Test(arguments: Engine.allCases)
    func factsComeBackInOrderAsTheyWereWritten(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let steps = VisitAction.allCases.enumerated().map { VisitStep(item: UInt32($0) * 70_000, action: $1) }
            let a = Contribution(stored: .max, day: -3, steps: steps)
            let b = Contribution(stored: 0, day: .max, steps: [VisitStep(item: .max, action: .purchase)])
            #expect(try await store.head(of: 1) == 0)
            let first = try await store.make(.contribute(a))
            let second = try await store.make(.contribute(b), .contribute(a))
            #expect(first.position < second.position)
            #expect(try await store.head(of: 1) == second.position)
            let facts = try await store.allFacts()
            #expect(facts.map(\.body) == [.contributed(a), .contributed(b), .contributed(a)])
            #expect(facts.map(\.number) == facts.map(\.number).sorted())
            #expect(facts.last?.number == second.position)
        }
    }

    @Test(arguments: Engine.allCases)
    func factsAreReadInPieces(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            for visit in 0..<10 as Range<UInt64> {
                try await store.make(
                    .contribute(Mint.contribution(visit)), .item(Item(id: "i\(visit)", title: "T"), nil))
            }
            var read: [Fact] = []
            while true {
                let piece = try await store.facts(of: 1, after: read.last?.number ?? 0, limit: 3)
                #expect(piece.count <= 3)
                if piece.isEmpty { break }
                read += piece
            }
            #expect(read == (try await store.allFacts()))
            #expect(read.count == 20)
            #expect(Set(read.map(\.number)).count == 20)
            #expect(try await store.facts(of: 1, after: 0, limit: 0).isEmpty)
            #expect(try await store.facts(of: 1, after: .max, limit: 5).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func aForgottenVisitLeavesOnlyTheWordThatItIsForgotten(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(
                .contribute(Mint.contribution(1)), .contribute(Mint.contribution(2)), .contribute(Mint.contribution(1)))
            let forgotten = try await store.make(.forget(visit: 1))
            #expect(forgotten.counts.visitsForgotten == 1)
            let facts = try await store.allFacts()
            #expect(facts.map(\.body) == [.contributed(Mint.contribution(2)), .forgotten(visit: 1)])
            #expect(facts.last?.number == forgotten.position)
            // Once more changes nothing; a node that follows has heard of it.
            let again = try await store.make(.forget(visit: 1), .forget(visit: 99))
            #expect(again.counts.visitsForgotten == 0)
            #expect(try await store.allFacts() == facts)
            // What is learned afterwards can be forgotten afterwards.
            try await store.make(.contribute(Mint.contribution(1)), .forget(visit: 1))
            #expect(try await store.allFacts().last?.body == .forgotten(visit: 1))
        }
    }

    @Test(arguments: Engine.allCases)
    func aTuningIsAFactLikeOthers(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let tuning = Tuning(["next_item.rarity": 2, "naïve/🙂": -0.1, "": .infinity])
            let made = try await store.make(.tune(tuning))
            #expect(try await store.allFacts() == [Fact(number: made.position, body: .tuned(tuning))])
            #expect(Tuning(encoded: tuning.encoded()) == tuning)
            #expect(Tuning(encoded: Array(tuning.encoded().dropLast())) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func rulesAreFactsAsTheyWereWritten(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            var shelf = ShelfRules()
            shelf.excluded = [.category("naïve/🙂")]
            let rules = ShopRules(shelves: ["home": shelf])
            let made = try await store.make(.rule(rules), .rule(ShopRules()))
            #expect(
                try await store.allFacts() == [
                    Fact(number: made.position - 1, body: .ruled(rules.encoded())),
                    Fact(number: made.position, body: .ruled(ShopRules().encoded())),
                ])
        }
    }

    @Test(arguments: Engine.allCases)
    func anEditionTakesThePlaceOfTheOneBefore(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let first = GraphEdition(day: 20_000, rho: 7, shards: [[1, 2, 3]])
            let second = GraphEdition(day: 20_030, rho: 9, shards: [[], [0, 255]])
            try await store.make(.publish(first))
            let made = try await store.make(.publish(second))
            #expect(try await store.allFacts() == [Fact(number: made.position, body: .published(second))])
            #expect(GraphEdition(encoded: second.encoded()) == second)
            for length in second.encoded().indices {
                #expect(GraphEdition(encoded: Array(second.encoded().prefix(length))) == nil)
            }
            #expect(GraphEdition(encoded: second.encoded() + [0]) == nil)
        }
    }

    /// A node waits until it has folded in the head, so the head must be there to be folded in.
    @Test(arguments: Engine.allCases)
    func theNewestFactStandsAtTheHead(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let changes: [[Write]] = [
                [.contribute(Mint.contribution(1))], [.item(Item(id: "a", title: "A"), nil)], [.forget(visit: 1)],
                [.item(Item(id: "b", title: "B"), nil)], [.item(Item(id: "a", title: "A2"), nil)], [.unlist("b")],
                [.contribute(Mint.contribution(2))], [.forget(visit: 2)], [.tally(Mint.tally(1))],
            ]
            for writes in changes {
                let position = try await store.commit(Change(shop: 1, writes: writes)).position
                #expect(try await store.head(of: 1) == position)
                #expect(try await store.allFacts().last?.number == position)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aMessageCountsOnce(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let all: [UInt64] = [0, 1, .max, 1 << 63]
            try await store.make(.contribute(Mint.contribution(1)), where: [.unseen(all, day: 20_000)])
            do {
                try await store.make(.contribute(Mint.contribution(2)), where: [.unseen([5, .max, 6, 0], day: 20_001)])
                Issue.record("a message was taken in twice")
            } catch let fault as StoreFault {
                #expect(fault.code == .seen)
                #expect(fault.messages == [.max, 0])
            }
            #expect(try await store.allFacts().count == 1)
            // What was refused with them is still new.
            try await store.make(.contribute(Mint.contribution(2)), where: [.unseen([5, 6], day: 20_001)])
            #expect(try await fault { try await store.make(where: [.unseen([7, 7], day: 1)]) } == .seen)
            // Another shop's messages are others.
            _ = try await store.commit(Change(shop: 2, guards: [.unseen(all, day: 20_000)]))
        }
    }

    @Test(arguments: Engine.allCases)
    func shopsHaveJournalsOfTheirOwn(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(.contribute(Mint.contribution(1)))
            _ = try await store.commit(Change(shop: 2, writes: [.contribute(Mint.contribution(1)), .forget(visit: 1)]))
            #expect(try await store.allFacts().map(\.body) == [.contributed(Mint.contribution(1))])
            #expect(try await store.facts(of: 2, after: 0, limit: 9).map(\.body) == [.forgotten(visit: 1)])
            #expect(try await store.head(of: 3) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func countersAddUpAndCountEachVisitOnce(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(
                .tally(Mint.tally(2, events: 3, pieces: 4, by: [10, 11])), .tally(Mint.tally(1)),
                .tally(Mint.tally(2, day: 20_001)))
            try await store.make(.tally(Mint.tally(2, events: 1, pieces: 2, by: [11, 12, 12])))
            let counters = try await store.counters(of: 1, from: 20_000, to: 20_000)
            #expect(counters.map(\.key.item) == [1, 2])
            #expect((counters[1].events, counters[1].pieces, counters[1].contributors) == (4, 6, 3))
            #expect(try await store.counters(of: 1, from: 20_001, to: 30_000).map(\.key.day) == [20_001])
            #expect(try await store.counters(of: 2, from: 0, to: 30_000).isEmpty)
            #expect(try await store.counters(of: 1, from: 2, to: 1).isEmpty)
        }
    }
}
