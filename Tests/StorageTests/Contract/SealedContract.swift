import Consent
import Shop
import Testing

@Suite struct SealedContract {
    let her = Mint.shopper(1)

    @Test(arguments: Engine.allCases)
    func aRowIsReplacedOnlyByTheNextRevision(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            #expect(try await fault { try await store.make(.seal(Mint.sealed(her, revision: 2))) } == .stale)
            #expect(try await fault { try await store.make(.seal(Mint.sealed(her, revision: 0))) } == .stale)
            try await store.make(.seal(Mint.sealed(her, revision: 1, [1])))
            #expect(try await fault { try await store.make(.seal(Mint.sealed(her, revision: 1))) } == .stale)
            #expect(try await fault { try await store.make(.seal(Mint.sealed(her, revision: 3))) } == .stale)
            try await store.make(.seal(Mint.sealed(her, revision: 2, [])))
            let row = try #require(try await store.row(under: Mint.permit(Recommending.self, her)))
            #expect((row.revision, row.bytes) == (2, []))
        }
    }

    @Test(arguments: Engine.allCases)
    func eachPurposeHasItsOwnRow(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(
                .seal(Mint.sealed(her, .recommendations, revision: 1, [1])),
                .seal(Mint.sealed(her, .learning, revision: 1, [2])))
            #expect(try await store.row(under: Mint.permit(Recommending.self, her))?.bytes == [1])
            #expect(try await store.row(under: Mint.permit(Learning.self, her))?.bytes == [2])
            #expect(try await store.row(under: Mint.permit(Remembering.self, her)) == nil)
            #expect(try await store.row(under: Mint.permit(Recommending.self, nil)) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func unsealingDeletesOnePurpose(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(
                .seal(Mint.sealed(her, .recommendations, revision: 1)), .seal(Mint.sealed(her, .learning, revision: 1)))
            #expect(try await store.make(.unseal(her, .learning)).counts.sealedDeleted == 1)
            #expect(try await store.make(.unseal(her, .learning)).counts.sealedDeleted == 0)
            #expect(try await store.row(under: Mint.permit(Learning.self, her)) == nil)
            #expect(try await store.row(under: Mint.permit(Recommending.self, her)) != nil)
            // What was deleted begins again at the first revision.
            try await store.make(.seal(Mint.sealed(her, .learning, revision: 1)))
        }
    }

    @Test(arguments: Engine.allCases)
    func aRevisionCanBeGuarded(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            try await store.make(where: [.revision(her, .learning, 0)])
            try await store.make(.seal(Mint.sealed(her, .learning, revision: 1)))
            #expect(try await fault { try await store.make(where: [.revision(her, .learning, 0)]) } == .stale)
            try await store.make(where: [.revision(her, .learning, 1)])
        }
    }
}
