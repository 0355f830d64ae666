import Consent
import Ledger
import Shop

extension SQLiteTables: CatalogTables {
    func stored(_ id: String) throws(StoreFault) -> StoredItem? {
        try session.first(.itemByID, .integer(shop), .text(id)) { row throws(StoreFault) in try Self.item(row) }
    }

    func put(_ stored: StoredItem) throws(StoreFault) {
        let item = stored.item
        try session.run(
            .putItem, .integer(shop), .int(stored.number), .text(item.id), .int(item.availability.rawValue),
            .text(item.title), .text(item.details), .text(item.link), .text(item.image),
            .text(Lines.encode(item.category)), .text(item.brand), .text(item.group),
            item.price.map { .integer($0.minor) } ?? .null, item.price.map { .text($0.currency.code) } ?? .null,
            .int(stored.fact))
    }

    func feed(_ name: String) throws(StoreFault) -> StoredFeed? {
        try session.first(.feed, .integer(shop), .text(name)) { row in
            StoredFeed(number: row.int(0), name: name, run: row.int(1), closed: row.int(2))
        }
    }

    func put(_ feed: StoredFeed) throws(StoreFault) {
        try session.run(
            .putFeed, .integer(shop), .text(feed.name), .integer(feed.number), .integer(feed.run),
            .integer(feed.closed))
    }

    func mark(_ item: StoredItem, by run: (feed: Int64, number: Int64)) throws(StoreFault) -> Bool {
        try session.run(.mark, .integer(shop), .int(item.number), .integer(run.feed), .integer(run.number)) > 0
    }

    func unmark(_ item: StoredItem) throws(StoreFault) {
        try session.run(.unmark, .integer(shop), .int(item.number))
    }

    func unseen(by run: (feed: Int64, number: Int64)) throws(StoreFault) -> [String] {
        try session.rows(.unseen, .integer(shop), .integer(run.feed), .integer(run.number)) { $0.text(0) }
    }

    func number(of id: String) throws(StoreFault) -> ItemNumber? {
        try session.first(.itemNumber, .integer(shop), .text(id)) { row throws(StoreFault) in try row.number(0) }
    }

    func id(of number: ItemNumber) throws(StoreFault) -> String? {
        try session.first(.itemName, .integer(shop), .integer(Int64(number))) { row throws(StoreFault) in
            row.text(0)
        }
    }

    func itemFacts(after number: UInt64, limit: Int) throws(StoreFault) -> [Fact] {
        try session.rows(.itemFacts, .integer(shop), .integer(Int64(clamping: number)), .int(limit)) {
            row throws(StoreFault) in
            let stored = try Self.item(row)
            return Fact(number: stored.fact, body: .item(stored.number, stored.item))
        }
    }

    func coverage(of run: FeedRun) throws(StoreFault) -> (listed: Int, unseen: Int) {
        let found = try session.first(.coverage, .integer(run.number), .integer(shop), .text(run.feed)) { row in
            (listed: Int(row.int(0)), unseen: Int(row.int(1)))
        }
        return found ?? (0, 0)
    }

    private static func item(_ row: borrowing Row) throws(StoreFault) -> StoredItem {
        var item = Item(id: row.text(1), availability: try row.code(2, Availability.self))
        item.title = row.text(3)
        item.details = row.text(4)
        item.link = row.text(5)
        item.image = row.text(6)
        item.category = Lines.decode(row.text(7))
        item.brand = row.text(8)
        item.group = row.text(9)
        if !row.isNull(10) {
            guard let currency = Currency(code: row.text(11)), let price = Money(minor: row.int(10), currency: currency)
            else { throw StoreFault(.corrupt) }
            item.price = price
        }
        return StoredItem(number: try row.number(0), item: item, fact: row.uint(12))
    }
}
