import Consent
import Ledger
import Oversight
import Shop
import Testing

@testable import Storage

/// Whatever somebody changes in the ledger's rows, the audit finds it and says where.
@Suite struct TamperTests {
    static let size = 34

    private func withLedger(_ body: (SQLiteStore, ShopLedger) async throws -> Void) async throws {
        try await withDirectory { path in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            // Hundreds of changes, none of which has to outlive the test.
            _ = try await store.probeWriter("PRAGMA synchronous = OFF")
            let master = try MasterKey(hex: MasterKey.newHex())
            let record = try await store.addShop(named: "tents") { try ShopSecret.newWrapped(for: $0, by: master) }
            let secret = try ShopSecret(wrapped: record.wrappedSecret, of: record.number, by: master)
            let ledger = try ShopLedger(record, secret: secret, book: store)
            for count in [1, 16, 17] {
                _ = try await store.commit(Change(shop: 1, writes: (0..<count).map { .line(Mint.commitment("\($0)")) }))
                try await ledger.keepCheckpoint()
            }
            try await body(store, ledger)
        }
    }

    /// What the audit says while `change` is in force, which is taken back by `repair`.
    private func fault(
        _ store: SQLiteStore, _ ledger: ShopLedger, _ change: String, repair: String
    ) async throws -> LogFault? {
        _ = try await store.probeWriter(change)
        var found: LogFault?
        do { _ = try await ledger.audit() } catch let fault as LogFault { found = fault }
        _ = try await store.probeWriter(repair)
        return found
    }

    /// `hex` with each of its bytes changed in turn.
    private func changed(_ hex: String) -> [String] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).map { at in
            let byte = UInt8(String(digits[at...at + 1]), radix: 16)! ^ 0x20
            return String(digits[..<at]) + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
                + String(digits[(at + 2)...])
        }
    }

    @Test func anUntouchedLedgerIsWhole() async throws {
        try await withLedger { store, ledger in
            let end = try await store.frontier(of: 1)
            #expect(try await ledger.audit() == end)
            #expect(
                try await store.probeWriter("SELECT size FROM ledger_checkpoint ORDER BY size") == ["1", "17", "34"])
            #expect(try await store.probeWriter("SELECT level || '/' || place FROM ledger_node") == ["4/0", "4/1"])
        }
    }

    @Test(arguments: ["leaf", "root"])
    func aChangedByteOfALineIsNamed(column: String) async throws {
        try await withLedger { store, ledger in
            for line in 0..<Self.size {
                let here = "WHERE line = \(line)"
                let hex = try await store.probeWriter("SELECT hex(\(column)) FROM ledger \(here)")[0]
                // Every byte of one line, one of the others.
                for forged in changed(hex).prefix(line == 17 ? 32 : 1) + [String(hex.dropLast(2)), ""] {
                    let found = try await fault(
                        store, ledger, "UPDATE ledger SET \(column) = x'\(forged)' \(here)",
                        repair: "UPDATE ledger SET \(column) = x'\(hex)' \(here)")
                    #expect(found?.index == line)
                    #expect(found?.part == (forged.count == 64 ? .line : .missing))
                }
            }
            #expect(try await ledger.audit().size == Self.size)
        }
    }

    @Test func aChangedByteOfANodeIsNamed() async throws {
        try await withLedger { store, ledger in
            for place in 0..<2 {
                let here = "WHERE level = 4 AND place = \(place)"
                let hex = try await store.probeWriter("SELECT hex(hash) FROM ledger_node \(here)")[0]
                for forged in changed(hex) + [""] {
                    let found = try await fault(
                        store, ledger, "UPDATE ledger_node SET hash = x'\(forged)' \(here)",
                        repair: "UPDATE ledger_node SET hash = x'\(hex)' \(here)")
                    #expect(found == LogFault(.node, at: 16 * place))
                }
            }
            #expect(
                try await fault(
                    store, ledger, "UPDATE ledger_node SET place = 7 WHERE place = 1",
                    repair: "UPDATE ledger_node SET place = 1 WHERE place = 7") == LogFault(.node, at: 16))
        }
    }

    @Test func aChangedByteOfTheEndIsNamed() async throws {
        try await withLedger { store, ledger in
            let hex = try await store.probeWriter("SELECT hex(frontier) FROM tail")[0]
            #expect(hex.count == 2 * 2 * Hash.byteCount)
            for forged in changed(hex) + [""] {
                let found = try await fault(
                    store, ledger, "UPDATE tail SET frontier = x'\(forged)'",
                    repair: "UPDATE tail SET frontier = x'\(hex)'")
                #expect(found == LogFault(.frontier, at: Self.size))
            }
            // Sizes with as many subtrees as the right one.
            #expect(
                try await fault(
                    store, ledger, "UPDATE tail SET lines = 36", repair: "UPDATE tail SET lines = 34")
                    == LogFault(.missing, at: Self.size))
            #expect(
                try await fault(
                    store, ledger, "UPDATE tail SET lines = 33", repair: "UPDATE tail SET lines = 34") != nil)
        }
    }

    @Test func aChangedByteOfACheckpointIsNamed() async throws {
        try await withLedger { store, ledger in
            for size in [1, 17, 34] {
                let here = "WHERE size = \(size)"
                let hex = try await store.probeWriter("SELECT hex(note) FROM ledger_checkpoint \(here)")[0]
                for forged in changed(hex).prefix(size == 17 ? .max : 3) {
                    let found = try await fault(
                        store, ledger, "UPDATE ledger_checkpoint SET note = CAST(x'\(forged)' AS TEXT) \(here)",
                        repair: "UPDATE ledger_checkpoint SET note = CAST(x'\(hex)' AS TEXT) \(here)")
                    #expect(found?.part == .checkpoint && found?.index == size)
                }
                for other in [-3, 0, 2, 900] {
                    let found = try await fault(
                        store, ledger, "UPDATE ledger_checkpoint SET size = \(other) \(here)",
                        repair: "UPDATE ledger_checkpoint SET size = \(size) WHERE size = \(other)")
                    #expect(found?.part == .checkpoint)
                }
            }
        }
    }

    @Test func whatWasTakenOffTheEndIsMissed() async throws {
        try await withLedger { store, ledger in
            // Lines and end made to agree, as a restored backup has them, but for the checkpoints.
            let backup = try #require(try await store.lines(of: 1, from: 0, limit: 20).last)
            var frontier = Frontier()
            for line in try await store.lines(of: 1, from: 0, limit: 20) { frontier.append(line.leaf) }
            #expect(frontier.root == backup.root)
            let hex = frontier.hashes.map(\.description).joined()
            _ = try await store.probeWriter("DELETE FROM ledger WHERE line >= 20")
            _ = try await store.probeWriter("UPDATE tail SET lines = 20, frontier = x'\(hex)'")
            await #expect(throws: LogFault(.missing, at: 20)) { try await ledger.audit() }
        }
    }

    @Test func aCheckpointKeptElsewhereIsHeldAgainstTheLines() async throws {
        try await withLedger { store, ledger in
            let kept = try #require(try await store.checkpoints(of: 1, after: 1, limit: 1).first)
            let note = try SignedNote(kept.note)
            try await ledger.check(earlier: note)
            try await withLedger { _, other in
                await #expect(throws: LogFault(.checkpoint, at: 17, .notSigned)) {
                    try await other.check(earlier: note)
                }
            }
        }
    }
}
