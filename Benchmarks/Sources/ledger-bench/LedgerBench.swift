import Consent
import Foundation
import Ledger
import Oversight
import Shop
import Storage

/// A ledger in SQLite: how fast acts are durable, and what a proof costs when it is long.
struct LedgerBench {
    let folder: URL
    let lines: Int

    func run() async throws {
        let store = try SQLiteStore(path: folder.appending(path: "confide.sqlite").path)
        defer { store.close() }
        let master = try MasterKey(hex: MasterKey.newHex())
        let record = try await store.addShop(named: "bench") { try ShopSecret.newWrapped(for: $0, by: master) }
        let secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
        let ledger = try ShopLedger(record, secret: secret, book: store)

        for clients in [1, 32, 256] {
            say("appends a second, one a change, \(clients) at once", try await appends(store, clients, seconds: 5))
        }
        let rate = try await fill(store)
        say("appends a second, 256 a change, 4 at once", rate)
        let proofs = try await quantiles(1_000) { _ = try await ledger.proof(of: .random(in: 0..<lines), size: lines) }
        say("proof with its signed checkpoint at \(lines) lines, p50 µs", proofs.p50)
        say("proof with its signed checkpoint at \(lines) lines, p99 µs", proofs.p99)
        let consistency = try await quantiles(1_000) {
            _ = try await ledger.consistency(from: .random(in: 1..<lines), to: lines)
        }
        say("consistency between two sizes, p50 µs", consistency.p50)
        try await ledger.keepCheckpoint()
        let started = ContinuousClock.now
        let audited = try await ledger.audit().size
        say("whole audit, lines a second", Double(audited) / (ContinuousClock.now - started).seconds)
        try await store.checkpoint()
        let size = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "confide.sqlite").path)[
            .size]
        say("database, bytes a line", Double(size as? Int ?? 0) / Double(audited))
    }

    private func line() -> Write { .line(Commitment(opening: Opening(act: .decision, payload: []))) }

    /// Each client waits for its act to be durable before the next.
    private func appends(_ store: SQLiteStore, _ clients: Int, seconds: Double) async throws -> Double {
        let started = ContinuousClock.now
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<clients {
                group.addTask {
                    var count = 0
                    while (ContinuousClock.now - started).seconds < seconds {
                        _ = try await store.commit(Change(shop: 1, writes: [line()]))
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(done) / (ContinuousClock.now - started).seconds
    }

    private func fill(_ store: SQLiteStore) async throws -> Double {
        let before = try await store.frontier(of: 1).size
        let changes = max(0, lines - before + 255) / 256
        let started = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<4 {
                group.addTask {
                    for _ in stride(from: client, to: changes, by: 4) {
                        _ = try await store.commit(Change(shop: 1, writes: (0..<256).map { _ in line() }))
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(changes * 256) / (ContinuousClock.now - started).seconds
    }

    private func quantiles(_ count: Int, _ body: () async throws -> Void) async throws -> (p50: Double, p99: Double) {
        var times: [Double] = []
        for _ in 0..<count {
            let started = ContinuousClock.now
            try await body()
            times.append((ContinuousClock.now - started).seconds * 1_000_000)
        }
        times.sort()
        return (times[count / 2], times[count * 99 / 100])
    }

    private func say(_ what: String, _ figure: Double) {
        print("\(what): \(Int(figure))")
        fflush(nil)
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
