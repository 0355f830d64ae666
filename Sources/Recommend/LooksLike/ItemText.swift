/// What the catalog says of an item. Public data: nothing of a person is in it.
public struct ItemText: Sendable, Hashable {
    /// The item.
    public var item: ItemNumber
    /// The title.
    public var title: String
    /// The description, in plain text.
    public var description: String
    /// The category path, from the widest to the narrowest.
    public var category: [String]
    /// The brand, empty where there is none.
    public var brand: String
    /// The price in minor units of the shop's currency; 0 where there is none.
    public var price: Int64

    /// What is known of an item; what is left out is empty.
    public init(
        _ item: ItemNumber, title: String, description: String = "", category: [String] = [], brand: String = "",
        price: Int64 = 0
    ) {
        self.item = item
        self.title = title
        self.description = description
        self.category = category
        self.brand = brand
        self.price = price
    }
}

/// An item that looks like another, or like words.
public struct Lookalike: Sendable, Equatable {
    /// What is alike.
    public enum Trait: String, Sendable, CaseIterable {
        /// Words of the title.
        case similarTitle = "similar_title"
        /// Words of the description.
        case similarDescription = "similar_description"
        /// The category or one above it.
        case sameCategory = "same_category"
        /// The brand.
        case sameBrand = "same_brand"
        /// The price.
        case similarPrice = "similar_price"
    }

    /// The item.
    public var item: ItemNumber
    /// How much it is alike; comparable within one answer.
    public var score: Double
    /// What is alike, the weightiest first: without it the score would be lower.
    public var traits: [Trait]
}
