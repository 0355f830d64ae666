public import Consent
import Ledger
public import Shop

/// Forgets a shopper, or a visit, everywhere: in the store, in the models, and in every backup that lacks her key.
public struct Erasure: Sendable {
    /// What was done, in numbers; the same for a shopper nobody knew, but that all are zero.
    public struct Certificate: Sendable {
        public var visitsForgotten = 0
        public var sealedRowsDeleted = 0
        public var decisionsDeleted = 0
        public var keysDestroyed = 0
        /// The journal number from which no model holds her.
        public var position: UInt64 = 0
        public var receipt: Receipt?
    }

    private let shop: ShopNumber
    private let book: any ConsentBook
    private let desk: ConsentDesk
    private let journal: any Journal
    private let profiles: Profiles

    public init(
        shop: ShopNumber, book: any ConsentBook, desk: ConsentDesk, journal: any Journal, profiles: Profiles
    ) {
        self.shop = shop
        self.book = book
        self.desk = desk
        self.journal = journal
        self.profiles = profiles
    }

    /// Erases a shopper. It is one change: when this returns all of it is done and durable, and after a crash all or none.
    ///
    /// Throws `StoreFault` when nothing was changed.
    public func erase(_ shopper: Pseudonym, time: Int64) async throws -> Certificate {
        for _ in 0..<8 {
            do { return try await eraseOnce(shopper, time: time) } catch let fault as StoreFault
                where fault.code == .stale
            { continue }
        }
        throw StoreFault(.stale)
    }

    /// Forgets a visit that was learned without an account, for whoever holds its token.
    public func forget(visit: UInt64, time: Int64) async throws -> Certificate {
        try await commit(Change(shop: shop, writes: [.forget(visit: visit)]), time: time)
    }

    private func eraseOnce(_ shopper: Pseudonym, time: Int64) async throws -> Certificate {
        guard let entry = try await book.entry(of: shopper, in: shop) else { return Certificate() }
        let known = try await desk.withDuty(.erase, to: shopper, in: shop, Learning.self) { permit in
            try await profiles.links(under: permit)
        }
        let (links, revision) = known ?? (VisitLinks(), 0)
        // A visit that is learned between this look and the change must not escape it.
        let change = Change(
            shop: shop, guards: [.revision(shopper, .learning, revision)],
            writes: links.visits.map { .forget(visit: $0) } + [.erase(shopper, after: entry.version)])
        return try await commit(change, time: time)
    }

    private func commit(_ change: Change, time: Int64) async throws -> Certificate {
        let opening = Opening(act: .erasure, payload: Array("time=\(time)".utf8))
        var change = change
        change.writes.append(.line(Commitment(opening: opening)))
        let committed = try await journal.commit(change)
        return Certificate(
            visitsForgotten: committed.counts.visitsForgotten, sealedRowsDeleted: committed.counts.sealedDeleted,
            decisionsDeleted: committed.counts.decisionsDeleted, keysDestroyed: committed.counts.keysDestroyed,
            position: committed.position, receipt: committed.lines.first.map { Receipt(opening: opening, index: $0) })
    }
}
