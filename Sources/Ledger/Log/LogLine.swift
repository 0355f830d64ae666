/// One line of a stored log: what it commits to, and the root with it as the last.
///
/// The root is what names a line: where lines and roots part, there the first wrong one is.
public struct LogLine: Sendable, Hashable {
    /// Its place, from 0.
    public let index: Int
    /// The hash of its commitment as a leaf.
    public let leaf: Hash
    /// The root over all lines up to this one.
    public let root: Hash

    /// A line from its parts.
    public init(index: Int, leaf: Hash, root: Hash) {
        self.index = index
        self.leaf = leaf
        self.root = root
    }
}

/// Where a stored log is wrong, and what does not fit there: an index, and never a person.
public struct LogFault: Error, Hashable, CustomStringConvertible {
    /// What of a log is wrong.
    public enum Part: String, Sendable, CaseIterable {
        /// A line, or its root, does not follow from the lines before it.
        case line
        /// A line is not there, though the log says elsewhere that it is.
        case missing
        /// A kept node is not the root over its leaves; the index is the first of them.
        case node
        /// The end of the log as it is kept for appending; the index is the number of lines.
        case frontier
        /// A checkpoint is not signed by the ledger's key, or has another root; the index is its size.
        case checkpoint
        /// The head of an exported log cannot be read.
        case head
    }

    /// What is wrong.
    public let part: Part
    /// The place, from 0.
    public let index: Int
    /// Why, where there is more to say.
    public let code: LedgerError.Code?

    /// A fault at a place.
    public init(_ part: Part, at index: Int, _ code: LedgerError.Code? = nil) {
        self.part = part
        self.index = index
        self.code = code
    }

    /// The place in words.
    public var description: String {
        let place =
            switch part {
            case .line: "line \(index) does not follow from the lines before it"
            case .missing: "line \(index) is missing"
            case .node: "the node over the lines from \(index) on does not fit them"
            case .frontier: "the end of the log, after \(index) lines, does not fit them"
            case .checkpoint: "the checkpoint of \(index) lines does not fit"
            case .head: "the head of the file cannot be read"
            }
        return code.map { "\(place) (\($0.rawValue))" } ?? place
    }
}
