import Foundation
import GRDB
import Shop
import Testing

@testable import Storage

@Suite struct FaultTests {
    @Test func aFullDiskLosesNothingAndHeals() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            try await store.make(.contribute(Mint.contribution(1)), where: [.unseen([1], day: 1)])
            let before = try await store.allFacts()
            let pages = try #require(try await store.probeWriter("PRAGMA page_count").first)
            _ = try await store.probeWriter("PRAGMA max_page_count = \(pages)")

            let details = String(repeating: "x", count: 200_000)
            let codes = try await withThrowingTaskGroup(of: StoreFault.Code?.self) { group in
                for visit in 2..<10 as Range<UInt64> {
                    group.addTask {
                        try await fault {
                            try await store.make(
                                .contribute(Mint.contribution(visit)),
                                .item(Item(id: "\(visit)", details: details), nil),
                                where: [.unseen([visit], day: 1)])
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes == Array(repeating: .full, count: 8))
            #expect(try await store.allFacts() == before)
            #expect(try await store.item("2", in: 1) == nil)

            _ = try await store.probeWriter("PRAGMA max_page_count = 1000000")
            try await store.make(
                .contribute(Mint.contribution(2)), .item(Item(id: "2", details: details), nil),
                where: [.unseen([2], day: 1)])
            #expect(try await store.allFacts().count == 3)
        }
    }

    @Test func aDatabaseHeldByAnotherIsBusy() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path, busyTimeout: .milliseconds(50))
            defer { store.close() }
            var mayHold = Configuration()
            mayHold.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: mayHold)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            #expect(try await fault { try await store.make(.contribute(Mint.contribution(1))) } == .busy)
            #expect(try await fault { _ = try await store.numbers(of: ["a"], in: 1) } == .busy)
            // Readings go on.
            #expect(try await store.allFacts().isEmpty)
            #expect(await store.isReachable())
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            try await store.make(.contribute(Mint.contribution(1)))
            #expect(try await store.allFacts().count == 1)
            try other.close()
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefusedAndKept() async throws {
        try await withDirectory { path async throws in
            let bytes = Data((0..<9_000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
            try bytes.write(to: URL(filePath: path))
            #expect(try await fault { _ = try SQLiteStore(path: path) } == .corrupt)
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    @Test func anotherProgramsDatabaseIsRefusedAndKept() async throws {
        try await withDirectory { path async throws in
            let other = try DatabaseQueue(path: path)
            try await other.write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
            try other.close()
            let bytes = try Data(contentsOf: URL(filePath: path))
            #expect(try await fault { _ = try SQLiteStore(path: path) } == .corrupt)
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    @Test func aNewerVersionIsRefused() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            _ = try await store.probeWriter("PRAGMA user_version = \(Migrations.version + 1)")
            store.close()
            #expect(try await fault { _ = try SQLiteStore(path: path) } == .tooNew)
        }
    }

    @Test func aDamagedPageIsCorrupt() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            for visit in 0..<200 as Range<UInt64> {
                try await store.make(.contribute(Mint.contribution(visit, Array(0..<20))))
            }
            let journal = try await store.probeWriter("SELECT rootpage FROM sqlite_master WHERE name = 'journal'")
            let page = try #require(Int(journal[0]))
            store.close()
            // The page that every reading of the journal begins with.
            var bytes = try Data(contentsOf: URL(filePath: path))
            for at in (page - 1) * 4_096..<page * 4_096 { bytes[at] = 0xEE }
            try bytes.write(to: URL(filePath: path))
            // The schema may reach beyond the first page: then the file is refused when it is opened.
            func damaged(_ body: (SQLiteStore) async throws -> Void) async throws -> StoreFault.Code? {
                try await fault {
                    let store = try SQLiteStore(path: path)
                    defer { store.close() }
                    try await body(store)
                }
            }
            #expect(try await damaged { _ = try await $0.allFacts() } == .corrupt)
            #expect(try await damaged { try await $0.make(.contribute(Mint.contribution(1))) } == .corrupt)
        }
    }

    @Test func aDirectoryThatIsNotThereIsUnavailable() async throws {
        try await withDirectory { path async throws in
            #expect(try await fault { _ = try SQLiteStore(path: path + "/nowhere/x.sqlite") } == .unavailable)
        }
    }
}
