import Consent
import Engagement
import Ledger
import Recommend
import Shop
import Storage
import Testing

/// What releases are made from: the visits of all who agree to learning now, and for each shopper one history.
@Suite struct HistoriesTests {
    /// Destroyed keys, as a set.
    final class Struck: StruckKeys {
        let marks = Shared<Set<KeyMark>>([])
        func contains(_ mark: KeyMark) -> Bool { marks.read { $0.contains(mark) } }
        func strike(_ more: [KeyMark]) async throws { marks.write { $0.formUnion(more) } }
    }

    /// The items of each history, with an account or without, in an order of their own.
    static func all(
        _ front: Shopfront, book: (any CohortBook)? = nil, struck: (any StruckKeys)? = nil, now: Int64 = Shopfront.now
    ) async throws -> [[String]] {
        let desk = ConsentDesk(book: front.store, master: front.master, struck: struck) { now }
        let histories = Histories(fold: front.fold, follower: front.follower, book: book ?? front.store)
        let all = try await desk.withCohort(of: Shopfront.number, Learning.self) { cohort in
            try await histories.all(under: cohort)
        }
        let numbers = Set(all.flatMap(\.visits).flatMap(\.steps).map(\.item))
        let ids = try await front.store.ids(of: numbers, in: Shopfront.number)
        let named = all.map { history in
            [history.hasAccount ? "account" : "alone"] + history.visits.flatMap(\.steps).compactMap { ids[$0.item] }
        }
        return named.sorted { $0.lexicographicallyPrecedes($1) }
    }

    static func front(_ names: String...) async throws -> Shopfront {
        let front = try Shopfront()
        for name in names { try await front.decide(name, [.learning: .account]) }
        return front
    }

    @Test func eachShopperIsOneHistoryAndEachVisitOfNobodyToo() async throws {
        let front = try await Self.front("ann", "bea")
        try await front.note(.viewItem, "cup", of: "ann", visit: "a1")
        try await front.note(.viewItem, "pot", of: "bea", visit: "b1")
        try await front.note(.addToCart, "tea", of: "ann", visit: "a2")
        try await front.teach("jug", "mug", times: 2)
        #expect(
            try await Self.all(front) == [
                ["account", "cup", "tea"], ["account", "pot"], ["alone", "jug", "mug"], ["alone", "jug", "mug"],
            ])
    }

    @Test func anEmptyShopHasNone() async throws { #expect(try await Self.all(try Shopfront()).isEmpty) }

    /// Whose yes does not hold now is left out; her visits do not pass for visits of nobody.
    @Test func whoDoesNotAgreeNowIsLeftOut() async throws {
        let front = try await Self.front("ann", "bea", "cleo")
        for name in ["ann", "bea", "cleo"] { try await front.note(.viewItem, "cup-\(name)", of: name, visit: name) }
        // A signal is seen of one.
        let cleo = try #require(try await front.store.entry(of: front.shopper("cleo"), in: Shopfront.number))
        let mark = SignalMark(isSet: true, time: Shopfront.now, line: 0, salt: [UInt8](repeating: 1, count: 32))
        try await front.commit([
            .line(Commitment(opening: Opening(act: .signal, payload: []))),
            .signal(front.shopper("cleo"), mark, after: cleo.version),
        ])
        #expect(try await Self.all(front) == [["account", "cup-ann"], ["account", "cup-bea"]])
        // The key of another is on the list of destroyed ones, as after a restored backup.
        let struck = Struck()
        try await ConsentDesk(book: front.store, master: front.master, struck: struck) { Shopfront.now }
            .strike(front.shopper("bea"), in: Shopfront.number)
        #expect(try await Self.all(front, struck: struck) == [["account", "cup-ann"]])
        // And every yes runs out.
        #expect(try await Self.all(front, now: Shopfront.now + 800 * 86_400).isEmpty)
    }

    @Test func aVisitOfTwoShoppersIsNobodys() async throws {
        let front = try await Self.front("ann", "bea")
        try await front.note(.viewItem, "cup", of: "ann", visit: "kitchen-tablet")
        try await front.note(.viewItem, "pot", of: "bea", visit: "kitchen-tablet")
        try await front.note(.viewItem, "tea", of: "bea", visit: "b1")
        #expect(try await Self.all(front) == [["account", "tea"]])
    }

    /// A book that lets something happen after the rows were read.
    struct Slow: CohortBook {
        let store: MemoryStore
        let then: @Sendable () async throws -> Void

        func members<P: Purpose>(of cohort: borrowing Cohort<P>) async throws -> [Level: Int] { [:] }
        func rows<P: Purpose>(
            of cohort: borrowing Cohort<P>, after last: CohortRow?, limit: Int
        ) async throws -> [CohortRow] {
            let rows = try await store.rows(of: cohort, after: last, limit: limit)
            try await then()
            return rows
        }
    }

    @Test func whatComesInWhileRowsAreReadWaits() async throws {
        let front = try await Self.front("ann")
        try await front.note(.viewItem, "cup", of: "ann", visit: "a1")
        let slow = Slow(store: front.store) { try await front.note(.viewItem, "pot", of: "ann", visit: "a2") }
        #expect(try await Self.all(front, book: slow) == [["account", "cup"]], "not a visit of nobody")
        #expect(try await Self.all(front) == [["account", "cup", "pot"]])
    }

    @Test func whoLeavesBeforeTheRowsAreReadLeavesNothing() async throws {
        let front = try await Self.front("ann")
        try await front.note(.viewItem, "cup", of: "ann", visit: "a1")
        try await front.teach("jug", times: 1)
        // The change is in the store, and this node has not folded it yet.
        struct Early: CohortBook {
            let front: Shopfront
            func members<P: Purpose>(of cohort: borrowing Cohort<P>) async throws -> [Level: Int] { [:] }
            func rows<P: Purpose>(
                of cohort: borrowing Cohort<P>, after last: CohortRow?, limit: Int
            ) async throws -> [CohortRow] {
                let her = front.shopper("ann")
                let version = try await front.store.entry(of: her, in: Shopfront.number)?.version ?? 0
                let visit = front.secret.visitNumber(of: "a1")
                let change = Change(
                    shop: Shopfront.number, writes: [.forget(visit: visit), .erase(her, after: version)])
                _ = try await front.store.commit(change)
                return try await front.store.rows(of: cohort, after: last, limit: limit)
            }
        }
        #expect(try await Self.all(front, book: Early(front: front)) == [["alone", "jug"]])
    }

    @Test func aWrongMasterKeyGivesNothing() async throws {
        let front = try await Self.front("ann")
        try await front.note(.viewItem, "cup", of: "ann", visit: "a1")
        let desk = ConsentDesk(book: front.store, master: try MasterKey(hex: MasterKey.newHex())) { Shopfront.now }
        let histories = Histories(fold: front.fold, follower: front.follower, book: front.store)
        await #expect(throws: KeyFault.cannotUnwrap) {
            try await desk.withCohort(of: Shopfront.number, Learning.self) { _ = try await histories.all(under: $0) }
        }
    }
}
