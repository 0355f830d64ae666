import Consent
import Shop
import Testing

@Suite struct ConsentContract {
    let her = Mint.shopper(1)

    @Test(arguments: Engine.allCases)
    func nothingIsOnRecordAtFirst(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            #expect(try await store.entry(of: her, in: 1) == nil)
            #expect(try await store.decisions(of: her, in: 1).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func decisionsAreAppendedAndTheNewestCounts(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let yes = Mint.decision(.recommendations, .account)
            let learning = Mint.decision(.learning, .visit, time: -5)
            try await store.make(.decide(her, [yes, learning], after: 0, key: [7, 8, 9]))
            let first = try #require(try await store.entry(of: her, in: 1))
            #expect(first.choices[.recommendations] == .account)
            #expect(first.choices[.learning] == .visit)
            #expect(first.choices[.messages] == nil)
            #expect(first.wrappedKey == [7, 8, 9])

            let no = Mint.decision(.recommendations, .off)
            try await store.make(.decide(her, [no], after: first.version, key: nil))
            let second = try #require(try await store.entry(of: her, in: 1))
            #expect(second.version > first.version)
            #expect(second.choices[.recommendations] == .off)
            #expect(second.choices[.learning] == .visit)
            #expect(second.wrappedKey == [7, 8, 9])
            #expect(try await store.decisions(of: her, in: 1) == [yes, learning, no])
        }
    }

    /// All that made an answer a valid one comes back with it, and the day on which a yes ends stands in the entry.
    @Test(arguments: Engine.allCases)
    func aDecisionKeepsWhatItIsBoundTo(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let hash = try #require(Fingerprint(stored: String(repeating: "a7", count: 32)))
            var decisions: [Decision] = []
            for (number, surface) in Surface.allCases.enumerated() {
                let purpose = PurposeCode.allCases[number]
                decisions.append(
                    Decision(
                        purpose: purpose, level: number == 1 ? .off : .visit,
                        notice: Notice(version: "7", language: "de", hash: number == 2 ? nil : hash),
                        time: 1_700_000_000,
                        expires: CalendarDay(number: 20_000 + Int64(number)), surface: surface,
                        signals: Signals(globalPrivacyControl: number == 3, isBelowAge: number == 4),
                        place: try #require(Place(number == 5 ? "US-CA" : "DE")), rules: number == 2 ? nil : hash,
                        status: ConsentStatus.allCases[number]))
            }
            try await store.make(.decide(her, decisions, after: 0, key: nil))
            #expect(try await store.decisions(of: her, in: 1) == decisions)
            let entry = try #require(try await store.entry(of: her, in: 1))
            for decision in decisions {
                #expect(entry.expiries[decision.purpose] == (decision.level > .off ? decision.expires : nil))
            }
        }
    }

    /// A signal's transition stands in her entry with its line, and leaves with her.
    @Test(arguments: Engine.allCases)
    func aSignalIsKeptWithItsLine(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let mark = SignalMark(isSet: true, time: -7, line: 0, salt: Array(repeating: 0xC3, count: 32))
            #expect(
                try await fault {
                    try await store.make(.line(Mint.commitment("s")), .signal(her, mark, after: 0))
                } == .stale, "of a stranger nothing is kept")
            try await store.make(.decide(her, [Mint.decision(.learning, .off)], after: 0, key: nil))
            let before = try #require(try await store.entry(of: her, in: 1))
            try await store.make(.line(Mint.commitment("a")), .line(Mint.commitment("b")))
            try await store.make(.line(Mint.commitment("c")), .signal(her, mark, after: before.version))
            let after = try #require(try await store.entry(of: her, in: 1))
            #expect(after.signal == SignalMark(isSet: true, time: -7, line: 2, salt: mark.salt))
            #expect(after.version == before.version && after.choices == before.choices)
            try await store.make(.erase(her, after: after.version))
            try await store.make(.decide(her, [Mint.decision(.learning, .off)], after: 0, key: nil))
            #expect(try await store.entry(of: her, in: 1)?.signal == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func everyPurposeAndLevelIsKept(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            var version: UInt64 = 0
            for purpose in PurposeCode.allCases {
                for level in Level.allCases {
                    try await store.make(.decide(her, [Mint.decision(purpose, level)], after: version, key: nil))
                    let entry = try #require(try await store.entry(of: her, in: 1))
                    #expect(entry.choices[purpose] == level)
                    version = entry.version
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aDecisionOnAnOldVersionIsStale(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let no = Mint.decision(.learning, .off)
            #expect(try await fault { try await store.make(.decide(her, [no], after: 5, key: nil)) } == .stale)
            try await store.make(.decide(her, [no], after: 0, key: nil))
            #expect(try await fault { try await store.make(.decide(her, [no], after: 0, key: nil)) } == .stale)
            #expect(try await store.decisions(of: her, in: 1).count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func aVersionNeverComesBack(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let yes = Mint.decision(.learning, .account)
            var seen: Set<UInt64> = []
            for _ in 0..<4 {
                try await store.make(.decide(her, [yes], after: 0, key: [1]))
                let version = try #require(try await store.entry(of: her, in: 1)).version
                #expect(seen.insert(version).inserted)
                try await store.make(.erase(her, after: version))
                #expect(try await store.entry(of: her, in: 1) == nil)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func destroyingAKeyLeavesHerDecisionsAndANewVersion(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            #expect(try await store.make(.destroyKey(her)).counts.keysDestroyed == 0)
            try await store.make(.decide(her, [Mint.decision(.learning, .off)], after: 0, key: [1, 2]))
            let before = try #require(try await store.entry(of: her, in: 1))
            #expect(try await store.make(.destroyKey(her)).counts.keysDestroyed == 1)
            let after = try #require(try await store.entry(of: her, in: 1))
            #expect(after.wrappedKey == nil)
            #expect(after.version > before.version)
            #expect(after.choices == before.choices)
            #expect(try await store.make(.destroyKey(her)).counts.keysDestroyed == 0)
            #expect(try await store.entry(of: her, in: 1)?.version == after.version)
        }
    }

    @Test(arguments: Engine.allCases)
    func erasingLeavesNothingOfHerAndAllOfOthers(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let other = Mint.shopper(2)
            for shopper in [her, other] {
                let yes = [Mint.decision(.learning, .account), Mint.decision(.history, .account)]
                try await store.make(
                    .decide(shopper, yes, after: 0, key: [1]), .seal(Mint.sealed(shopper, revision: 1)),
                    .seal(Mint.sealed(shopper, .learning, revision: 1)))
            }
            let version = try #require(try await store.entry(of: her, in: 1)).version
            let counts = try await store.make(.erase(her, after: version)).counts
            #expect((counts.sealedDeleted, counts.decisionsDeleted, counts.keysDestroyed) == (2, 2, 1))
            #expect(try await store.entry(of: her, in: 1) == nil)
            #expect(try await store.decisions(of: her, in: 1).isEmpty)
            #expect(try await store.row(under: Mint.permit(Learning.self, her)) == nil)
            #expect(try await store.entry(of: other, in: 1) != nil)
            #expect(try await store.decisions(of: other, in: 1).count == 2)
            #expect(try await store.row(under: Mint.permit(Learning.self, other)) != nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func erasingOnAnOldVersionIsStale(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            #expect(try await store.make(.erase(her, after: 0)).counts == Committed.Counts())
            #expect(try await fault { try await store.make(.erase(her, after: 3)) } == .stale)
            try await store.make(.decide(her, [Mint.decision(.learning, .off)], after: 0, key: [1]))
            #expect(try await fault { try await store.make(.erase(her, after: 0)) } == .stale)
            #expect(try await store.entry(of: her, in: 1) != nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func aWriteUnderAnOldVersionIsStale(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(.decide(her, [Mint.decision(.learning, .account)], after: 0, key: [1]))
            let version = try #require(try await store.entry(of: her, in: 1)).version
            let now = [Guard.current(Mint.account(her, version: version))]
            try await store.make(.contribute(Mint.contribution(1)), where: now)
            try await store.make(.decide(her, [Mint.decision(.learning, .off)], after: version, key: nil))
            let late = try await fault { try await store.make(.contribute(Mint.contribution(2)), where: now) }
            #expect(late == .stale)
            #expect(try await store.allFacts().count == 1)
            let stranger = [Guard.current(Mint.account(Mint.shopper(9), version: 1))]
            #expect(try await fault { try await store.make(where: stranger) } == .stale)
        }
    }

    @Test(arguments: Engine.allCases)
    func shopsKnowNothingOfEachOthersShoppers(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(
                .decide(her, [Mint.decision(.learning, .account)], after: 0, key: [1]),
                .seal(Mint.sealed(her, revision: 1)))
            #expect(try await store.entry(of: her, in: 2) == nil)
            #expect(try await store.decisions(of: her, in: 2).isEmpty)
            #expect(try await store.row(under: Mint.permit(Recommending.self, her, shop: 2)) == nil)
            _ = try await store.commit(Change(shop: 2, writes: [.erase(her, after: 0)]))
            #expect(try await store.entry(of: her, in: 1) != nil)
        }
    }
}
