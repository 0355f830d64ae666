import Foundation
import GRDB
import Ledger
import Oversight
import Shop
import Testing

@testable import Storage

/// A file of version 1 gets the roots and nodes that version 2 keeps.
@Suite struct LedgerFillTests {
    @Test func linesOfBeforeAreProvable() async throws {
        try await withDirectory { path in
            var trees: [Int64: Frontier] = [:]
            try makeVersion1(path, &trees)
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            for (shop, tree) in trees {
                #expect(try await store.frontier(of: shop) == tree)
                var audit = Frontier()
                for line in try await store.lines(of: shop, from: 0, limit: 5_000) {
                    audit.append(line.leaf)
                    #expect(line.root == audit.root)
                }
                #expect(audit == tree)
                #expect(try await store.roots(of: shop, over: [0..<tree.size]) == [tree.root])
            }
            _ = try await store.commit(Change(shop: 2, writes: [.line(Mint.commitment("next"))]))
            #expect(try await store.frontier(of: 2).size == 1_101)
        }
    }

    private func makeVersion1(_ path: String, _ trees: inout [Int64: Frontier]) throws {
        let file = try DatabaseQueue(path: path)
        defer { try? file.close() }
        for (shop, size) in [(Int64(1), 3), (2, 1_100)] {
            var tree = Frontier()
            try file.write { database in
                if shop == 1 { try database.execute(sql: Migrations.firstTables) }
                for line in 0..<size {
                    let leaf = MerkleTree.leafHash([UInt8(shop), UInt8(line >> 8), UInt8(line & 255)])
                    tree.append(leaf)
                    try database.execute(
                        sql: "INSERT INTO ledger (shop, line, leaf) VALUES (?, ?, ?)",
                        arguments: [shop, line, Data(leaf.bytes)])
                }
                try database.execute(
                    sql: "INSERT INTO tail VALUES (?, 0, 0, 0, 0, ?, ?)",
                    arguments: [shop, size, Data(PackedFrontier.encode(tree))])
                try database.execute(sql: "PRAGMA application_id = \(Migrations.application)")
                try database.execute(sql: "PRAGMA user_version = 1")
            }
            trees[shop] = tree
        }
    }
}
