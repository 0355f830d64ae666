import Consent
import Shop
import Synchronization

/// A journal that keeps every fact there ever was, and lets a test act just before a change is made.
final class WatchedJournal: Journal {
    private struct Notes {
        var facts: [Fact] = []
        var changes: [Change] = []
        var interruptions: [@Sendable () async throws -> Void] = []
    }

    private let journal: any Journal
    private let notes = Mutex(Notes())

    init(_ journal: any Journal) { self.journal = journal }

    var facts: [Fact] { notes.withLock { $0.facts } }
    var changes: [Change] { notes.withLock { $0.changes } }

    /// Between the reading for the next change and its making, this happens. What it throws, the caller gets.
    func interrupt(_ act: @escaping @Sendable () async throws -> Void) {
        notes.withLock { $0.interruptions.append(act) }
    }

    func commit(_ change: Change) async throws -> Committed {
        let act = notes.withLock { $0.interruptions.isEmpty ? nil : $0.interruptions.removeFirst() }
        try await act?()
        let committed = try await journal.commit(change)
        let known = facts.last?.number ?? 0
        let new = try await journal.facts(of: change.shop, after: known, limit: .max)
        notes.withLock { notes in
            notes.changes.append(change)
            notes.facts += new
        }
        return committed
    }

    func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        try await journal.facts(of: shop, after: number, limit: limit)
    }

    func head(of shop: ShopNumber) async throws -> UInt64 { try await journal.head(of: shop) }
}

/// The journal of a shop that never saw certain visits.
struct JournalWithout: Journal {
    let facts: [Fact]

    init(_ facts: [Fact], visits: Set<UInt64>) {
        self.facts = facts.filter { fact in
            switch fact.body {
            case .contributed(let contribution): !visits.contains(contribution.visit)
            case .forgotten(let visit): !visits.contains(visit)
            case .item, .tuned, .ruled, .published: true
            }
        }
    }

    func commit(_ change: Change) async throws -> Committed { throw StoreFault(.unavailable) }
    func head(of shop: ShopNumber) async throws -> UInt64 { facts.last?.number ?? 0 }

    func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        Array(facts.filter { $0.number > number }.prefix(limit))
    }
}
