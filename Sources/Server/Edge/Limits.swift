/// How much a request may be.
enum Limits {
    /// Bytes of most bodies.
    static let bodyBytes = 1_048_576
    /// Bytes of a feed.
    static let feedBytes = 64 * 1_048_576
    /// Bytes of a request from a data-rights hub; it comes back in the answer.
    static let openDSRBytes = 65_536
    /// Items of an answer.
    static let answerItems = 100
    /// Items of a visit that a request may carry, newest last.
    static let visitItems = 200
    /// Candidates that a request may rank.
    static let candidates = 500
}
