/// What a request says about the person behind it, before the desk has looked.
public struct Claim: Sendable {
    public var shop: ShopNumber
    /// The shopper whom a verified token named; nil for a visitor.
    public var shopper: Pseudonym?
    /// What the visitor's browser says was agreed to. It never reaches further than `visit`.
    public var carried: Choices
    public var signals: Signals

    public init(shop: ShopNumber, shopper: Pseudonym? = nil, carried: Choices = .init(), signals: Signals = .init()) {
        self.shop = shop
        self.shopper = shopper
        self.carried = carried
        self.signals = signals
    }
}

/// Why a purpose reaches no further than it does; shown to callers as `because`.
public enum Limit: String, Sendable, Hashable {
    /// Nobody was asked, and nothing was said: everything is off.
    case notAsked = "not_asked"
    /// The shopper decided so.
    case decided
    /// A signal such as `Sec-GPC` lowered it.
    case signal
    /// She is below the age at which she can agree for herself.
    case belowAge = "below_age"
    /// Her yes has run out.
    case expired
    /// Beyond a visit a signed shopper token is needed.
    case noAccount = "no_account"
    /// The consent store could not be read, so everything is off.
    case storeUnavailable = "store_unavailable"
}
