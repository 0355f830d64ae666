/// One question to a model with the answer that was seen: full ranking, no sampled negatives.
public struct Trial<Query: Sendable>: Sendable {
    /// What is asked.
    public var query: Query
    /// The items that would have been right, without repeats; those that the model cannot know stay out of the list.
    public var targets: [ItemNumber]
    /// How many items would have been right, the unknown ones among them: these are misses.
    public var targetCount: Int
    /// Whose question it is: the number of the visit or user, for intervals that respect what belongs together.
    public var unit: Int

    /// A trial; `unknown` targets are misses whatever is answered.
    public init(_ query: Query, targets: [ItemNumber], unknown: Int = 0, unit: Int) {
        self.query = query
        self.targets = targets
        self.targetCount = targets.count + unknown
        self.unit = unit
    }
}

/// What answers trials: a fitted model with everything that it needs to be asked.
public protocol Predictor: Sendable {
    /// What is asked of it.
    associatedtype Query: Sendable
    /// Its working memory, one for each thread.
    associatedtype Memory
    /// New working memory.
    func memory() -> Memory
    /// The best items, best first, at most `limit`.
    func best(_ query: Query, limit: Int, _ memory: inout Memory) -> [ItemNumber]
}
