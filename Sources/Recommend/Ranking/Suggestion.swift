/// An item and why it is suggested.
public struct Suggestion: Sendable, Equatable {
    /// The item.
    public var item: ItemNumber
    /// How well it fits; comparable only between suggestions of the same ``Blend`` in one answer.
    public var score: Double
    /// At least one and at most three reasons, the weightiest first.
    public var reasons: [Reason]

    /// A suggestion.
    public init(item: ItemNumber, score: Double, reasons: [Reason]) {
        self.item = item
        self.score = score
        self.reasons = reasons
    }
}

/// Why an item is suggested: computed from the model, so that without the named item the score would be lower.
public struct Reason: Sendable, Equatable {
    /// The kinds of reasons.
    public enum Code: String, Sendable, CaseIterable {
        /// Who looked at the named item of this visit or of earlier ones went on to the suggested one.
        case becauseYouViewed = "because_you_viewed"
        /// Who had the named item of the history had the suggested one too.
        case becauseOfHistory = "because_of_history"
        /// The suggested item is looked at in the same visits as the named item of the page.
        case alsoViewed = "also_viewed"
        /// The suggested item is bought in the same visits as the named item of the page.
        case boughtTogether = "bought_together"
        /// The catalog says much the same of the suggested item and of the named one of the page.
        case looksLike = "looks_like"
        /// Popular in the category of the page.
        case popularInCategory = "popular_in_category"
        /// Popular in the whole shop.
        case popular = "popular"
        /// New in the category of the page.
        case newInCategory = "new_in_category"
        /// New in the catalog.
        case new = "new"
        /// The shop put it here.
        case chosen = "chosen_by_shop"
        /// Drawn at random among new items, to learn whom they please.
        case explored = "explored"
        /// In the list that the caller gave.
        case inCatalog = "in_catalog"
    }

    /// The kind of reason.
    public var code: Code
    /// The item of the query that carried the suggestion, where there is one.
    public var item: ItemNumber?

    /// A reason.
    public init(_ code: Code, _ item: ItemNumber? = nil) {
        self.code = code
        self.item = item
    }
}
