import Consent
import Ledger
import Oversight
import Shop
import Testing

@Suite struct AtomicityContract {
    let her = Mint.shopper(1)

    /// One of every write, then one that cannot be made.
    @Test(arguments: Engine.allCases)
    func aChangeThatFailsAtItsEndLeavesNothing(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let run = try await store.openFeed("f", in: 1)
            try await store.make(
                .contribute(Mint.contribution(1)), .item(Item(id: "old", title: "Old"), run), .tally(Mint.tally(0)),
                .decide(her, [Mint.decision(.learning, .account)], after: 0, key: [9]),
                .seal(Mint.sealed(her, revision: 1)), .line(Mint.commitment("1")))
            let before = try await picture(of: store)
            let next = try await store.openFeed("f", in: 1)
            let version = try #require(try await store.entry(of: her, in: 1)).version
            let failed = try await fault {
                try await store.make(
                    .contribute(Mint.contribution(2)), .forget(visit: 1), .seal(Mint.sealed(her, revision: 2)),
                    .seal(Mint.sealed(her, .history, revision: 1)), .unseal(her, .recommendations),
                    .tally(Mint.tally(0, by: [3])), .destroyKey(her), .item(Item(id: "new"), next), .unlist("old"),
                    .closeFeed(next), .line(Mint.commitment("2")),
                    .decide(Mint.shopper(2), [Mint.decision(.learning, .account)], after: 0, key: nil),
                    // Her version is no longer this one: destroying her key made it new.
                    .erase(her, after: version),
                    where: [.unseen([1, 2], day: 1), .current(Mint.account(her, version: version))])
            }
            #expect(failed == .stale)
            #expect(try await picture(of: store) == before)
            // The messages are still new, and numbers are as if nothing had been tried.
            try await store.make(.tally(Mint.tally(0, by: [3])), where: [.unseen([1, 2], day: 1)])
            #expect(try await store.numbers(of: ["another"], in: 1) == [1])
            #expect(try await store.make(.line(Mint.commitment("2"))).lines == [1])
        }
    }

    @Test(arguments: Engine.allCases)
    func oneFailureTakesNobodyElseWithIt(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
                for visit in 0..<60 as Range<UInt64> {
                    group.addTask {
                        let guards: [Guard] = visit % 3 == 0 ? [.revision(her, .learning, 7)] : []
                        let code = try await fault {
                            try await store.make(
                                .contribute(Mint.contribution(visit)), .line(Mint.commitment("\(visit)")), where: guards
                            )
                        }
                        #expect(code == (visit % 3 == 0 ? .stale : nil))
                        return code == nil
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(outcomes == 40)
            #expect(try await store.allFacts().count == 40)
            #expect(try await store.head(of: 1) == 40)
            let frontier = try await store.frontier(of: 1)
            #expect(frontier.size == 40)
            #expect(frontier.root == MerkleTree.root(of: try await store.lines(of: 1, from: 0, limit: 99).map(\.leaf)))
        }
    }

    /// Everything that can be read of shop 1 and of the two shoppers.
    private func picture(of store: any Store) async throws -> [String] {
        let entry = try await store.entry(of: her, in: 1)
        let row = try await store.row(under: Mint.permit(Recommending.self, her))
        return [
            "\(try await store.allFacts())", "\(try await store.head(of: 1))", "\(try await store.frontier(of: 1))",
            "\(try await store.counters(of: 1, from: 0, to: .max))", "\(String(describing: entry))",
            "\(try await store.decisions(of: her, in: 1))", "\(String(describing: row))",
            "\(try await store.item("old", in: 1) as Any)", "\(try await store.item("new", in: 1) as Any)",
            "\(try await store.row(under: Mint.permit(Remembering.self, her)) as Any)",
            "\(try await store.entry(of: Mint.shopper(2), in: 1) as Any)",
        ]
    }
}
