import Foundation
internal import GRDB
import Ledger
import Shop

/// Gives the lines of a file of version 1 what version 2 keeps beside them: roots and nodes.
enum LedgerFill {
    static func run(on database: Database) throws {
        for shop in try Int64.fetchAll(database, sql: "SELECT DISTINCT shop FROM ledger ORDER BY shop") {
            var frontier = Frontier()
            while true {
                let leaves = try Data.fetchAll(
                    database, sql: "SELECT leaf FROM ledger WHERE shop = ? AND line >= ? ORDER BY line LIMIT 1000",
                    arguments: [shop, frontier.size])
                if leaves.isEmpty { break }
                for leaf in leaves {
                    let index = frontier.size
                    for node in frontier.append(try hash(leaf)) {
                        try database.execute(
                            sql: "INSERT INTO ledger_node (shop, level, place, hash) VALUES (?, ?, ?, ?)",
                            arguments: [shop, node.level, node.place, Data(node.hash.bytes)])
                    }
                    try database.execute(
                        sql: "UPDATE ledger SET root = ? WHERE shop = ? AND line = ?",
                        arguments: [Data(frontier.root.bytes), shop, index])
                }
            }
        }
    }

    private static func hash(_ bytes: Data) throws(StoreFault) -> Hash {
        do { return try Hash(bytes: bytes) } catch { throw StoreFault(.corrupt) }
    }
}
