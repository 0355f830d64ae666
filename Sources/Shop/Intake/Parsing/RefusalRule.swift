/// Rows that an import leaves out by what a column says, such as `InvoiceNo=C*,A*`.
public struct RefusalRule: Sendable, Hashable {
    /// The column's name in the header.
    public let column: String
    /// Values; one that ends in `*` stands for every value that begins so.
    public let patterns: [String]

    /// Reads `COLUMN=pattern,pattern`.
    public init(parsing text: String) throws(InputFault) {
        let parts = text.split(separator: "=", maxSplits: 1)
        let patterns = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
        guard parts.count == 2, !patterns.isEmpty else {
            throw InputFault(.malformed, at: "refuse", "a rule is COLUMN=pattern,pattern, such as InvoiceNo=C*,A*")
        }
        self.init(column: String(parts[0]), patterns: patterns)
    }

    /// A rule for one column.
    public init(column: String, patterns: [String]) {
        self.column = column
        self.patterns = patterns
    }

    /// The pattern that a value meets, or nil.
    func pattern(meeting value: ArraySlice<UInt8>) -> String? {
        patterns.first { pattern in
            pattern.hasSuffix("*") ? value.starts(with: pattern.utf8.dropLast()) : value.elementsEqual(pattern.utf8)
        }
    }
}
