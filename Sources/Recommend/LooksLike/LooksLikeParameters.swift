/// What makes items look alike.
public struct LooksLikeParameters: Sendable {
    /// The weight of a word of the title.
    public var title = 1.0
    /// The weight of a word of the description.
    public var description = 0.3
    /// The weight of each common level of the category paths.
    public var category = 0.5
    /// The weight of the brand.
    public var brand = 0.5
    /// How much more an item of the same price counts, at most; at half or twice the price it is nothing.
    public var price = 0.2

    /// Items that are less alike than this are not suggested on a page.
    public var least = 0.15

    /// The defaults.
    public init() {}

    /// What is worth turning, the most telling first.
    public static let dials: [Dial<LooksLikeParameters>] = [
        Dial("title", \.title, [0.25, 0.5, 1, 2]),
        Dial("description", \.description, [0, 0.1, 0.2, 0.3, 0.5, 1]),
        Dial("category", \.category, [0, 0.25, 0.5, 1, 2]),
        Dial("brand", \.brand, [0, 0.25, 0.5, 1, 2]),
        Dial("price", \.price, [0, 0.1, 0.2, 0.4, 0.8]),
    ]
}
