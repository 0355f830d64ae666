import Consent
import Shop

extension SQLiteTables: RequestTables {
    func request(_ number: RequestNumber) throws(StoreFault) -> RequestRow? {
        guard let row = try session.first(.request, of, .bytes(number.bytes), read: Self.row) else { return nil }
        return try withEvents(row)
    }

    func requests(of shopper: Pseudonym) throws(StoreFault) -> [RequestRow] {
        try withEvents(try session.rows(.requestsOf, of, .bytes(shopper.bytes), read: Self.row))
    }

    func requests(onlyOpen: Bool, limit: Int) throws(StoreFault) -> [RequestRow] {
        let open = try session.rows(.requestsByDue, of, .integer(1), .int(limit), read: Self.row)
        let rest = onlyOpen ? [] : try session.rows(.requestsByDue, of, .integer(0), .int(limit), read: Self.row)
        return try withEvents(Array((open + rest).prefix(limit)))
    }

    func put(_ row: RequestRow, after count: Int) throws(StoreFault) {
        try session.run(
            .putRequest, of, .bytes(row.number.bytes), .bytes(orNull: row.shopper?.bytes), .int(row.isOpen ? 1 : 0),
            .integer(row.due), .integer(row.keepUntil))
        for (at, event) in row.events.enumerated().dropFirst(count) {
            try session.run(.appendRequestEvent, of, .bytes(row.number.bytes), .int(at), .bytes(event))
        }
    }

    func eventCount(of number: RequestNumber) throws(StoreFault) -> Int {
        Int(try session.first(.requestEventCount, of, .bytes(number.bytes)) { $0.int(0) } ?? 0)
    }

    func removeRequest(_ number: RequestNumber) throws(StoreFault) -> Int {
        try session.run(.removeRequestEvents, of, .bytes(number.bytes))
        return try session.run(.removeRequest, of, .bytes(number.bytes))
    }

    func contributions(of visit: UInt64) throws(StoreFault) -> [Contribution] {
        try session.rows(.contributionsOf, of, .int(visit)) { row throws(StoreFault) in
            guard let steps = StepCode.decode(row.bytes(1)) else { throw StoreFault(.corrupt) }
            return Contribution(stored: visit, day: try row.number(0), steps: steps)
        }
    }

    private static func row(_ row: borrowing Row) throws(StoreFault) -> RequestRow {
        guard let number = RequestNumber(bytes: row.bytes(0)) else { throw StoreFault(.corrupt) }
        let shopper = row.isNull(1) ? nil : Pseudonym(stored: row.bytes(1))
        return RequestRow(
            number: number, shopper: shopper, isOpen: row.int(2) == 1, due: row.int(3), keepUntil: row.int(4),
            events: [])
    }

    private func withEvents(_ row: RequestRow) throws(StoreFault) -> RequestRow {
        var row = row
        row.events = try session.rows(.requestEvents, of, .bytes(row.number.bytes)) { $0.bytes(0) }
        return row
    }

    private func withEvents(_ rows: [RequestRow]) throws(StoreFault) -> [RequestRow] {
        var full: [RequestRow] = []
        for row in rows { full.append(try withEvents(row)) }
        return full
    }
}
