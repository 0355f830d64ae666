public import Consent
public import Shop

/// Where data subject requests are kept; they are written through the journal. Implemented by every store engine.
public protocol RequestBook: Sendable {
    /// A request by its number; nil when there is none.
    func request(_ number: RequestNumber, in shop: ShopNumber) async throws -> RequestRow?
    /// Every request of a shopper, in the order of their dates.
    func requests(of shopper: Pseudonym, in shop: ShopNumber) async throws -> [RequestRow]
    /// The requests that are open, or all, in the order of their deadlines; at most `limit`.
    func requests(in shop: ShopNumber, onlyOpen: Bool, limit: Int) async throws -> [RequestRow]
    /// What visits of hers taught the models, in the order in which it was taken in.
    func contributions(of visits: [UInt64], under permit: borrowing Permit<Learning>) async throws -> [Contribution]
}
