/// What comes to ``AfterRanking``.
public struct Ranked: Sendable {
    /// The candidates, best first; of an item that is listed twice the first one counts.
    public var candidates: [Candidate]
    /// What ``Exploration`` draws from.
    public var pool: [Candidate]
    /// The categories of the visit or history, for ``Calibration`` and ``Surprise``.
    public var mix: Mix
    /// How many places there are.
    public var limit: Int

    /// A ranking; what is left out is empty.
    public init(_ candidates: [Candidate], pool: [Candidate] = [], mix: Mix = Mix(), limit: Int = 20) {
        self.candidates = candidates
        self.pool = pool
        self.mix = mix
        self.limit = limit
    }
}
