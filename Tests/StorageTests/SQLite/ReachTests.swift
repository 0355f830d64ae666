import Consent
import Oversight
import Shop
import Testing

@testable import Storage

/// Every table says what it holds of a shopper, and what it says is true.
@Suite struct ReachTests {
    @Test func everyTableIsNamed() async throws {
        try await withDirectory { path in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            let tables = try await store.probeWriter(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            #expect(Set(tables) == Set(Reach.tables.keys), "name a new table in Reach, with what it holds of a shopper")
        }
    }

    /// A column that holds a shopper's name belongs to a table that an erasure reaches.
    @Test func whereThereIsAShopperThereIsAnEraser() async throws {
        try await withDirectory { path in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            for (table, what) in Reach.tables {
                let columns = try await store.probeWriter("SELECT name FROM pragma_table_info('\(table)')")
                guard columns.contains("shopper") else { continue }
                if case .nobody = what { Issue.record("\(table) names shoppers") }
            }
            let places = Reach.tables.values.flatMap { what -> [Holding] in
                if case .personal(let places) = what { places } else { [] }
            }
            #expect(Set(places).union([.repeats]) == Set(Holding.allCases), "and every place is somewhere")
        }
    }

    @Test func theSweepFindsWhatIsThereAndOnlyThat() async throws {
        try await withDirectory { path in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            var dice = Dice(seed: 4)
            let (her, key) = (try #require(Pseudonym(stored: dice.bytes(16))), dice.bytes(60))
            try await store.make(.decide(her, [Mint.decision(.learning, .account)], after: 0, key: key))
            let found = try await store.sweep(for: [her.bytes, key, dice.bytes(16)])
            #expect(found.found == 2 && found.bytes > 4_096)
            let version = try #require(try await store.entry(of: her, in: 1)).version
            try await store.make(.erase(her, after: version))
            #expect(try await store.sweep(for: [her.bytes, key]).found == 0)
            // Searching must not cost SQLite its locks.
            try await store.make(.decide(her, [Mint.decision(.learning, .off)], after: 0, key: nil))
            try await store.checkpoint()
            #expect(try await store.sweep(for: [her.bytes]).found == 1, "also in the file itself")
        }
    }
}
