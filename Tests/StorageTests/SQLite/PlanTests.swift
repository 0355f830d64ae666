import Testing

@testable import Storage

@Suite struct PlanTests {
    /// The only statements that may read a whole table: they list the few shops and keys there are, or count marks for a
    /// report that somebody asked for.
    static let lists: [SQL] = [.shops, .keys, .messageCensus, .contributorCensus]

    @Test func noOtherStatementReadsAWholeTable() async throws {
        try await withDirectory { path async throws in
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            for sql in SQL.allCases where !Self.lists.contains(sql) {
                let plan = try await store.plan(of: sql)
                for line in plan {
                    #expect(!line.hasPrefix("SCAN"), "\(sql): \(plan)")
                    // What leaves with a feed is put in order, so that every engine does the same.
                    #expect(!line.contains("TEMP B-TREE") || sql == .unseen, "\(sql): \(plan)")
                }
            }
        }
    }
}
