/// Why nothing was published: a code, and never a key or a number of the table.
public struct ThresholdError: Error, Hashable, CustomStringConvertible {
    /// What was wrong; the raw value is what programs and problem documents show.
    public enum Code: String, Sendable, CaseIterable {
        /// A threshold below the floor was asked for.
        case belowFloor = "below-floor"
        /// A cell has a negative number of contributors.
        case negative
        /// A cell counts fewer than its contributors, or counts something that nobody contributed.
        case countMismatch = "count-mismatch"
        /// Two cells of a table have the same key.
        case duplicateKey = "duplicate-key"
        /// The total of a table exceeds the largest whole number.
        case overflow
    }

    /// What was wrong.
    public let code: Code

    /// An error with its code.
    public init(_ code: Code) {
        self.code = code
    }

    /// The code, safe to log: it holds no data.
    public var description: String { "ThresholdError.\(code.rawValue)" }
}
