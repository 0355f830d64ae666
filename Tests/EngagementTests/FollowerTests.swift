import Consent
import Recommend
import Shop
import Storage
import Synchronization
import Testing

@testable import Engagement

/// A node's state is a fold over the journal: the same facts give the same models, however they were read.
@Suite struct FollowerTests {
    static func node(_ journal: any Journal) -> (fold: Fold, follower: Follower) {
        let fold = Fold(catalog: Catalog(shop: Shopfront.number, shelf: MemoryStore()))
        return (fold, Follower(fold: fold, journal: journal) { Shopfront.now })
    }

    static func contribution(_ visit: UInt64, _ items: [ItemNumber]) -> Write {
        .contribute(
            Contribution(
                stored: visit, day: Shopfront.day, steps: items.map { VisitStep(item: $0, action: .view) }))
    }

    @Test func factsAreFoldedOnce() async throws {
        let front = try Shopfront()
        try await front.list(ids: "a", "b")
        try await front.teach("a", "b")
        let before = front.fold.standing()
        #expect(before.visits == 3 && before.events == 6)

        try await front.follower.catchUp()
        let facts = try await front.store.facts(of: Shopfront.number, after: 0, limit: 100)
        front.fold.apply(facts, day: Shopfront.day)
        front.fold.apply(Array(facts.prefix(2)), day: Shopfront.day)
        #expect(front.fold.standing().digest == before.digest)
        #expect(front.fold.position == before.position)

        // A reading that overlaps with what was read before.
        let (other, _) = Self.node(front.store)
        other.apply(Array(facts.prefix(4)), day: Shopfront.day)
        other.apply(facts, day: Shopfront.day)
        #expect(other.standing().digest == before.digest)
    }

    /// A tuning is a fact like others: whoever folds it later has the models of those who folded it at once.
    @Test func aTuningReachesEveryNode() async throws {
        let store = MemoryStore()
        let (eager, late) = (Self.node(store), Self.node(store))
        func make(_ write: Write) async throws {
            _ = try await store.commit(Change(shop: Shopfront.number, writes: [write]))
            try await eager.follower.catchUp()
        }
        for visit in 1...20 as ClosedRange<UInt64> {
            try await make(Self.contribution(visit, [1, 2, ItemNumber(visit)]))
        }
        try await make(.tune(Tuning(["next_item.rarity": 0.15, "goes_with.size_damping": 1, "unheard of": 3])))
        try await make(Self.contribution(21, [2, 3]))
        try await late.follower.catchUp()
        #expect(eager.fold.parameters.nextItem.rarity == 0.15)
        #expect(eager.fold.parameters.goesWith.sizeDamping == 1)
        #expect(eager.fold.standing().digest == late.fold.standing().digest)
        #expect(eager.fold.visits == late.fold.visits && eager.fold.visits.count == 21)
        try await make(.tune(Tuning(["next_item.rarity": .nan])))
        #expect(eager.fold.parameters.nextItem.rarity == NextItemParameters().rarity)
    }

    @Test func anEmptyJournalIsFoldedAtOnce() async throws {
        let (fold, follower) = Self.node(MemoryStore())
        try await follower.catchUp()
        #expect(fold.position == 0 && fold.size.visits == 0)
    }

    /// One node follows every change, one wakes up now and then, one starts at the end.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func allNodesReachTheSameDigest(seed: UInt64) async throws {
        var dice = SeededDice(seed)
        let store = MemoryStore()
        let (eager, lazy, late) = (Self.node(store), Self.node(store), Self.node(store))
        for _ in 0..<300 {
            let visit = UInt64(dice.below(40))
            let write: Write =
                switch dice.below(6) {
                case 0: .forget(visit: visit)
                case 1: .item(Item(id: "item \(dice.below(9))", title: "\(dice.below(3))"), nil)
                default: Self.contribution(visit, (0...dice.below(4)).map { _ in ItemNumber(dice.below(30)) })
                }
            let committed = try await store.commit(Change(shop: Shopfront.number, writes: [write]))
            try await eager.follower.catchUp(to: committed.position)
            if dice.below(20) == 0 { try await lazy.follower.catchUp() }
        }
        try await lazy.follower.catchUp()
        try await late.follower.catchUp()
        let standings = [eager, lazy, late].map { $0.fold.standing() }
        #expect(Set(standings.map(\.digest)).count == 1)
        #expect(Set(standings.map(\.position)).count == 1)
        #expect(standings[0].visits > 0)
        let listed = [eager, lazy, late].map { node in node.fold.catalog.read { Set($0.listed) } }
        #expect(Set(listed).count == 1)
    }

    @Test func forgettingReachesTheModelsThroughTheJournal() async throws {
        let store = MemoryStore()
        let (fold, follower) = Self.node(store)
        let first = try await store.commit(Change(shop: Shopfront.number, writes: [Self.contribution(1, [1, 2])]))
        try await follower.catchUp(to: first.position)
        let alone = fold.standing().digest
        for writes in [[Self.contribution(2, [2, 3])], [Self.contribution(2, [4])], [.forget(visit: 2)]] {
            _ = try await store.commit(Change(shop: Shopfront.number, writes: writes))
            try await follower.catchUp()
        }
        #expect(fold.standing().digest == alone)
        #expect(fold.size.visits == 1)
    }

    @Test func longJournalsAreReadInPieces() async throws {
        let store = MemoryStore()
        let writes = (0..<11_000).map { Self.contribution(UInt64($0), [ItemNumber($0 % 7)]) }
        let committed = try await store.commit(Change(shop: Shopfront.number, writes: writes))
        let (fold, follower) = Self.node(store)
        try await follower.catchUp(to: committed.position)
        #expect(fold.position == committed.position && fold.size.visits == 11_000)
    }

    @Test func whatIsAcknowledgedIsFolded() async throws {
        let store = MemoryStore()
        let (fold, follower) = Self.node(store)
        let journal = FollowedJournal(store, followedBy: follower)
        try await withThrowingTaskGroup(of: Void.self) { writers in
            for visit in 0..<50 {
                writers.addTask {
                    let change = Change(shop: Shopfront.number, writes: [Self.contribution(UInt64(visit), [1])])
                    let committed = try await journal.commit(change)
                    #expect(fold.position >= committed.position)
                }
            }
            try await writers.waitForAll()
        }
        #expect(fold.size.visits == 50)
    }

    @Test func aFailedReadingIsNotTheLastOne() async throws {
        let store = MemoryStore()
        let journal = FaltingJournal(store, faults: 2)
        let (fold, follower) = Self.node(journal)
        let committed = try await store.commit(Change(shop: Shopfront.number, writes: [Self.contribution(1, [1])]))
        for _ in 0..<2 {
            await #expect(throws: StoreFault(.busy)) { try await follower.catchUp(to: committed.position) }
        }
        try await follower.catchUp(to: committed.position)
        #expect(fold.position == committed.position)
    }
}

/// A journal whose first readings fail.
final class FaltingJournal: Journal {
    private let journal: any Journal
    private let faults: Mutex<Int>

    init(_ journal: any Journal, faults: Int) {
        self.journal = journal
        self.faults = Mutex(faults)
    }

    func commit(_ change: Change) async throws -> Committed { try await journal.commit(change) }
    func head(of shop: ShopNumber) async throws -> UInt64 { try await journal.head(of: shop) }

    func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        let fails = faults.withLock { faults in
            faults -= 1
            return faults >= 0
        }
        if fails { throw StoreFault(.busy) }
        return try await journal.facts(of: shop, after: number, limit: limit)
    }
}
