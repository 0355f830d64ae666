import Consent
import Ledger
import Oversight
import Shop
import Testing

@Suite struct LedgerContract {
    @Test(arguments: Engine.allCases)
    func linesAreATree(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            #expect(try await store.frontier(of: 1) == Frontier())
            var leaves: [Hash] = []
            for at in 0..<20 {
                let line = Mint.commitment("\(at)")
                #expect(try await store.make(.line(line)).lines == [UInt64(at)])
                leaves.append(line.leaf)
                let frontier = try await store.frontier(of: 1)
                #expect(frontier.size == at + 1)
                #expect(frontier.root == MerkleTree.root(of: leaves))
            }
            let two = try await store.make(.line(Mint.commitment("x")), .line(Mint.commitment("y")))
            #expect(two.lines == [20, 21])
            #expect(try await store.lines(of: 1, from: 0, limit: 20).map(\.leaf) == leaves)
            #expect(
                try await store.lines(of: 1, from: 18, limit: 3).map(\.leaf) == leaves[18...] + [
                    Mint.commitment("x").leaf
                ])
            #expect(try await store.lines(of: 1, from: 22, limit: 5).map(\.leaf).isEmpty)
            #expect(try await store.lines(of: 1, from: 0, limit: 0).map(\.leaf).isEmpty)
            #expect(try await store.frontier(of: 2).size == 0)
            #expect(try await store.lines(of: 2, from: 0, limit: 9).isEmpty)
            let end = try await store.frontier(of: 1)
            #expect(try await store.lines(of: 1, from: 21, limit: 9).map(\.root) == [end.root])
        }
    }

    @Test(arguments: Engine.allCases)
    func rootsComeFromWhatIsKept(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let lines = (0..<40).map { Mint.commitment("\($0)") }
            // In one change and in many, so that nodes are completed in both.
            for batch in [lines[..<1], lines[1..<20], lines[20...]] {
                _ = try await store.commit(Change(shop: 1, writes: batch.map { .line($0) }))
            }
            let leaves = lines.map(\.leaf)
            let runs = [0..<0, 0..<1, 7..<8, 0..<16, 16..<32, 32..<40, 0..<39, 0..<40]
            #expect(try await store.roots(of: 1, over: runs) == runs.map { MerkleTree.root(of: Array(leaves[$0])) })
            #expect(try await store.roots(of: 1, over: [32..<48, 40..<41, 0..<64]) == [nil, nil, nil])
            #expect(try await store.roots(of: 2, over: [0..<1]) == [nil])
        }
    }

    @Test(arguments: Engine.allCases)
    func theFirstCheckpointOfEachSizeStays(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            for (size, note) in [(3, "three"), (1, "one"), (3, "again"), (8, "eight")] {
                try await store.keep(KeptCheckpoint(size: size, note: note), of: 1)
            }
            let kept = try await store.checkpoints(of: 1, after: 0, limit: 9)
            #expect(kept.map(\.size) == [1, 3, 8] && kept.map(\.note) == ["one", "three", "eight"])
            #expect(try await store.checkpoints(of: 1, after: 1, limit: 1).map(\.size) == [3])
            #expect(try await store.checkpoints(of: 2, after: 0, limit: 9).isEmpty)
        }
    }
}

@Suite struct RegisterContract {
    @Test(arguments: Engine.allCases)
    func shopsAreNumberedAndNamedOnce(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            #expect(try await store.shops().isEmpty)
            let a = try await store.addShop(named: "alpha") { [UInt8($0), 1] }
            let b = try await store.addShop(named: "beta") { [UInt8($0), 2] }
            #expect(a.number != b.number)
            #expect(a.wrappedSecret == [UInt8(a.number), 1])
            #expect(try await store.shops() == [a, b])
            #expect(try await fault { _ = try await store.addShop(named: "alpha") { _ in [] } } == .stale)
            await #expect(throws: KeyFault.self) {
                try await store.addShop(named: "gamma") { _ in throw KeyFault.cannotWrap }
            }
            #expect(try await store.shops() == [a, b])
        }
    }

    @Test(arguments: Engine.allCases)
    func keysAreAddedAndRevoked(_ engine: Engine) async throws {
        try await engine.withStore { store async throws in
            let shop = try await store.addShop(named: "alpha") { _ in [1] }.number
            let origins = ["https://a.example", "https://b.example:8443"]
            let write = ApiKey.new(.write, for: shop, origins: origins, created: 5).key
            let server = ApiKey.new(.server, for: shop, created: 6).key
            try await store.addKey(write)
            try await store.addKey(server)
            #expect(Set(try await store.keys()) == [write, server])
            #expect(try await fault { try await store.addKey(write) } == .stale)
            let orphan = ApiKey.new(.server, for: 99, created: 6).key
            #expect(try await fault { try await store.addKey(orphan) } == .stale)
            #expect(try await store.revokeKey(write.id))
            #expect(try await store.revokeKey(write.id) == false)
            #expect(try await store.keys() == [server])
        }
    }
}
