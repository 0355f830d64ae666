import Synchronization

/// Reusable working memory of one request at a time: flat arrays that grow to the size of the models and stay.
///
/// Nothing of a query outlives it here: every answer leaves the sums at zero.
public final class Scratch {
    var tally = Tally()
    var best = Best()
    var near = Neighbourhood()
    var company = Company()
    var asked = Asked()
    let history = HistoryScratch()
    var entries: [History.Entry] = []
    var seen = SeenItems()
    var items: [ItemNumber] = []
    var shelf = Shelf()
    /// By item: what the parts of a blend bring; all zero between uses.
    var sums: [Double] = []
    /// Memory of their own for the parts of a blend after the first.
    private var others: [Scratch] = []

    /// Empty memory.
    public init() {}

    /// The memory of a part of a blend; the first one uses this.
    func part(_ number: Int) -> Scratch {
        while others.count < number { others.append(Scratch()) }
        return number == 0 ? self : others[number - 1]
    }
}

/// A set of item numbers that is emptied by counting on.
struct SeenItems: Sendable {
    private var rounds: [UInt32] = []
    private var round: UInt32 = 0

    mutating func clear() {
        if round == .max {
            rounds = rounds.map { _ in 0 }
            round = 0
        }
        round += 1
    }

    func contains(_ item: ItemNumber) -> Bool { item < rounds.count && rounds[Int(item)] == round }

    /// Adds an item; false when it was there, or when its number is too high for any model.
    @discardableResult
    mutating func insert(_ item: ItemNumber) -> Bool {
        guard item < Step.itemBound, !contains(item) else { return false }
        if item >= rounds.count { rounds.append(contentsOf: repeatElement(0, count: Int(item) + 1 - rounds.count)) }
        rounds[Int(item)] = round
        return true
    }
}

/// Scratches for many threads: as many as are in use at once.
public final class ScratchPool: Sendable {
    private struct Idle: @unchecked Sendable {  // a scratch in here is in nobody's hands
        var scratches: [Scratch] = []
    }

    private let idle = Mutex(Idle())

    /// An empty pool.
    public init() {}

    /// Lends a scratch for the time of the call.
    public func with<R>(_ body: (Scratch) throws -> R) rethrows -> R {
        let scratch = take()
        defer { give(scratch) }
        return try body(scratch)
    }

    private func take() -> Scratch { idle.withLock { Loan(scratch: $0.scratches.popLast()) }.scratch ?? Scratch() }

    private func give(_ scratch: Scratch) {
        let loan = Loan(scratch: scratch)
        idle.withLock { idle in if let scratch = loan.scratch { idle.scratches.append(scratch) } }
    }

    private struct Loan: @unchecked Sendable {  // carries a scratch over the lock; one side lets go of it
        var scratch: Scratch?
    }
}
