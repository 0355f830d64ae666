import Consent
import Oversight
import Shop
import Testing

/// What is past its date is found by its day and nothing else is, on every engine.
@Suite struct RetentionContract {
    @Test(arguments: Engine.allCases) func visitsAreFoundByTheirDay(_ engine: Engine) async throws {
        try await engine.withStore { store in
            for (visit, day) in [(1, 30), (2, 10), (3, 20)] as [(UInt64, Int32)] {
                try await store.make(.contribute(Mint.contribution(visit, day: day)))
            }
            #expect(try await store.agedVisits(of: 1, before: 30, limit: 9) == [2, 3])
            #expect(try await store.agedVisits(of: 1, before: 30, limit: 1) == [2])
            #expect(try await store.agedVisits(of: 2, before: 30, limit: 9) == [], "another shop")
            #expect(try await store.census(of: 1, .visits, before: 21) == Census(count: 2, oldest: 10))
            try await store.make(.forget(visit: 2))
            #expect(try await store.agedVisits(of: 1, before: 30, limit: 9) == [3])
        }
    }

    @Test(arguments: Engine.allCases) func sealedRowsAreFoundByTheOldestThingInside(_ engine: Engine) async throws {
        try await engine.withStore { store in
            let (ada, eve) = (Mint.shopper(1), Mint.shopper(2))
            try await store.make(
                .seal(Mint.sealed(ada, .history, revision: 1, oldest: 10)),
                .seal(Mint.sealed(ada, .learning, revision: 1, oldest: 5)),
                .seal(Mint.sealed(eve, .history, revision: 1)))
            #expect(try await store.agedSeals(of: 1, .history, before: 10, limit: 9) == [eve], "nobody knows its age")
            #expect(try await store.agedSeals(of: 1, .history, before: 11, limit: 9) == [eve, ada])
            #expect(try await store.census(of: 1, .profiles, before: 11) == Census(count: 2, oldest: 0))
            #expect(try await store.census(of: 1, .links, before: 11) == Census(count: 1, oldest: 5))
            try await store.make(.seal(Mint.sealed(ada, .history, revision: 2, oldest: 12)))
            #expect(try await store.agedSeals(of: 1, .history, before: 12, limit: 9) == [eve])
        }
    }

    @Test(arguments: Engine.allCases) func aYesThatRanOutIsFoundUntilItIsCleared(_ engine: Engine) async throws {
        try await engine.withStore { store in
            let ada = Mint.shopper(1)
            let yes = Mint.decision(.learning, .account)
            try await store.make(.decide(ada, [yes, Mint.decision(.offers, .off)], after: 0, key: [1]))
            let end = Int32(yes.expires.number)
            #expect(try await store.lapsed(of: 1, by: end - 1, limit: 9) == [])
            #expect(try await store.lapsed(of: 1, by: end, limit: 9) == [ada])
            #expect(try await fault { try await store.make(.lapse(ada, [.learning], after: 99)) } == .stale)
            let before = try #require(try await store.entry(of: ada, in: 1))
            try await store.make(.lapse(ada, [.learning], after: before.version))
            let after = try #require(try await store.entry(of: ada, in: 1))
            #expect(after.choices[.learning] == nil && after.choices[.offers] == .off && after.expiries.first == nil)
            #expect(after.version > before.version, "permits of before are refused")
            #expect(try await store.lapsed(of: 1, by: end, limit: 9) == [])
            #expect(try await store.decisions(of: ada, in: 1).count == 2, "they are evidence")
        }
    }

    @Test(arguments: Engine.allCases) func theLastDecisionTakesTheRestWithIt(_ engine: Engine) async throws {
        try await engine.withStore { store in
            let ada = Mint.shopper(1)
            let (old, new) = (Mint.decision(.offers, .off, time: 0), Mint.decision(.offers, .off))
            try await store.make(
                .decide(ada, [old, new], after: 0, key: [1]), .seal(Mint.sealed(ada, revision: 1)))
            let (first, last) = (Int32(old.expires.number), Int32(new.expires.number))
            #expect(try await store.agedDecisions(of: 1, before: first, limit: 9) == [])
            #expect(try await store.agedDecisions(of: 1, before: first + 1, limit: 9) == [ada])
            var counts = try await store.make(.dropDecisions(of: ada, before: first + 1)).counts
            #expect(counts.decisionsDeleted == 1 && counts.keysDestroyed == 0)
            #expect(try await store.entry(of: ada, in: 1) != nil)
            counts = try await store.make(.dropDecisions(of: ada, before: last + 1)).counts
            #expect(counts.decisionsDeleted == 1 && counts.keysDestroyed == 1 && counts.sealedDeleted == 1)
            #expect(try await store.entry(of: ada, in: 1) == nil)
        }
    }

