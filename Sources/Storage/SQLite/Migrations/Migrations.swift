/// The numbered steps from an empty file to the tables of this version; a step that was released never changes.
enum Migrations {
    static let all = [firstTables, ledger, boundDecisions, requests, retention, published]

    /// The version of a file with every step: how many there are.
    static var version: Int64 { Int64(all.count) }

    /// `CFDE`: how a file says that it is Confide's (SQLite's `application_id`).
    static let application: Int64 = 0x4346_4445
}
