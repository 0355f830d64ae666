/// Why nothing could be charged: a code, and nothing of what was asked.
public struct BudgetError: Error, Hashable, CustomStringConvertible {
    /// What was wrong; the raw value is what programs and problem documents show.
    public enum Code: String, Sendable, CaseIterable {
        /// A name that is not of 1 to 64 of a-z, 0-9, dot and dash.
        case badName = "bad-name"
        /// A limit or a cost of nothing, or a period of no length.
        case notPositive = "not-positive"
        /// No budget was set for this data set and purpose.
        case unknown
        /// The period's budget does not cover the cost: no release until the next period.
        case spent
        /// The clock shows a period before the last one that was charged: set it right, or wait.
        case clockWentBack = "clock-went-back"
        /// A line of the book is not what was written: restore the book.
        case edited
        /// Lines are missing from the end of the book: restore the book.
        case truncated
        /// A charge failed halfway, so nobody knows whether it counts: open the budget anew.
        case unfinished
        /// The book is in use by another process, or cannot be read or written.
        case unavailable
        /// The sum of all charges exceeds the largest whole number.
        case overflow
    }

    /// What was wrong.
    public let code: Code

    /// An error with its code.
    public init(_ code: Code) {
        self.code = code
    }

    /// The code, safe to log: it holds no data.
    public var description: String { "BudgetError.\(code.rawValue)" }
}
