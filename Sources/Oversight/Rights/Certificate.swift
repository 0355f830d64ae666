/// What an erasure did, or would do: the same for a shopper nobody knew, but that all counts are zero.
public struct Certificate: Sendable {
    public var visitsForgotten = 0
    public var sealedRowsDeleted = 0
    public var decisionsDeleted = 0
    public var keysDestroyed = 0
    public var requestsDeleted = 0
    /// The journal number from which no model holds her.
    public var position: UInt64 = 0
    public var receipt: Receipt?
    /// Each place with what was taken out of it.
    public var places: [Place] = []
    /// What the shop keeps elsewhere because a law makes it.
    public var kept: [KeptElsewhere] = []
    public var proof: Proof?

    /// A certificate of nothing.
    public init() {}

    /// One place and what was, or would be, taken out of it.
    public struct Place: Sendable, Hashable {
        public let holding: Holding
        public let count: Int
    }

    /// What was looked at independently of what did it.
    public struct Proof: Sendable, Hashable {
        /// Digests over all models.
        public var modelsBefore: String?
        public var modelsAfter: String?
        public var sweep: SweepReport
        /// Caches that still held something.
        public var caches: Int
        /// Visits of hers that the models still knew.
        public var visits = 0
    }
}
