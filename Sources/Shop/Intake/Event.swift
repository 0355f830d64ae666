public import Consent

/// One thing that happened, already minimised: what no purpose needs has no field here.
public struct Event: Sendable, Hashable {
    public var kind: EventKind
    /// The sender's own id of the message, at most 100 bytes; a second one with the same id counts for nothing.
    public var message: String?
    /// Whole seconds since 1970.
    public var time: Int64
    /// The token of the visit, which only the visitor's browser holds; stored only as a keyed number.
    public var visit: String?
    public var lines: [EventLine]
    /// What the event itself says was agreed to.
    public var carried: Choices
    /// The shop's own customer number, read only from sources that the shop's operator vouches for.
    public var customer: String?

    public init(
        kind: EventKind, message: String? = nil, time: Int64, visit: String? = nil, lines: [EventLine] = [],
        carried: Choices = .init(), customer: String? = nil
    ) {
        self.kind = kind
        self.message = message
        self.time = time
        self.visit = visit
        self.lines = lines
        self.carried = carried
        self.customer = customer
    }

    /// The day of the event, counted from 1970-01-01 in UTC.
    public var day: Int32 { Int32(clamping: time.flooredDay) }
}

/// One item of an event.
public struct EventLine: Sendable, Hashable {
    public var item: String
    public var quantity: Int32
    public var price: Money?

    public init(item: String, quantity: Int32 = 1, price: Money? = nil) {
        self.item = item
        self.quantity = quantity
        self.price = price
    }
}

/// The events that some purpose needs, by their GA4 names.
public enum EventKind: UInt8, Sendable, Hashable, CaseIterable {
    case viewItemList = 0
    case selectItem, viewItem, addToWishlist, addToCart, removeFromCart, purchase, refund

    /// The GA4 name.
    public var name: String {
        switch self {
        case .viewItemList: "view_item_list"
        case .selectItem: "select_item"
        case .viewItem: "view_item"
        case .addToWishlist: "add_to_wishlist"
        case .addToCart: "add_to_cart"
        case .removeFromCart: "remove_from_cart"
        case .purchase: "purchase"
        case .refund: "refund"
        }
    }

    /// The event of that GA4 name, or nil.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// GA4 events that well-behaved shops send and that no purpose here needs: dropped and counted, not refused.
    public static let notNeeded: Set<String> = [
        "page_view", "view_cart", "begin_checkout", "add_shipping_info", "add_payment_info", "search", "view_promotion",
        "select_promotion", "login", "sign_up", "share", "session_start", "first_visit", "user_engagement", "scroll",
        "click", "view_search_results", "generate_lead",
    ]
}

extension Int64 {
    /// The day that a second belongs to, also before 1970.
    var flooredDay: Int64 { self >= 0 ? self / 86_400 : (self + 1) / 86_400 - 1 }
}
