public import Consent
public import Shop

/// Finds what is past its date. Implemented by every store engine.
///
/// It names rows by number or pseudonym and opens none of them.
public protocol RetentionBook: Sendable {
    /// Visits that taught something before a day, oldest first.
    func agedVisits(of shop: ShopNumber, before day: Int32, limit: Int) async throws -> [UInt64]
    /// Shoppers with a sealed row of a purpose that holds something from before a day, or of which it is not known.
    func agedSeals(
        of shop: ShopNumber, _ purpose: PurposeCode, before day: Int32, limit: Int
    ) async throws -> [Pseudonym]
    /// Shoppers of whom a yes has run out by a day.
    func lapsed(of shop: ShopNumber, by day: Int32, limit: Int) async throws -> [Pseudonym]
    /// Shoppers with decisions that ran out before a day; one with several may come several times.
    func agedDecisions(of shop: ShopNumber, before day: Int32, limit: Int) async throws -> [Pseudonym]
    /// How many records of a class from before a day there are, and the day of the oldest.
    func census(of shop: ShopNumber, _ kind: RecordClass, before day: Int32) async throws -> Census
    /// The newest run at or before a time; nil when there was none.
    func run(of shop: ShopNumber, by time: Int64) async throws -> RetentionRun?
}

/// How many records there are, and the day of the oldest (since 1970).
public struct Census: Sendable, Hashable {
    public let count: Int
    public let oldest: Int32?

    public init(count: Int, oldest: Int32?) {
        self.count = count
        self.oldest = oldest
    }
}
