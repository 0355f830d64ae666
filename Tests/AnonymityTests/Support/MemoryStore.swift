import Anonymity

/// A store that can lose power at a chosen step, before or after what it was asked to do, or halfway.
actor MemoryStore: ChargeStore {
    struct PowerLoss: Error {}

    enum Loss: CaseIterable, Sendable { case before, halfway, after }

    private(set) var bytes: [UInt8] = []
    private(set) var noted: [UInt8] = []
    private var steps = 0
    private var loss: (step: Int, loss: Loss)?

    init(bytes: [UInt8] = [], noted: [UInt8] = []) {
        self.bytes = bytes
        self.noted = noted
    }

    /// From now on, the so-many-th change fails; all later ones do too.
    func lose(at step: Int, _ loss: Loss) {
        steps = 0
        self.loss = (step, loss)
    }

    func restore() { loss = nil }

    func log() -> [UInt8] { bytes }
    func note() -> [UInt8] { noted }

    func append(_ new: [UInt8]) throws {
        try change { bytes += $0 == .halfway ? Array(new.prefix(new.count / 2)) : new }
    }

    func cut(to length: Int) throws { try change { _ in bytes.removeSubrange(length...) } }

    /// A rename happens or does not.
    func replaceNote(_ new: [UInt8]) throws { try change { if $0 != .halfway { noted = new } } }

    private func change(_ body: (Loss) -> Void) throws {
        defer { steps += 1 }
        guard let loss, steps >= loss.step else { return body(.after) }
        if steps == loss.step, loss.loss != .before { body(loss.loss) }
        throw PowerLoss()
    }
}

extension BudgetKey {
    static func pairs() throws -> Self { try Self(dataset: "visits", purpose: "item-pairs") }
}

extension Cost {
    /// More than any test spends.
    static let plenty = Cost(rho: Rho(units: 1 << 62), delta: (try? Delta(0.9)) ?? .zero)
}

/// A purse, charged to a budget of its own.
func purse(_ cost: Cost = .plenty) async throws -> Purse {
    let budget = try await Budget(store: MemoryStore(), limits: [.pairs(): cost], period: 86_400)
    return try await budget.withdraw(cost, from: .pairs(), now: 0)
}
