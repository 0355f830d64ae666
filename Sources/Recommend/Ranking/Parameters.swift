/// What the models are tuned with; the defaults were chosen on click sessions of a real shop.
public struct Parameters: Sendable {
    /// How popularity is counted.
    public var popularity = PopularityParameters()
    /// How items go together.
    public var goesWith = GoesWithParameters()
    /// How the next item is found.
    public var nextItem = NextItemParameters()

    /// The defaults.
    public init() {}
}

/// How popularity is counted.
public struct PopularityParameters: Sendable {
    /// Days after which a contribution counts half; at least 1.
    public var halfLife = 14
    /// What a visit adds to an item by its strongest action, indexed by the raw value of ``Action``.
    public var weights: [UInt32] = [1, 2, 4, 8]
    /// How many items the ranking holds.
    public var listed = 2_000
    /// How many items the ranking of each category holds.
    public var listedInCategory = 200

    /// The defaults.
    public init() {}
}
