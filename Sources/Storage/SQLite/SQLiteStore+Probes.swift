internal import GRDB

/// Looks under the lid, for this package's tests only.
extension SQLiteStore {
    /// Runs a statement on the writing connection, such as one that makes the disk seem full, and answers its first
    /// column.
    func probeWriter(_ sql: String) async throws -> [String] {
        try await pool.writeWithoutTransaction { database in
            try DatabaseValue.fetchAll(database, sql: sql).map { "\($0.storage.value ?? "NULL")" }
        }
    }

    /// How the engine finds the rows of a statement.
    func plan(of sql: SQL) async throws -> [String] {
        try await pool.read { database in
            let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql.text)
            statement.setUncheckedArguments(StatementArguments())
            return try GRDB.Row.fetchAll(statement).map { $0["detail"] }
        }
    }
}
