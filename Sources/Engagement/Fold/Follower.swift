public import Consent
public import Shop

/// Keeps a fold level with its shop's journal.
public actor Follower {
    private let fold: Fold
    private let journal: any Journal
    private let clock: @Sendable () -> Int64
    private var reading: Task<Void, any Error>?

    /// `clock` gives whole seconds since 1970.
    public init(fold: Fold, journal: any Journal, clock: @escaping @Sendable () -> Int64) {
        self.fold = fold
        self.journal = journal
        self.clock = clock
    }

    /// Returns once every fact up to `position` is folded in.
    public func catchUp(to position: UInt64) async throws {
        while fold.position < position {
            // Whoever comes while the journal is being read waits for that reading, and then looks again.
            if let reading {
                try await reading.value
            } else {
                let task = Task {
                    // Cleared by the reading itself: a waiter that saw it done but still there would spin on it.
                    defer { reading = nil }
                    try await read()
                }
                reading = task
                try await task.value
            }
        }
    }

    /// Folds in everything that the journal holds now, whoever wrote it, and makes anew what is made from time to time.
    public func catchUp() async throws {
        try await catchUp(to: try await journal.head(of: fold.catalog.shop))
        fold.refresh(day: today)
    }

    private func read() async throws {
        let journal = journal
        let shop = fold.catalog.shop
        // The newest facts may have been deleted by their date: their numbers are passed all the same.
        let head = try await journal.head(of: shop)
        var facts = try await journal.facts(of: shop, after: fold.position, limit: Self.chunk)
        while let last = facts.last, facts.count == Self.chunk {
            // The store reads on while the models learn, so that a node with a long journal starts sooner.
            async let next = journal.facts(of: shop, after: last.number, limit: Self.chunk)
            fold.apply(facts, day: today)
            facts = try await next
        }
        fold.apply(facts, day: today)
        fold.pass(to: head)
    }

    private var today: Int32 { Int32(clamping: clock() / 86_400) }

    private static let chunk = 5_000
}

/// A journal whose changes count in this node's answers as soon as they are acknowledged.
public struct FollowedJournal: Journal {
    private let journal: any Journal
    private let follower: Follower

    public init(_ journal: any Journal, followedBy follower: Follower) {
        self.journal = journal
        self.follower = follower
    }

    public func commit(_ change: Change) async throws -> Committed {
        let committed = try await journal.commit(change)
        do { try await follower.catchUp(to: committed.position) } catch {
            // The change is made, and whoever follows the journal folds it in within a second; an error would have it
            // made again. Only forgetting must not be acknowledged while a model still remembers.
            if change.forgets { throw error }
        }
        return committed
    }

    public func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        try await journal.facts(of: shop, after: number, limit: limit)
    }

    public func head(of shop: ShopNumber) async throws -> UInt64 { try await journal.head(of: shop) }
}
