import Consent
import Foundation
import GRDB
import Shop
import Testing

@testable import Storage

/// A file of an older version is opened with all that it holds.
@Suite struct MigrationTests {
    @Test func aYesFromBeforeYesesEndedEndsAfterAYear() async throws {
        try await withDirectory { path async throws in
            let her = Mint.shopper(1)
            try Self.makeFirst(at: path, for: her)
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            let entry = try #require(try await store.entry(of: her, in: 1))
            let day = CalendarDay(containing: 1_700_000_000)
            #expect(entry.choices[.recommendations] == .account && entry.version == 3)
            #expect(entry.expiries[.recommendations] == day + 365)
            #expect(entry.expiries[.learning] == nil, "a no does not end")
            let decisions = try await store.decisions(of: her, in: 1)
            #expect(decisions.map(\.status) == [.unknown, .unknown] && decisions.allSatisfy { $0.rules == nil })

            // Her next decision leaves the other as it was.
            try await store.make(.decide(her, [Mint.decision(.offers, .visit)], after: 3, key: nil))
            let next = try #require(try await store.entry(of: her, in: 1))
            #expect(next.expiries[.recommendations] == day + 365 && next.expiries[.offers] != nil)
        }
    }

    /// A file as the first version left it, with a yes and a no.
    private static func makeFirst(at path: String, for her: Pseudonym) throws {
        let file = try DatabaseQueue(path: path)
        defer { try? file.close() }
        try file.write { database in
            try database.execute(sql: Migrations.firstTables)
            try database.execute(sql: "PRAGMA application_id = \(Migrations.application)")
            try database.execute(sql: "PRAGMA user_version = 1")
            var choices = Choices()
            choices[.recommendations] = .account
            choices[.learning] = .off
            try database.execute(
                sql: "INSERT INTO entry (shop, shopper, version, choices, wrapped_key) VALUES (1, ?, 3, ?, ?)",
                arguments: [Data(her.bytes), PackedChoices.encode(choices), Data([1])])
            for (number, purpose, level) in [(1, PurposeCode.recommendations, Level.account), (2, .learning, .off)] {
                try database.execute(
                    sql: """
                        INSERT INTO decision (shop, shopper, number, purpose, level, notice, language, time)
                        VALUES (1, ?, ?, ?, ?, '1', 'en', 1700000000)
                        """,
                    arguments: [Data(her.bytes), number, Int64(purpose.rawValue), Int64(level.rawValue)])
            }
        }
    }
}
