/// Why a release was refused: a code, and never a key, a count or a person.
public struct PrivacyError: Error, Hashable, CustomStringConvertible {
    /// What was wrong; the raw value is what programs and problem documents show.
    public enum Code: String, Sendable, CaseIterable {
        /// A number that must be above zero is not.
        case notPositive = "not-positive"
        /// A parameter is not a number at all.
        case notANumber = "not-a-number"
        /// A parameter is beyond what is computed exactly, or so large that it would promise nothing.
        case tooLarge = "too-large"
        /// A parameter is below the smallest unit that is counted.
        case tooSmall = "too-small"
        /// There is nothing to release: a vector of no cells, a choice of nothing.
        case empty
        /// A count is negative.
        case negative
        /// A sum exceeds the largest whole number.
        case overflow
        /// A cell that the vector does not have.
        case unknownCell = "unknown-cell"
        /// One person was added twice: all that is hers must come at once, or no bound holds.
        case personTwice = "person-twice"
        /// Two things that must be of the same length are not.
        case mismatch
        /// The purse holds less than the release costs.
        case purseEmpty = "purse-empty"
    }

    /// What was wrong.
    public let code: Code

    /// An error with its code.
    public init(_ code: Code) {
        self.code = code
    }

    /// The code, safe to log: it holds no data.
    public var description: String { "PrivacyError.\(code.rawValue)" }
}
