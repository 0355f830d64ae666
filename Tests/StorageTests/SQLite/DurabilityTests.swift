import Consent
import Foundation
import Ledger
import Oversight
import Shop
import Testing

@testable import Storage

@Suite struct DurabilityTests {
    @Test func aCommitWaitsForTheDisk() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            #expect(try await store.probeWriter("PRAGMA synchronous") == ["2"])
            #expect(try await store.probeWriter("PRAGMA journal_mode") == ["wal"])
            #expect(try await store.probeWriter("PRAGMA secure_delete") == ["1"])
            #expect(try await store.probeWriter("PRAGMA temp_store") == ["2"])
            #expect(try await store.probeWriter("PRAGMA foreign_keys") == ["1"])
            #expect(try await store.probeWriter("PRAGMA application_id") == ["\(Migrations.application)"])
            #expect(try await store.probeWriter("PRAGMA user_version") == ["\(Migrations.version)"])
        }
    }

    @Test func nobodyElseMayReadTheFiles() async throws {
        try await withDirectory { path async throws in
            func modes() throws -> [Int] {
                try ["", "-wal", "-shm"].map { suffix in
                    let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
                    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
                }
            }
            var store = try SQLiteStore(path: path)
            try await store.make(.contribute(Mint.contribution(1)))
            #expect(try modes() == [0o600, 0o600, 0o600])
            store.close()
            // A file that was opened up is shut again; a group the operator chose stays.
            try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
            store = try SQLiteStore(path: path)
            try await store.make(.contribute(Mint.contribution(2)))
            #expect(try modes() == [0o660, 0o660, 0o660])
            store.close()
        }
    }

    @Test func whatWasCommittedIsThereAfterReopening() async throws {
        try await withDirectory { path async throws in
            let her = Mint.shopper(1)
            var store = try SQLiteStore(path: path)
            let shop = try await store.addShop(named: "alpha") { _ in [4] }
            let run = try await store.openFeed("f", in: 1)
            let position = try await store.make(
                .contribute(Mint.contribution(1)), .item(CatalogContract.full, run), .tally(Mint.tally(0, by: [8])),
                .decide(her, [Mint.decision(.learning, .account)], after: 0, key: [9]),
                .seal(Mint.sealed(her, revision: 1)), .line(Mint.commitment("1")), where: [.unseen([1, 2], day: 1)]
            ).position
            let facts = try await store.allFacts()
            let frontier = try await store.frontier(of: 1)
            store.close()

            store = try SQLiteStore(path: path)
            #expect(try await store.shops() == [shop])
            #expect(try await store.allFacts() == facts)
            #expect(try await store.head(of: 1) == position)
            #expect(try await store.frontier(of: 1) == frontier)
            #expect(try await store.entry(of: her, in: 1)?.wrappedKey == [9])
            #expect(try await store.decisions(of: her, in: 1).count == 1)
            #expect(try await store.row(under: Mint.permit(Recommending.self, her))?.revision == 1)
            #expect(try await store.item(CatalogContract.full.id, in: 1) == CatalogContract.full)
            #expect(try await store.counters(of: 1, from: 0, to: .max).map(\.contributors) == [1])
            #expect(try await fault { try await store.make(where: [.unseen([2], day: 1)]) } == .seen)
            // Numbers go on where they were.
            #expect(try await store.make(.contribute(Mint.contribution(2))).position > position)
            #expect(try await store.make(.line(Mint.commitment("2"))).lines == [1])
            #expect(try await store.numbers(of: ["next"], in: 1) == [1])
            #expect(try await store.openFeed("f", in: 1).number > run.number)
            store.close()
        }
    }

    @Test func aClosedStoreSaysSo() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            #expect(await store.isReachable())
            store.close()
            #expect(await store.isReachable() == false)
            #expect(try await fault { try await store.make(.contribute(Mint.contribution(1))) } == .unavailable)
            #expect(try await fault { _ = try await store.allFacts() } == .unavailable)
            #expect(try await fault { try await store.checkpoint() } == .unavailable)
            store.close()
        }
    }
}
