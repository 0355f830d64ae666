public import Consent
import Ledger
public import Shop

/// Forgets a shopper, a part of what is held of her, or a visit: in the store, in the models, and in every backup.
public struct Erasure: Sendable {
    let shop: ShopNumber
    let secret: ShopSecret
    let book: any ConsentBook
    let requests: any RequestBook
    let desk: ConsentDesk
    let journal: any Journal
    let profiles: Profiles
    let catalog: Catalog
    let caches: [any PersonalCache]
    let sweeper: any StoreSweep
    let witness: (any ModelWitness)?
    /// What the shop keeps elsewhere because a law makes it.
    public let kept: [KeptElsewhere]
    /// Who answers for her data, and who hears complaints about it: every copy of her data names them.
    let controller: Controller

    public init(
        shop: ShopNumber, secret: ShopSecret, book: any ConsentBook & RequestBook & StoreSweep, desk: ConsentDesk,
        journal: any Journal, profiles: Profiles, catalog: Catalog, caches: [any PersonalCache] = [],
        witness: (any ModelWitness)? = nil,
        kept: [KeptElsewhere] = [], controller: Controller = Controller()
    ) {
        self.shop = shop
        self.secret = secret
        self.book = book
        requests = book
        sweeper = book
        self.desk = desk
        self.journal = journal
        self.profiles = profiles
        self.catalog = catalog
        self.caches = caches
        self.witness = witness
        self.kept = kept
        self.controller = controller
    }

    /// Erases a shopper. It is one change: when this returns all of it is done and durable, and after a crash all or
    /// none. A shopper nobody knows takes the same way, step by step. With `proven`, models and bytes are looked at before and after.
    ///
    /// Throws `StoreFault` when nothing was changed.
    public func erase(_ shopper: Pseudonym, time: Int64, proven: Bool = false) async throws -> Certificate {
        try await retrying {
            try await perform(
                try await deed(of: .everything, shopper, time: time), of: shopper, whole: true, proven: proven
            ) { _ in }
        }
    }

    /// Forgets a visit that was learned without an account, for whoever holds its token.
    public func forget(visit: UInt64, time: Int64) async throws -> Certificate {
        var deed = Deed(shop, writes: [.forget(visit: visit)])
        deed.add(Opening(act: .erasure, payload: Array("time=\(time)".utf8)))
        return try await perform(deed, of: nil, whole: false, proven: false) { _ in }
    }

    /// What an erasure would take out of each place, without doing it.
    public func plan(_ shopper: Pseudonym, _ scope: RequestScope = .everything, time: Int64) async throws -> Certificate
    {
        let deed = try await deed(of: scope, shopper, time: time)
        let entry = try await book.entry(of: shopper, in: shop)
        var certificate = Certificate()
        certificate.kept = kept
        for write in deed.change.writes {
            switch write {
            case .forget: certificate.visitsForgotten += 1
            case .unseal, .seal: certificate.sealedRowsDeleted += 1
            case .erase:
                certificate.decisionsDeleted = try await book.decisions(of: shopper, in: shop).count
                certificate.requestsDeleted = try await requests.requests(of: shopper, in: shop).count
                certificate.keysDestroyed = entry?.wrappedKey == nil ? 0 : 1
                certificate.sealedRowsDeleted = try await sealedRows(of: shopper)
            default: break
            }
        }
        certificate.fillPlaces(repeats: caches.count { $0.holds(shopper, in: shop) })
        return certificate
    }

    /// Carries a deed out. `also` may add to its change.
    func perform(
        _ deed: Deed, of shopper: Pseudonym?, whole: Bool, proven: Bool, also: (inout Change) throws -> Void
    ) async throws -> Certificate {
        var deed = deed
        try also(&deed.change)
        let before = proven ? await witness?.modelDigest() : nil
        if let shopper = deed.strikes {
            try await desk.strike(shopper, in: shop, erased: whole ? secret.erasureMark(of: shopper) : nil)
        }
        deed.change.writes += deed.blank
        let committed = try await journal.commit(deed.change)
        var dropped = 0
        if let shopper, whole { for cache in caches { dropped += cache.forget(shopper, in: shop) } }
        var certificate = Certificate()
        certificate.visitsForgotten = deed.blank.isEmpty ? committed.counts.visitsForgotten : 0
        certificate.sealedRowsDeleted = committed.counts.sealedDeleted
        certificate.decisionsDeleted = committed.counts.decisionsDeleted
        certificate.keysDestroyed = committed.counts.keysDestroyed
        certificate.requestsDeleted = committed.counts.requestsDeleted
        certificate.position = committed.position
        certificate.receipt = Receipt.all(deed.openings, committed.lines).first
        certificate.kept = kept
        certificate.fillPlaces(repeats: dropped)
        if proven {
            let left = shopper.map { shopper in caches.count { $0.holds(shopper, in: shop) } } ?? 0
            certificate.proof = Certificate.Proof(
                modelsBefore: before, modelsAfter: await witness?.modelDigest(),
                sweep: try await sweeper.sweep(for: deed.needles), caches: left,
                visits: whole ? await witness?.known(of: deed.change.forgotten) ?? 0 : 0)
        }
        return certificate
    }

    private func sealedRows(of shopper: Pseudonym) async throws -> Int {
        var rows = 0
        func count<P: Purpose>(_: P.Type) async throws {
            let revision = try await desk.withDuty(.erase, to: shopper, in: shop, P.self) { permit in
                try await profiles.revision(under: permit)
            }
            if let revision, revision > 0 { rows += 1 }
        }
        try await count(Recommending.self)
        try await count(Remembering.self)
        try await count(Learning.self)
        return rows
    }
}

extension Certificate {
    /// The counts by place.
    mutating func fillPlaces(repeats: Int) {
        let counts: [Holding: Int] = [
            .models: visitsForgotten, .profile: sealedRowsDeleted, .decisions: decisionsDeleted,
            .key: keysDestroyed, .requests: requestsDeleted, .repeats: repeats,
        ]
        // The rows that link her to visits are sealed rows as well, and counted with the profile's.
        places = Holding.allCases.filter { $0 != .visits }.map { Place(holding: $0, count: counts[$0] ?? 0) }
    }
}
