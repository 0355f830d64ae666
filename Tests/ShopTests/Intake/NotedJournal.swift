import Consent
import Shop
import Synchronization

/// A journal that notes every change that became durable, and lets a test act just before one does.
final class NotedJournal: Journal {
    private struct Notes {
        var changes: [Change] = []
        var attempts = 0
        var interruptions: [@Sendable () async throws -> Void] = []
    }

    private let journal: any Journal
    private let notes = Mutex(Notes())

    init(_ journal: any Journal) { self.journal = journal }

    var changes: [Change] { notes.withLock { $0.changes } }
    var writes: [Write] { changes.flatMap(\.writes) }
    var attempts: Int { notes.withLock { $0.attempts } }

    /// Between the reading for the next change and its writing, this happens. What it throws, the writer gets.
    func interrupt(_ act: @escaping @Sendable () async throws -> Void) {
        notes.withLock { $0.interruptions.append(act) }
    }

    func commit(_ change: Change) async throws -> Committed {
        let act = notes.withLock { notes in
            notes.attempts += 1
            return notes.interruptions.isEmpty ? nil : notes.interruptions.removeFirst()
        }
        try await act?()
        let committed = try await journal.commit(change)
        notes.withLock { $0.changes.append(change) }
        return committed
    }

    func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        try await journal.facts(of: shop, after: number, limit: limit)
    }

    func head(of shop: ShopNumber) async throws -> UInt64 { try await journal.head(of: shop) }
}

extension Write {
    /// What is written, without its content.
    var kind: String {
        switch self {
        case .contribute: "contribution"
        case .tally: "count"
        case .seal(let sealed): "sealed row for \(sealed.purpose.name)"
        default: "something else"
        }
    }

    var contribution: Contribution? { if case .contribute(let contribution) = self { contribution } else { nil } }
    var sealed: Sealed? { if case .seal(let sealed) = self { sealed } else { nil } }
}
