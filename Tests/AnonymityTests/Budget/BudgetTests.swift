import Anonymity
import Testing

@Suite struct BudgetTests {
    static let day: Int64 = 86_400

    func rho(_ tenths: UInt64) -> Cost { Cost(rho: Rho(units: tenths * 100_000_000_000)) }

    func budget(_ store: any ChargeStore, limit: Cost? = nil) async throws -> Budget {
        try await Budget(
            store: store,
            limits: [.pairs(): limit ?? rho(10), BudgetKey(dataset: "visits", purpose: "counts"): rho(3)],
            period: 30 * Self.day)
    }

    @Test func tenTenthsAreExactlyOneAndNoMore() async throws {
        let budget = try await budget(MemoryStore())
        for _ in 0..<10 { _ = try await budget.withdraw(rho(1), from: .pairs(), now: 5) }
        await #expect(throws: BudgetError(.spent)) {
            _ = try await budget.withdraw(self.rho(1), from: .pairs(), now: 6)
        }
        await #expect(throws: BudgetError(.spent)) {
            _ = try await budget.withdraw(Cost(rho: Rho(units: 1)), from: .pairs(), now: 6)
        }
        // Another purpose has its own.
        _ = try await budget.withdraw(rho(3), from: BudgetKey(dataset: "visits", purpose: "counts"), now: 7)
    }

    @Test func aPeriodRefillsTheBudgetButNotThePast() async throws {
        let budget = try await budget(MemoryStore())
        _ = try await budget.withdraw(rho(8), from: .pairs(), now: 0)
        _ = try await budget.withdraw(rho(7), from: .pairs(), now: 30 * Self.day)
        let statement = try #require(await budget.statements(now: 31 * Self.day).last)
        #expect(statement.key == (try .pairs()))
        #expect(statement.limit == rho(10) && statement.spent == rho(7) && statement.lifetime == rho(15))
    }

    @Test func deltaRunsOutToo() async throws {
        let limit = Cost(rho: rho(10).rho, delta: try Delta(1e-6))
        let budget = try await budget(MemoryStore(), limit: limit)
        let cost = Cost(rho: rho(1).rho, delta: try Delta(6e-7))
        _ = try await budget.withdraw(cost, from: .pairs(), now: 0)
        await #expect(throws: BudgetError(.spent)) { _ = try await budget.withdraw(cost, from: .pairs(), now: 0) }
        _ = try await budget.withdraw(rho(9), from: .pairs(), now: 0)
    }

    @Test func aClockThatWentBackStopsReleases() async throws {
        let store = MemoryStore()
        let budget = try await budget(store)
        _ = try await budget.withdraw(rho(1), from: .pairs(), now: 60 * Self.day)
        await #expect(throws: BudgetError(.clockWentBack)) {
            _ = try await budget.withdraw(self.rho(1), from: .pairs(), now: 60 * Self.day - 1)
        }
        // Also after a restart, and whoever asks.
        let again = try await self.budget(store)
        await #expect(throws: BudgetError(.clockWentBack)) {
            _ = try await again.withdraw(self.rho(1), from: BudgetKey(dataset: "visits", purpose: "counts"), now: -1)
        }
        await #expect(throws: BudgetError(.clockWentBack)) { try await again.statements(now: 0) }
        // Within the period, going back is harmless: nothing is refilled.
        _ = try await again.withdraw(rho(1), from: .pairs(), now: 61 * Self.day)
        _ = try await again.withdraw(rho(1), from: .pairs(), now: 60 * Self.day)
    }

    @Test func sixtyFourAtOnceDoNotOverspend() async throws {
        let store = MemoryStore()
        let budget = try await budget(store)
        let paid = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    do {
                        _ = try await budget.withdraw(self.rho(1), from: .pairs(), now: 0)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(paid == 10)
        let again = try await self.budget(store)
        #expect(try await again.statements(now: 0).last?.spent == rho(10))
    }

    @Test func wrongQuestionsAreRefused() async throws {
        let budget = try await budget(MemoryStore())
        await #expect(throws: BudgetError(.notPositive)) {
            _ = try await budget.withdraw(.zero, from: .pairs(), now: 0)
        }
        await #expect(throws: BudgetError(.unknown)) {
            _ = try await budget.withdraw(self.rho(1), from: BudgetKey(dataset: "x", purpose: "y"), now: 0)
        }
        for name in ["", "A", "a b", "ä", "a\n", String(repeating: "a", count: 65)] {
            #expect(throws: BudgetError(.badName)) { try BudgetKey(dataset: name, purpose: "x") }
        }
        await #expect(throws: BudgetError(.notPositive)) {
            _ = try await Budget(store: MemoryStore(), limits: [:], period: 0)
        }
        await #expect(throws: BudgetError(.notPositive)) {
            _ = try await Budget(store: MemoryStore(), limits: [.pairs(): .zero], period: 1)
        }
        let endless = try await self.budget(MemoryStore(), limit: Cost(rho: Rho(units: .max)))
        _ = try await endless.withdraw(Cost(rho: Rho(units: .max)), from: .pairs(), now: 0)
        await #expect(throws: BudgetError(.overflow)) {
            _ = try await endless.withdraw(self.rho(1), from: .pairs(), now: 90 * Self.day)
        }
        for code in BudgetError.Code.allCases { #expect("\(BudgetError(code))" == "BudgetError.\(code.rawValue)") }
    }
}
