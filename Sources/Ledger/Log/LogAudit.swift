/// Reads a stored log from its first line on, and throws at the first thing that is wrong.
///
/// Whoever can write the store can make lines, roots, nodes and end agree with each other again; what she cannot make
/// is a checkpoint for them, without the key.
public struct LogAudit: Sendable {
    /// The tree over the lines that were read.
    public private(set) var frontier = Frontier()

    /// What checkpoints are signed with.
    let key: VerifierKey

    /// Begins before the first line; checkpoints are to be signed by `key`.
    public init(key: VerifierKey) {
        self.key = key
    }

    /// Reads the next line; answers the nodes that it completes. Throws `line`, or `missing` when it is a later one.
    public mutating func read(_ line: LogLine) throws(LogFault) -> [LogNode] {
        let index = frontier.size
        guard line.index == index else { throw LogFault(.missing, at: index) }
        let completed = frontier.append(line.leaf)
        guard frontier.root == line.root else { throw LogFault(.line, at: index, .rootMismatch) }
        return completed
    }

    /// Compares a node that lines completed with the one that is kept, nil when none is. Throws `node`.
    public func check(_ node: LogNode, kept: Hash?) throws(LogFault) {
        guard node.hash == kept else { throw LogFault(.node, at: node.leaves.lowerBound) }
    }

    /// Checks a checkpoint that was kept for the number of lines that were read so far. Throws `checkpoint`.
    public func check(checkpoint note: String) throws(LogFault) {
        do throws(LedgerError) {
            let checkpoint = try Checkpoint(try SignedNote(note), by: key)
            guard checkpoint.size == frontier.size else { throw LedgerError(.treeSize) }
            guard checkpoint.root == frontier.root else { throw LedgerError(.rootMismatch) }
        } catch { throw LogFault(.checkpoint, at: frontier.size, error.code) }
    }

    /// Compares the end that is kept, nil when it cannot be read. Throws `missing` or `frontier`.
    public func finish(_ kept: Frontier?) throws(LogFault) {
        if let kept, kept.size > frontier.size { throw LogFault(.missing, at: frontier.size) }
        guard kept == frontier else { throw LogFault(.frontier, at: frontier.size) }
    }
}
