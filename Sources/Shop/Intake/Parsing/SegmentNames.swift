/// Segment's names of the events that some purpose needs, of both versions of its e-commerce specification.
enum SegmentNames {
    /// The event of that name, in any case; nil for every other.
    static func kind(of name: String) -> EventKind? { kinds[name.lowercased()] }

    private static let kinds: [String: EventKind] = [
        "product list viewed": .viewItemList, "viewed product category": .viewItemList,
        "product clicked": .selectItem, "clicked product": .selectItem,
        "product viewed": .viewItem, "viewed product": .viewItem,
        "product added to wishlist": .addToWishlist,
        "product added": .addToCart, "added product": .addToCart, "wishlist product added to cart": .addToCart,
        "product removed": .removeFromCart, "removed product": .removeFromCart,
        "order completed": .purchase, "completed order": .purchase,
        "order refunded": .refund,
    ]
}
