import Anonymity
import Foundation
import Testing

/// What was done to a book behind its back.
@Suite struct BookTests {
    func open(_ store: any ChargeStore) async throws -> Budget {
        try await Budget(store: store, limits: [.pairs(): .plenty], period: 86_400)
    }

    /// A book of four charges.
    func book() async throws -> (log: [UInt8], note: [UInt8]) {
        let store = MemoryStore()
        let budget = try await open(store)
        for day in 0..<4 {
            _ = try await budget.withdraw(Cost(rho: Rho(units: 1_000)), from: .pairs(), now: Int64(day) * 86_400)
        }
        return (await store.bytes, await store.noted)
    }

    @Test func everyChangedByteShows() async throws {
        let (log, note) = try await book()
        for place in log.indices {
            for change in [UInt8(1), 0x20] {
                var edited = log
                edited[place] ^= change
                await #expect(throws: BudgetError.self) { _ = try await open(MemoryStore(bytes: edited, noted: note)) }
            }
        }
        for place in note.indices {
            var edited = note
            edited[place] ^= 1
            await #expect(throws: BudgetError(.truncated)) {
                _ = try await open(MemoryStore(bytes: log, noted: edited))
            }
        }
    }

    @Test func everyShorterBookShows() async throws {
        let (log, note) = try await book()
        for length in 0..<log.count {
            await #expect(throws: BudgetError(.truncated)) {
                _ = try await open(MemoryStore(bytes: Array(log.prefix(length)), noted: note))
            }
        }
        await #expect(throws: BudgetError(.truncated)) { _ = try await open(MemoryStore(bytes: log)) }
    }

    @Test func linesCannotBeMovedOrTakenOut() async throws {
        let (log, note) = try await book()
        let lines = log.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
        for order in [[1, 2, 3], [0, 1, 3], [1, 0, 2, 3], [0, 0, 1, 2, 3]] {
            await #expect(throws: BudgetError(.edited)) {
                _ = try await open(MemoryStore(bytes: order.flatMap { lines[$0] }, noted: note))
            }
        }
    }

    @Test func halfALineAtTheEndWasNeverAcknowledged() async throws {
        let (log, note) = try await book()
        let store = MemoryStore(bytes: log + Array("visits item".utf8), noted: note)
        _ = try await open(store)
        #expect(await store.bytes == log)
    }

    @Test func aFileKeepsTheBook() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "charges").path(percentEncoded: false)
        let cost = Cost(rho: Rho(units: 7), delta: try Delta(1e-9))
        do {
            let budget = try await open(try ChargeFile(path: path))
            _ = try await budget.withdraw(cost, from: .pairs(), now: 0)
            _ = try await budget.withdraw(cost, from: .pairs(), now: 0)
            #expect(throws: BudgetError(.unavailable)) { try ChargeFile(path: path) }
        }
        let whole = try Data(contentsOf: URL(filePath: path))
        try (whole + Data("half".utf8)).write(to: URL(filePath: path))
        do {
            let budget = try await open(try ChargeFile(path: path))
            #expect(try await budget.statements(now: 0).first?.lifetime == cost.adding(cost))
            #expect(try Data(contentsOf: URL(filePath: path)) == whole)
        }
        try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
        await #expect(throws: BudgetError(.truncated)) { _ = try await open(try ChargeFile(path: path)) }
        #expect(throws: BudgetError(.unavailable)) { try ChargeFile(path: path + "/no/such") }
    }
}
