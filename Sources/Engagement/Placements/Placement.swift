public import Recommend

/// A named place in the shop that shows recommendations.
public enum Placement: String, Sendable, Hashable, CaseIterable {
    case home, product, cart, category, search

    /// Where its suggestions come from, in order; every chain ends in the catalog, so that no shelf stays empty.
    public var chain: [Source] {
        switch self {
        case .home, .category, .search: [.nextItem, .popular, .listed]
        case .product: [.nextItem, .alsoViewed, .boughtTogether, .popular, .listed]
        case .cart: [.boughtTogether, .nextItem, .alsoViewed, .popular, .listed]
        }
    }
}