    @Test(arguments: Engine.allCases) func marksLeaveInSlicesThatMissNone(_ engine: Engine) async throws {
        try await engine.withStore { store in
            var dice = Dice(seed: 3)
            let (old, new) = ((0..<200).map { _ in dice.next() }, (0..<200).map { _ in dice.next() })
            try await store.make(where: [.unseen(old, day: 10)])
            try await store.make(where: [.unseen(new, day: 20)])
            try await store.make(.tally(Mint.tally(1, day: 10, by: old)), .tally(Mint.tally(1, day: 20, by: new)))
            #expect(try await store.census(of: 1, .messages, before: 20) == Census(count: 200, oldest: 10))
            var deleted = 0
            for slice in UInt8.min...UInt8.max {
                let committed = try await store.make(
                    .drop(.messages(before: 20, slice: slice)), .drop(.contributors(before: 20, slice: slice)))
                deleted += committed.counts.agedDeleted
            }
            #expect(deleted == 400)
            #expect(try await store.census(of: 1, .messages, before: .max) == Census(count: 200, oldest: 20))
            #expect(try await store.census(of: 1, .contributors, before: .max) == Census(count: 200, oldest: 20))
            #expect(try await fault { try await store.make(where: [.unseen([new[0]], day: 21)]) } == .seen)
            #expect(try await store.make(.drop(.counters(before: 20))).counts.agedDeleted == 1)
            #expect(try await store.counters(of: 1, from: 0, to: 99).map(\.key.day) == [20])
        }
    }

    @Test(arguments: Engine.allCases) func theWordThatAVisitIsForgottenLeavesLast(_ engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.make(.contribute(Mint.contribution(1)), .contribute(Mint.contribution(2)))
            let position = try await store.make(.forget(visit: 1)).position
            try await store.make(.forget(visit: 2))
            #expect(try await store.make(.drop(.forgotten(upTo: position))).counts.agedDeleted == 1)
            #expect(try await store.allFacts().map(\.body) == [.forgotten(visit: 2)])
            #expect(try await store.head(of: 1) == 4, "numbers are never used again")
        }
    }

    @Test(arguments: Engine.allCases) func runsAreRemembered(_ engine: Engine) async throws {
        try await engine.withStore { store in
            #expect(try await store.run(of: 1, by: 500) == nil)
            try await store.make(.retained(time: 100))
            try await store.make(.contribute(Mint.contribution(1)), .retained(time: 200))
            #expect(try await store.run(of: 1, by: 199) == RetentionRun(time: 100, position: 0))
            #expect(try await store.run(of: 1, by: 500) == RetentionRun(time: 200, position: 1))
        }
    }

    @Test(arguments: Engine.allCases) func whatThrowsLaterDeletedNothing(_ engine: Engine) async throws {
        try await engine.withStore { store in
            let ada = Mint.shopper(1)
            let no = Mint.decision(.offers, .off)
            try await store.make(.decide(ada, [no], after: 0, key: nil), .tally(Mint.tally(1, day: 10, by: [7])))
            let refused = try await fault {
                try await store.make(
                    .dropDecisions(of: ada, before: .max), .drop(.counters(before: 20)), .retained(time: 5),
                    .lapse(ada, [.offers], after: 1))
            }
            #expect(refused == .stale)
            #expect(try await store.decisions(of: ada, in: 1) == [no])
            #expect(try await store.counters(of: 1, from: 0, to: 99).count == 1)
            #expect(try await store.run(of: 1, by: 500) == nil)
        }
    }
}
