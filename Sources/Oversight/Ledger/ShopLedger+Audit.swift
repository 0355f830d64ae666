public import Ledger
import Shop

extension ShopLedger {
    /// Reads the whole ledger as it is kept: lines, roots, nodes, end and checkpoints; answers its tree.
    ///
    /// Lines that are added meanwhile are left for the next time. Throws the `LogFault` of the first thing that is
    /// wrong, and `StoreFault` when the store does not answer.
    /// - Complexity: some 11 hashes a line at a million lines, in pages of 1,000; no line is kept.
    public func audit() async throws -> Frontier {
        let end = try await end()
        var audit = LogAudit(key: verifier)
        while true {
            let first = audit.frontier.size
            let page = try await book.lines(of: shop, from: first, limit: min(1_000, (end?.size ?? .max) - first))
            guard !page.isEmpty else { break }
            var notes = try await checkpoints(after: first == 0 ? .min : first, limit: page.count)
            var nodes: [LogNode] = []
            for line in page {
                nodes += try audit.read(line)
                let size = audit.frontier.size
                // A size below the first line's is none.
                guard notes.first.map({ $0.size >= size }) ?? true else { throw LogFault(.checkpoint, at: 0) }
                if notes.first?.size == size { try audit.check(checkpoint: notes.removeFirst().note) }
            }
            let kept = try await book.roots(of: shop, over: nodes.map(\.leaves))
            for (node, kept) in zip(nodes, kept) { try audit.check(node, kept: kept) }
        }
        try await checkBeyond(audit)
        try audit.finish(end)
        return audit.frontier
    }

    /// Checks that a checkpoint which was kept elsewhere is one that today's lines lead to.
    ///
    /// Throws `LogFault` `checkpoint`, or `missing` when there were more lines then.
    public func check(earlier note: SignedNote) async throws {
        let earlier: Checkpoint
        do { earlier = try Checkpoint(note, by: verifier) } catch {
            throw LogFault(.checkpoint, at: (try? Checkpoint(text: note.text))?.size ?? 0, error.code)
        }
        let size = try await book.frontier(of: shop).size
        guard earlier.size <= size else { throw LogFault(.missing, at: size) }
        let root = try await book.roots(of: shop, over: [0..<earlier.size])
        guard root == [earlier.root] else { throw LogFault(.checkpoint, at: earlier.size, .rootMismatch) }
    }

    /// A checkpoint of more lines than there are says that lines are missing, unless they came while we read.
    private func checkBeyond(_ audit: LogAudit) async throws {
        guard let beyond = try await checkpoints(after: audit.frontier.size, limit: 1).first else { return }
        if let now = try await end(), now.size >= beyond.size { return }
        guard let note = try? SignedNote(beyond.note), (try? Checkpoint(note, by: verifier))?.size == beyond.size else {
            throw LogFault(.checkpoint, at: beyond.size)
        }
        throw LogFault(.missing, at: audit.frontier.size)
    }

    private func checkpoints(after size: Int, limit: Int) async throws -> ArraySlice<KeptCheckpoint> {
        try await book.checkpoints(of: shop, after: size, limit: limit)[...]
    }

    /// The end as it is kept; nil when it cannot be read.
    private func end() async throws -> Frontier? {
        do { return try await book.frontier(of: shop) } catch let fault as StoreFault where fault.code == .corrupt {
            return nil
        }
    }
}
