public import Consent
internal import GRDB
public import Oversight
import Shop

/// Reads everything; for audits, never while serving.
extension SQLiteStore: StoreInspection {
    /// How many rows of a shop belong to nothing that allows them.
    public func looseEnds(of shop: ShopNumber, now: Int64) async throws -> [LooseEnd: Int] {
        let account = Int64(Level.account.rawValue) + 1
        let isKept = PurposeCode.allCases.map { "(choices >> \($0.rawValue * 4) & 15) = \(account)" }
            .joined(separator: " OR ")
        let counts: [LooseEnd: String] = [
            .sealedWithoutConsent: """
            sealed LEFT JOIN entry USING (shop, shopper) WHERE shop = ? AND
            (wrapped_key IS NULL OR (choices >> (purpose * 4) & 15) <> \(account))
            """,
            .keyWithoutOwner: "entry WHERE shop = ? AND wrapped_key IS NOT NULL AND NOT (\(isKept))",
            .decisionWithoutEntry:
                "decision LEFT JOIN entry USING (shop, shopper) WHERE shop = ? AND entry.version IS NULL",
            .requestOverdue: "request WHERE shop = ? AND is_open = 1 AND due < \(now)",
            // Closed requests leave within a minute of their date while the server runs.
            .requestExpired: "request WHERE shop = ? AND is_open = 0 AND keep_until < \(now - 86_400)",
        ]
        return try await look { database in
            try counts.mapValues {
                try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM " + $0, arguments: [shop]) ?? 0
            }
        }
    }

    /// The columns that hold something that looks personal in clear; what the shop says of itself and of its items is
    /// not about shoppers.
    public func plaintext() async throws -> [Plaintext] {
        try await look { database in
            var found: [Plaintext] = []
            for table in try Self.tables(of: database) where !Reach.isTheShopsOwn(table) {
                let columns = try GRDB.Row.fetchAll(
                    database, sql: "SELECT name, type FROM pragma_table_info('\(table)')"
                )
                .filter { $0["type"] == "TEXT" || $0["type"] == "BLOB" }.map { $0["name"] as String }
                guard !columns.isEmpty else { continue }
                var hits: [String: [PersonalPattern: Int]] = [:]
                let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
                let rows = try GRDB.Row.fetchCursor(database, sql: "SELECT \(names) FROM \"\(table)\"")
                while let row = try rows.next() {
                    for (at, column) in columns.enumerated() {
                        for kind in Self.patterns(in: row[at]) { hits[column, default: [:]][kind, default: 0] += 1 }
                    }
                }
                for column in columns {
                    for kind in PersonalPattern.allCases {
                        guard let rows = hits[column]?[kind] else { continue }
                        found.append(Plaintext(table: table, column: column, kind: kind, rows: rows))
                    }
                }
            }
            return found
        }
    }

    /// The tables that nobody registered.
    public func unknownTables() async throws -> [String] {
        try await look { try Self.tables(of: $0).filter { Reach.tables[$0] == nil } }
    }

    private static func patterns(in value: DatabaseValue) -> Set<PersonalPattern> {
        switch value.storage {
        case .string(let text): PersonalPattern.find(in: text.utf8)
        case .blob(let bytes): PersonalPattern.find(inBytes: bytes)
        default: []
        }
    }

    private static func tables(of database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    }

    private func look<Result: Sendable>(_ body: @Sendable (Database) throws -> Result) async throws -> Result {
        do { return try await pool.read(body) } catch { throw StoreFault(engine: error) }
    }
}

extension SQLiteStore: DatasetBook {
    /// Every table, with how many rows of a shop it has.
    public func datasets(of shop: ShopNumber) async throws -> [Dataset] {
        try await look { database in
            try Reach.datasets { table in
                let columns = try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info('\(table)')")
                let owner = columns.contains("shop") ? "shop" : "number"
                return try Int.fetchOne(
                    database, sql: "SELECT COUNT(*) FROM \"\(table)\" WHERE \(owner) = ?", arguments: [shop])
            }
        }
    }
}
