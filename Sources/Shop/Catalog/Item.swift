/// A product in the catalog.
public struct Item: Sendable, Hashable {
    /// The shop's own id, at most 256 bytes.
    public var id: String
    public var title: String
    public var details: String
    /// Where its page is; http or https.
    public var link: String
    /// Where its picture is; http, https or a path of the shop.
    public var image: String
    /// From the widest to the narrowest, such as `["Outdoor", "Tents"]`.
    public var category: [String]
    public var brand: String
    /// What variants of one product share; empty for a product without variants.
    public var group: String
    public var price: Money?
    public var availability: Availability

    public init(
        id: String, title: String = "", details: String = "", link: String = "", image: String = "",
        category: [String] = [], brand: String = "", group: String = "", price: Money? = nil,
        availability: Availability = .inStock
    ) {
        self.id = id
        self.title = title
        self.details = details
        self.link = link
        self.image = image
        self.category = category
        self.brand = brand
        self.group = group
        self.price = price
        self.availability = availability
    }
}

/// Whether an item can be had.
public enum Availability: UInt8, Sendable, Hashable, CaseIterable {
    /// Not in the catalog: known only because an event named it, or gone from its feed.
    case unlisted = 0
    case inStock = 1
    case outOfStock = 2
    case preorder = 3
    case backorder = 4

    /// The name in feeds and answers.
    public var name: String {
        switch self {
        case .unlisted: "unlisted"
        case .inStock: "in_stock"
        case .outOfStock: "out_of_stock"
        case .preorder: "preorder"
        case .backorder: "backorder"
        }
    }

    /// Reads a feed's word; `in stock` and `in_stock` are the same, and `unlisted` is not for feeds to say.
    public init?(name: some StringProtocol) {
        let plain = String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
        guard let found = Self.allCases.first(where: { $0 != .unlisted && $0.name == plain }) else { return nil }
        self = found
    }

    /// Whether a shopper can order it.
    public var isOrderable: Bool { self == .inStock || self == .preorder || self == .backorder }
}

/// The dense number of an item in its shop's store and models.
public typealias ItemNumber = UInt32
