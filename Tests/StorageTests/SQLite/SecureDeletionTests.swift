import Consent
import Foundation
import GRDB
import Shop
import Testing

@testable import Storage

@Suite struct SecureDeletionTests {
    /// How many of the needles, each of eight bytes or more, any file of the database still holds.
    private func count(_ needles: [[UInt8]], in path: String) throws -> Int {
        func start(of bytes: some Sequence<UInt8>) -> UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
        let byStart = Dictionary(grouping: needles, by: start)
        var found: Set<[UInt8]> = []
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            let file = [UInt8](try Data(contentsOf: URL(filePath: path + suffix)))
            var window: UInt64 = 0
            for (at, byte) in file.enumerated() {
                window = window << 8 | UInt64(byte)
                guard at >= 7, let candidates = byStart[window] else { continue }
                found.formUnion(candidates.filter { file[(at - 7)...].starts(with: $0) })
            }
        }
        return found.count
    }

    private func random(_ count: Int) -> [UInt8] { (0..<count).map { _ in .random(in: 0...255) } }

    @Test func whatWasErasedIsInNoFile() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            let her = try #require(Pseudonym(stored: random(16)))
            let (key, sealed, visit) = (random(60), random(9_000), UInt64.random(in: 1 << 60...UInt64.max))
            let needles = [her.bytes, key, Array(sealed[100..<200]), bytes(of: visit)]
            try await store.make(
                .decide(her, [Mint.decision(.learning, .account)], after: 0, key: key),
                .seal(Mint.sealed(her, revision: 1, sealed)), .contribute(Mint.contribution(visit)))
            #expect(try count(needles, in: path) == 4)
            let version = try #require(try await store.entry(of: her, in: 1)).version
            try await store.make(.erase(her, after: version))
            #expect(try count(Array(needles.dropLast()), in: path) == 0)
        }
    }

    /// Pages that split and join leave copies of rows behind, which SQLite by itself never zeros.
    @Test func whatMovedBetweenPagesBeforeItWasErasedIsInNoFile() async throws {
        try await withDirectory { path in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            var alive: [(shopper: Pseudonym, sealed: [UInt8], revision: UInt64)] = []
            var gone: [[UInt8]] = []
            var dice = Dice(seed: 2)
            for round in 0..<120 {
                var writes: [Write] = []
                for at in alive.indices where Bool.random(using: &dice) && round % 2 == 0 {
                    gone.append(alive[at].sealed)
                    alive[at].sealed = dice.bytes(.random(in: 40...900, using: &dice))
                    alive[at].revision += 1
                    writes.append(
                        .seal(Mint.sealed(alive[at].shopper, revision: alive[at].revision, alive[at].sealed)))
                }
                for _ in 0..<20 {
                    let shopper = try #require(Pseudonym(stored: dice.bytes(16)))
                    let (sealed, key) = (dice.bytes(.random(in: 40...900, using: &dice)), dice.bytes(60))
                    alive.append((shopper, sealed, 1))
                    let answers = Array(
                        repeating: Mint.decision(.learning, .account), count: .random(in: 1...6, using: &dice))
                    writes.append(.decide(shopper, answers, after: 0, key: key))
                    writes.append(.seal(Mint.sealed(shopper, revision: 1, sealed)))
                }
                alive.shuffle(using: &dice)
                for _ in 0..<(round % 3 == 0 ? 30 : 10) {
                    guard let one = alive.popLast() else { break }
                    guard let entry = try await store.entry(of: one.shopper, in: 1) else { continue }
                    gone += [one.shopper.bytes, one.sealed, try #require(entry.wrappedKey)]
                    writes.append(.erase(one.shopper, after: entry.version))
                }
                _ = try await store.commit(Change(shop: 1, writes: writes))
            }
            try await store.checkpoint()
            #expect(try await store.probeWriter("PRAGMA integrity_check") == ["ok"])
            #expect(gone.count > 3_000)
            #expect(try count(gone, in: path) == 0)
        }
    }

    /// A visit stays by its number only, in the word that it is forgotten.
    @Test func whatAForgottenVisitHeldIsInNoFile() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            let items = (0..<8).map { _ in ItemNumber.random(in: 1 << 20...1 << 30) }
            let steps = StepCode.encode(Mint.contribution(1, items).steps)
            try await store.make(.contribute(Mint.contribution(77, items)))
            #expect(try count([steps], in: path) == 1)
            try await store.make(.forget(visit: 77))
            #expect(try count([steps], in: path) == 0)
        }
    }

    @Test func aDestroyedKeyAndAnUnsealedRowAreInNoFile() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            let (her, key, sealed) = (Mint.shopper(1), random(60), random(300))
            try await store.make(
                .decide(her, [Mint.decision(.learning, .off)], after: 0, key: key),
                .seal(Mint.sealed(her, revision: 1, sealed)))
            try await store.make(.destroyKey(her), .unseal(her, .recommendations))
            #expect(try count([key, sealed], in: path) == 0)
        }
    }

    @Test func aLongReadingDelaysButDoesNotPreventIt() async throws {
        try await withDirectory { path in
            let store = try SQLiteStore(path: path, busyTimeout: .milliseconds(300))
            defer { store.close() }
            let (her, sealed) = (Mint.shopper(1), random(300))
            try await store.make(.seal(Mint.sealed(her, revision: 1, sealed)))
            var mayHold = Configuration()
            mayHold.allowsUnsafeTransactions = true
            let copier = try DatabaseQueue(path: path, configuration: mayHold)
            try await copier.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN")
                _ = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sealed")
            }
            try await store.make(.unseal(her, .recommendations))
            #expect(try count([sealed], in: path) == 1)
            #expect(try await fault { try await store.checkpoint() } == .busy)
            try await copier.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
            for _ in 0..<50 where try count([sealed], in: path) > 0 { try await Task.sleep(for: .milliseconds(100)) }
            #expect(try count([sealed], in: path) == 0)
            try copier.close()
        }
    }

    private func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - $0 * 8)) }
    }
}
