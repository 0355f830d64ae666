public import Consent
public import Oversight
public import Shop

extension SQLiteStore: RetentionBook {
    /// Visits that taught something before a day, oldest first.
    public func agedVisits(of shop: ShopNumber, before day: Int32, limit: Int) async throws -> [UInt64] {
        try await read(shop) { rows throws(StoreFault) in try rows.agedVisits(before: day, limit: limit) }
    }

    /// Shoppers with a sealed row of a purpose that holds something from before a day, oldest first.
    public func agedSeals(
        of shop: ShopNumber, _ purpose: PurposeCode, before day: Int32, limit: Int
    ) async throws -> [Pseudonym] {
        try await read(shop) { rows throws(StoreFault) in try rows.agedSeals(purpose, before: day, limit: limit) }
    }

    /// Shoppers of whom a yes has run out by a day.
    public func lapsed(of shop: ShopNumber, by day: Int32, limit: Int) async throws -> [Pseudonym] {
        try await read(shop) { rows throws(StoreFault) in try rows.shoppers(.lapsed, day, limit: limit) }
    }

    /// Shoppers with decisions that ran out before a day; one with several may come several times.
    public func agedDecisions(of shop: ShopNumber, before day: Int32, limit: Int) async throws -> [Pseudonym] {
        try await read(shop) { rows throws(StoreFault) in try rows.shoppers(.agedDecisions, day, limit: limit) }
    }

    /// How many records of a class from before a day there are, and the day of the oldest.
    public func census(of shop: ShopNumber, _ kind: RecordClass, before day: Int32) async throws -> Census {
        try await read(shop) { rows throws(StoreFault) in try rows.census(kind, before: day) }
    }

    /// The newest run at or before a time; nil when there was none.
    public func run(of shop: ShopNumber, by time: Int64) async throws -> RetentionRun? {
        try await read(shop) { rows throws(StoreFault) in try rows.run(by: time) }
    }
}
