/// What the models are tuned with; the defaults were chosen on click sessions of a real shop.
public struct Parameters: Sendable {
    /// How popularity is counted.
    public var popularity = PopularityParameters()
    /// How items go together.
    public var goesWith = GoesWithParameters()
    /// How the next item is found.
    public var nextItem = NextItemParameters()
    /// How items are found for a history.
    public var forYou = ForYouParameters()
    /// Up to so many items the model for histories solves a dense matrix; its inverse takes four bytes for each pair.
    public var denseItems = 5_000
    /// What makes items look alike.
    public var looksLike = LooksLikeParameters()
    /// The share of the catalog that is new, the newest items.
    public var newest = Ratio(1, over: 10)
    /// How the scores of several sources are brought onto one scale.
    public var blend = BlendParameters()

    /// The defaults.
    public init() {}
}

extension Parameters {
    /// The tunable numbers by name, such as `next_item.rarity`.
    public var numbers: [String: Double] {
        var numbers: [String: Double] = [:]
        for dial in NextItemParameters.dials { numbers["next_item.\(dial.name)"] = nextItem[keyPath: dial.path] }
        for dial in GoesWithParameters.dials { numbers["goes_with.\(dial.name)"] = goesWith[keyPath: dial.path] }
        return numbers
    }

    /// The defaults with these numbers in their places; unknown names and what is no number are passed over.
    public init(numbers: [String: Double]) {
        self.init()
        func number(_ name: String) -> Double? { numbers[name].flatMap { $0.isFinite ? $0 : nil } }
        for dial in NextItemParameters.dials {
            if let number = number("next_item.\(dial.name)") { nextItem[keyPath: dial.path] = number }
        }
        for dial in GoesWithParameters.dials {
            if let number = number("goes_with.\(dial.name)") { goesWith[keyPath: dial.path] = number }
        }
    }
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
