import Anonymity
import Testing

/// A crash may charge for what was never released. It never releases what was not charged.
@Suite struct CrashTests {
    static let cost = Cost(rho: Rho(units: 1_000))

    func budget(_ store: any ChargeStore) async throws -> Budget {
        try await Budget(store: store, limits: [.pairs(): Cost(rho: Rho(units: 5_000))], period: 86_400)
    }

    @Test(arguments: 0..<10, MemoryStore.Loss.allCases)
    func whereverThePowerGoes(step: Int, loss: MemoryStore.Loss) async throws {
        let store = MemoryStore()
        var budget = try await budget(store)
        await store.lose(at: step, loss)
        var purses = 0
        for _ in 0..<4 {
            do {
                _ = try await budget.withdraw(Self.cost, from: .pairs(), now: 0)
                purses += 1
            } catch is MemoryStore.PowerLoss {
                // The same budget does not guess what became of the charge.
                await #expect(throws: BudgetError(.unfinished)) {
                    _ = try await budget.withdraw(Self.cost, from: .pairs(), now: 0)
                }
                break
            }
        }
        await store.restore()
        budget = try await self.budget(store)
        let charged = try #require(await budget.statements(now: 0).first?.spent.rho.units) / 1_000
        #expect(purses <= charged && charged <= purses + 1)
        // What is left can be spent, and not more; the book stays whole.
        while purses < 9, let _ = try? await withdraw(budget) { purses += 1 }
        #expect(try await budget.statements(now: 0).first?.spent.rho.units == 5_000)
        _ = try await self.budget(store)
    }

    func withdraw(_ budget: Budget) async throws { _ = try await budget.withdraw(Self.cost, from: .pairs(), now: 0) }
}
