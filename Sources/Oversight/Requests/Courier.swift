public import Consent
public import Shop

/// Something that must reach a shopper at the address that the shop has on file.
///
/// The house has no address of hers: whoever delivers it looks that up by the shop's own customer number.
public struct Letter: Sendable {
    public enum Body: Sendable {
        /// A one-time code that shows that a request is hers.
        case code(String)
        /// Her request takes longer, until that moment (seconds since 1970), and why.
        case extended(DelayReason, until: Int64)
    }

    public let shop: ShopNumber
    /// The shop's own customer number.
    public let customer: String
    public let request: RequestNumber
    public let body: Body
}

/// Delivers letters. Nothing of a letter is kept once it is handed over.
public protocol Courier: Sendable {
    /// Takes a letter over; throws when it cannot.
    func deliver(_ letter: Letter) async throws
}
