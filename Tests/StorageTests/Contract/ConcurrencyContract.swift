import Consent
import Shop
import Testing

@Suite struct ConcurrencyContract {
    let her = Mint.shopper(1)

    @Test(arguments: Engine.allCases)
    func ofManyWhoSealTheSameRevisionOneWins(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            for revision in 1...5 as ClosedRange<UInt64> {
                let winners = try await withThrowingTaskGroup(of: UInt8?.self) { group in
                    for writer in 0..<16 as Range<UInt8> {
                        group.addTask {
                            let sealed = Mint.sealed(her, revision: revision, [writer])
                            return try await fault { try await store.make(.seal(sealed)) } == nil ? writer : nil
                        }
                    }
                    return try await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
                }
                #expect(winners.count == 1)
                let row = try await store.row(under: Mint.permit(Recommending.self, her))
                #expect(row?.bytes == winners)
                #expect(row?.revision == revision)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func ofManyWhoSendTheSameMessageOneIsTakenIn(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await withThrowingTaskGroup { group in
                for sender in 0..<20 as Range<UInt64> {
                    group.addTask {
                        _ = try await fault {
                            try await store.make(
                                .contribute(Mint.contribution(sender)), where: [.unseen([77], day: 1)])
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.allFacts().count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func everyoneGetsTheSameNumbers(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let ids = (0..<40).map { "item \($0)" }
            let answers = try await withThrowingTaskGroup(of: [String: ItemNumber].self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        let mine = ids.shuffled()
                        let numbers = try await store.numbers(of: mine, in: 1)
                        return Dictionary(uniqueKeysWithValues: zip(mine, numbers))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers).count == 1)
            #expect(Set(answers[0].values) == Set(0..<40))
        }
    }

    @Test(arguments: Engine.allCases)
    func everyFactGetsItsOwnNumberAndPositionsGrow(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await withThrowingTaskGroup { group in
                for committer in 0..<8 as Range<UInt64> {
                    group.addTask {
                        var last: UInt64 = 0
                        for at in 0..<25 as Range<UInt64> {
                            let visit = committer << 8 | at
                            let position = try await store.make(.contribute(Mint.contribution(visit))).position
                            #expect(position > last)
                            // What was acknowledged is there to be read.
                            #expect(try await store.head(of: 1) >= position)
                            last = position
                        }
                    }
                }
                try await group.waitForAll()
            }
            let facts = try await store.allFacts()
            #expect(facts.map(\.number) == Array(1...200))
        }
    }
}
