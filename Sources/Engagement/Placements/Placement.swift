public import Recommend

/// A named place in the shop that shows recommendations.
public enum Placement: String, Sendable, Hashable, CaseIterable {
    case home, product, cart, category, search

    /// Where its suggestions come from, link by link: what fits this visit, then what fits the page, then what fits
    /// anyone. Every chain ends in the catalog, so that no shelf stays empty.
    public var chain: [Blend] {
        switch self {
        case .home: [[.nextItem: 2, .forYou: 1], [.looksLike: 1]] + Self.forAnyone
        case .product:
            [[.nextItem: 3, .alsoViewed: 1], [.boughtTogether: 1], [.looksLike: 1]] + Self.forAnyone
        case .cart:
            [[.boughtTogether: 2, .nextItem: 1], [.alsoViewed: 1], [.looksLike: 1]] + Self.forAnyone
        case .category, .search: [[.nextItem: 1]] + Self.forAnyone
        }
    }

    /// What needs to know nobody.
    static let forAnyone: [Blend] = [[.popular: 1], [.newest: 1], [.listed: 1]]
}
