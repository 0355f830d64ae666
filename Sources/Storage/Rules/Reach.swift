import Oversight
import Shop

/// What each table of the schema holds of a shopper; a table that is not named here fails a test.
enum Reach {
    /// What a table is to a shopper.
    enum Class: Equatable {
        /// Rows of hers are there, and an erasure takes them out as those places of the list.
        case personal([Holding])
        /// Nothing of hers is there, and why that is so; the class of records by whose limit rows go, if they do.
        case nobody(String, kept: RecordClass? = nil)
    }

    static let tables: [String: Class] = [
        "shop": .nobody("names of shops and their wrapped secrets"),
        "api_key": .nobody("hashes of the shop's own keys"),
        "tail": .nobody("where each list of a shop ends"),
        "entry": .personal([.key]),
        "decision": .personal([.decisions]),
        "sealed": .personal([.profile, .visits]),
        "journal": .personal([.models]),
        "request": .personal([.requests]),
        "request_event": .personal([.requests]),
        "retention_run": .nobody("when retention ran"),
        "seen": .nobody("keyed numbers of messages, which lead to no visit and no shopper", kept: .messages),
        "contributor": .nobody(
            "keyed numbers of a visit and a counter; without her sealed list of visits they lead to nobody",
            kept: .contributors),
        "tally": .nobody("counts of many visits", kept: .counters),
        "item": .nobody("the catalog"),
        "feed": .nobody("the catalog"),
        "mark": .nobody("the catalog"),
        "ledger": .nobody("salted hashes, whose openings only their holders have"),
        "ledger_checkpoint": .nobody("signed sizes and roots of the ledger"),
        "ledger_node": .nobody("hashes of hashes of the ledger"),
    ]

    /// Whether a table holds what the shop says of itself: its catalog may show an address of its own.
    static func isTheShopsOwn(_ table: String) -> Bool { ["shop", "api_key", "item", "feed", "mark"].contains(table) }

    /// Every table for the records, with the rows that `count` finds in it.
    static func datasets(_ count: (String) throws -> Int?) rethrows -> [Dataset] {
        try tables.sorted { $0.key < $1.key }.map { table, what in
            let rows = try count(table)
            return switch what {
            case .personal(let holdings): Dataset(table, holdings, rows: rows)
            case .nobody(let why, let kept): Dataset(table, [], why, kept: kept, rows: rows)
            }
        }
    }
}
