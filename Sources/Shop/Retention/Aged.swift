/// Rows past their date that can be deleted by themselves.
public enum Aged: Sendable, Hashable {
    /// Marks of messages that were taken in before a day.
    ///
    /// Marks are keyed numbers spread evenly over all 64 bits, so a slice of the numbers is a batch of about one in 256.
    case messages(before: Int32, slice: UInt8)
    /// Marks of visits that were counted before a day, in slices too.
    case contributors(before: Int32, slice: UInt8)
    /// Counters of days before this one.
    case counters(before: Int32)
    /// The words that visits were forgotten, up to a number of the journal that every node has passed.
    case forgotten(upTo: UInt64)
}

/// When everything due was deleted, and where the journal then ended.
public struct RetentionRun: Sendable, Hashable {
    /// Seconds since 1970.
    public let time: Int64
    public let position: UInt64

    public init(time: Int64, position: UInt64) {
        self.time = time
        self.position = position
    }
}
