import Oversight

/// What each table of the schema holds of a shopper; a table that is not named here fails a test.
enum Reach {
    /// What a table is to a shopper.
    enum Class: Equatable {
        /// Rows of hers are there, and an erasure takes them out as that place of the list.
        case personal(Holding)
        /// Nothing of hers is there, and why that is so.
        case nobody(String)
    }

    static let tables: [String: Class] = [
        "shop": .nobody("names of shops and their wrapped secrets"),
        "api_key": .nobody("hashes of the shop's own keys"),
        "tail": .nobody("where each list of a shop ends"),
        "entry": .personal(.key),
        "decision": .personal(.decisions),
        "sealed": .personal(.profile),
        "journal": .personal(.models),
        "request": .personal(.requests),
        "request_event": .personal(.requests),
        "seen": .nobody("keyed numbers of messages, which lead to no visit and no shopper"),
        "contributor": .nobody(
            "keyed numbers of a visit and a counter; without her sealed list of visits they lead to nobody"),
        "tally": .nobody("counts of many visits"),
        "item": .nobody("the catalog"),
        "feed": .nobody("the catalog"),
        "mark": .nobody("the catalog"),
        "ledger": .nobody("salted hashes, whose openings only their holders have"),
        "ledger_checkpoint": .nobody("signed sizes and roots of the ledger"),
        "ledger_node": .nobody("hashes of hashes of the ledger"),
    ]
}
