/// Where suggestions come from.
public enum Source: String, Sendable, CaseIterable {
    /// What visits like this one went on to (`visit`, then `history`).
    case nextItem = "next_item"
    /// What fits the history as a whole; only where there is one.
    case forYou = "for_you"
    /// What is looked at together with the items of the page.
    case alsoViewed = "also_viewed"
    /// What is bought together with the items of the page.
    case boughtTogether = "bought_together"
    /// What looks like the first item of the page, by the catalog's words: carries items that nobody has seen yet.
    case looksLike = "looks_like"
    /// What is popular, first in the query's category, then in the whole shop.
    case popular
    /// What came into the catalog last, first in the query's category, then in the whole shop.
    case newest
    /// What the caller listed, in the caller's order.
    case listed
}

/// What is asked of a ``Recommender``.
public struct Query: Sendable {
    /// The sources, asked in this order until `limit` items are there; those of one ``Blend`` together.
    public var chain: [Blend]
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
    /// The category whose items come first from ``Source/popular`` and ``Source/newest``; 0 is none.
    public var category: UInt32

    /// A query; what is left out is empty.
    public init(
        chain: [Blend] = Source.allCases.map(Blend.init), page: [ItemNumber] = [], visit: [ItemNumber] = [],
        history: [ItemNumber] = [], limit: Int = 20, exclude: [ItemNumber] = [], repeatsVisit: Bool = false,
        listed: [ItemNumber] = [], category: UInt32 = 0
    ) {
        self.chain = chain
        self.page = page
        self.visit = visit
        self.history = history
        self.limit = limit
        self.exclude = exclude
        self.repeatsVisit = repeatsVisit
        self.listed = listed
        self.category = category
    }
}

extension Query {
    /// The item that others are compared with by their looks: the first of the page, or the newest of the visit.
    var lookedAt: ItemNumber? { page.first ?? visit.last }
}
