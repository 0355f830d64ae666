public import Anonymity
public import Consent

/// How many shoppers agreed to what: counts from their live decisions, and none of a group below the threshold.
///
/// A shopper's decision for a purpose has one level, so she is counted in one cell of its table. Only those with an
/// account are in it: of what visitors agreed to nothing is kept that could be counted.
public struct Agreements: Sendable {
    private let shop: ShopNumber
    private let desk: ConsentDesk
    private let book: any CohortBook
    private let threshold: Threshold

    public init(shop: ShopNumber, desk: ConsentDesk, book: any CohortBook, threshold: Threshold = Threshold()) {
        self.shop = shop
        self.desk = desk
        self.book = book
        self.threshold = threshold
    }

    /// The smallest group that is shown.
    public var k: Int { threshold.k }

    /// One table for a purpose: how many shoppers let it reach each level above `off`, now.
    ///
    /// Throws what the book throws, and then nothing is shown.
    public func table<P: Purpose>(for _: P.Type) async throws -> PublishedTable<Level> {
        let members = try await desk.withCohort(of: shop, P.self) { try await book.members(of: $0) }
        return try threshold.publish(
            try members.map { try Cell(key: $0.key, count: $0.value, contributors: $0.value) }, spread: .oneCell)
    }

    /// The tables of all purposes, in order.
    public func tables() async throws -> [(purpose: PurposeCode, levels: PublishedTable<Level>)] {
        [
            (.recommendations, try await table(for: Recommending.self)),
            (.history, try await table(for: Remembering.self)),
            (.learning, try await table(for: Learning.self)),
            (.measurement, try await table(for: Measuring.self)),
            (.messages, try await table(for: Messaging.self)),
            (.offers, try await table(for: Offering.self)),
            (.research, try await table(for: Researching.self)),
        ]
    }
}
