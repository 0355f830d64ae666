/// Where suggestions come from.
public enum Source: String, Sendable, CaseIterable {
    /// What visits like this one went on to (`visit`, then `history`).
    case nextItem = "next_item"
    /// What is looked at together with the items of the page.
    case alsoViewed = "also_viewed"
    /// What is bought together with the items of the page.
    case boughtTogether = "bought_together"
    /// What is popular, first near the page, then in the whole shop.
    case popular
    /// What the caller listed, in the caller's order.
    case listed
}

/// What is asked of a ``Recommender``.
public struct Query: Sendable {
    /// The sources, asked in this order until `limit` items are there.
    public var chain: [Source]
    /// The items on the page or in the cart; never suggested.
    public var page: [ItemNumber]
    /// The items of the running visit, oldest first.
    public var visit: [ItemNumber]
    /// The items of earlier visits, oldest first; they count like older steps of the running one.
    public var history: [ItemNumber]
    /// The most suggestions wanted.
    public var limit: Int
    /// Items that must not be suggested.
    public var exclude: [ItemNumber]
    /// Whether items of the running visit may be suggested again, and those of the history by ``Source/nextItem``.
    public var repeatsVisit: Bool
    /// Items in catalog order for ``Source/listed``, so that an empty model still answers.
    public var listed: [ItemNumber]
    /// Narrows ``Source/popular``: items that satisfy it, such as those of the page's category, come first.
    public var near: (@Sendable (ItemNumber) -> Bool)?

    /// A query; what is left out is empty.
    public init(
        chain: [Source] = Source.allCases, page: [ItemNumber] = [], visit: [ItemNumber] = [],
        history: [ItemNumber] = [], limit: Int = 20, exclude: [ItemNumber] = [], repeatsVisit: Bool = false,
        listed: [ItemNumber] = [], near: (@Sendable (ItemNumber) -> Bool)? = nil
    ) {
        self.chain = chain
        self.page = page
        self.visit = visit
        self.history = history
        self.limit = limit
        self.exclude = exclude
        self.repeatsVisit = repeatsVisit
        self.listed = listed
        self.near = near
    }
}
