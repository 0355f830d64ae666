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
            #expect(try await store.leaves(of: 1, from: 0, limit: 20) == leaves)
            #expect(try await store.leaves(of: 1, from: 18, limit: 3) == leaves[18...] + [Mint.commitment("x").leaf])
            #expect(try await store.leaves(of: 1, from: 22, limit: 5).isEmpty)
            #expect(try await store.leaves(of: 1, from: 0, limit: 0).isEmpty)
            #expect(try await store.frontier(of: 2).size == 0)
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
