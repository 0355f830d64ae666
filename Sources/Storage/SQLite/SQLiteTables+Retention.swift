import Consent
import Oversight
import Shop

extension SQLiteTables: RetentionTables {
    func removeDecisions(of shopper: Pseudonym, before day: Int32) throws(StoreFault) -> Int {
        try session.run(.removeAgedDecisions, of, .bytes(shopper.bytes), .int(day))
    }

    func decisionCount(of shopper: Pseudonym) throws(StoreFault) -> Int {
        try session.first(.countDecisions, of, .bytes(shopper.bytes)) { Int($0.int(0)) } ?? 0
    }

    func remove(_ aged: Aged) throws(StoreFault) -> Int {
        switch aged {
        case .messages(let day, let slice):
            let marks = Self.marks(in: slice)
            return try session.run(
                .removeAgedMessages, .integer(marks.lowerBound), .integer(marks.upperBound), of, .int(day))
        case .contributors(let day, let slice):
            let marks = Self.marks(in: slice)
            return try session.run(
                .removeAgedContributors, .integer(marks.lowerBound), .integer(marks.upperBound), of, .int(day))
        case .counters(let day): return try session.run(.removeAgedCounters, of, .int(day))
        case .forgotten(let position): return try session.run(.removeForgotten, of, .int(position))
        }
    }

    func put(_ run: RetentionRun) throws(StoreFault) {
        try session.run(.putRun, of, .integer(run.time), .int(run.position))
    }

    /// The numbers, as they are stored, that begin with a byte.
    private static func marks(in slice: UInt8) -> ClosedRange<Int64> {
        let first = UInt64(slice) << 56
        return Int64(bitPattern: first)...Int64(bitPattern: first | (1 << 56 - 1))
    }
}

extension SQLiteTables {
    func agedVisits(before day: Int32, limit: Int) throws(StoreFault) -> [UInt64] {
        try session.rows(.agedVisits, of, .int(day), .int(limit)) { $0.uint(0) }
    }

    func agedSeals(_ purpose: PurposeCode, before day: Int32, limit: Int) throws(StoreFault) -> [Pseudonym] {
        try session.rows(.agedSeals, of, .int(purpose.rawValue), .int(day), .int(limit)) { row throws(StoreFault) in
            try row.pseudonym(0)
        }
    }

    func shoppers(_ sql: SQL, _ day: Int32, limit: Int) throws(StoreFault) -> [Pseudonym] {
        try session.rows(sql, of, .int(day), .int(limit)) { row throws(StoreFault) in try row.pseudonym(0) }
    }

    func census(_ kind: RecordClass, before day: Int32) throws(StoreFault) -> Census {
        let sql: SQL =
            switch kind {
            case .visits: .visitCensus
            case .links: .linkCensus
            case .profiles: .sealCensus
            case .decisions: .decisionCensus
            case .messages: .messageCensus
            case .contributors: .contributorCensus
            case .counters: .counterCensus
            }
        return try session.first(sql, of, .int(day)) { row throws(StoreFault) in
            Census(count: Int(row.int(0)), oldest: row.isNull(1) ? nil : try row.number(1))
        } ?? Census(count: 0, oldest: nil)
    }

    func run(by time: Int64) throws(StoreFault) -> RetentionRun? {
        try session.first(.runBy, of, .integer(time)) { RetentionRun(time: $0.int(0), position: $0.uint(1)) }
    }
}

extension Row {
    /// A pseudonym, or the row is damaged.
    func pseudonym(_ column: Int32) throws(StoreFault) -> Pseudonym {
        guard let pseudonym = Pseudonym(stored: bytes(column)) else { throw StoreFault(.corrupt) }
        return pseudonym
    }
}
