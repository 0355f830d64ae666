/// One whole-number count of a table, with the number of contributors behind it.
public struct Cell<Key: Hashable & Comparable & Sendable>: Sendable, Hashable {
    /// What is counted, for instance a day.
    public let key: Key

    /// How often it happened.
    public let count: Int

    /// How many different contributors (visits, people) made up exactly this count.
    public let contributors: Int

    /// A cell in which each contributor counts at least once; throws `negative` or `count-mismatch` otherwise.
    ///
    /// Give each kind of event a cell of its own: one purchase in a cell of a hundred viewers is one person's purchase.
    public init(key: Key, count: Int, contributors: Int) throws(ThresholdError) {
        guard contributors >= 0 else { throw ThresholdError(.negative) }
        guard count >= contributors, count == 0 || contributors > 0 else { throw ThresholdError(.countMismatch) }
        self.key = key
        self.count = count
        self.contributors = contributors
    }
}
