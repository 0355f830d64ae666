/// What the reader of a feed must be told, where the feed does not say it.
public struct FeedOptions: Sendable {
    /// The form; nil to tell it by the first bytes.
    public var form: FeedForm?
    /// Our field to the table's column, where the column has another name, such as `id` to `StockCode`.
    public var mapping: [String: String]
    /// The currency of prices without one.
    public var currency: Currency?
    /// The time for which sale prices are read, in seconds since 1970.
    public var now: Int64

    /// Nothing but the time has to be said.
    public init(now: Int64, form: FeedForm? = nil, mapping: [String: String] = [:], currency: Currency? = nil) {
        self.now = now
        self.form = form
        self.mapping = mapping
        self.currency = currency
    }
}

/// One row of a feed: an item, or why it is none.
public struct FeedRow: Sendable {
    /// Where it begins, from 1.
    public let line: Int
    /// The item, or the first thing wrong with the row.
    public let result: Result<Item, InputFault>
}
