public import Shop

/// Which items an answer may hold, as the caller asks.
public struct ItemFilter: Sendable, Hashable {
    /// Any category on an item's path has one of these names; empty is any.
    public var categories: [String] = []
    public var lowest: Money?
    public var highest: Money?
    /// Whether items that cannot be ordered now may be shown.
    public var includesUnorderable = false

    /// Every item that can be ordered.
    public init() {}

    /// The filter against one state of the catalog.
    func matcher(in view: CatalogView) -> @Sendable (ItemNumber) -> Bool {
        let named = categories.isEmpty ? nil : view.categories(named: categories)
        return { [lowest, highest, includesUnorderable] number in
            let entry = view.entry(number)
            guard entry.availability.isOrderable || (includesUnorderable && entry.availability != .unlisted) else {
                return false
            }
            if let named, !named.contains(entry.category) { return false }
            // A price in another currency cannot be compared, so it is not within the bounds.
            if let lowest {
                guard let price = entry.price, price.currency == lowest.currency, price.minor >= lowest.minor else {
                    return false
                }
            }
            if let highest {
                guard let price = entry.price, price.currency == highest.currency, price.minor <= highest.minor else {
                    return false
                }
            }
            return true
        }
    }
}
