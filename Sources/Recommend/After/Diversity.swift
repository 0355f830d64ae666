/// Keeps what is shown from being all alike.
///
/// Every place takes the candidate with the highest (1 - share) · relevance - share · penalty.
public struct Diversity: Sendable {
    /// How likeness to what is already there is counted against a candidate.
    public enum Method: String, Sendable, CaseIterable {
        /// The likeness to the most alike one: maximal marginal relevance (Carbonell, Goldstein: SIGIR 1998).
        case marginal
        /// -log of the squared volume that it adds to all of them together: greedy maximum a posteriori of a
        /// determinantal point process (Chen, Zhang, Zhou: NeurIPS 2018). Dearer, and sees what several say together.
        case determinantal
    }

    /// The weight of diversity, from 0 (off) to 1.
    public var share: Double
    /// How likeness is counted.
    public var method: Method

    /// Diversity, off unless a share is given.
    public init(share: Double = 0, method: Method = .marginal) {
        self.share = share
        self.method = method
    }
}
