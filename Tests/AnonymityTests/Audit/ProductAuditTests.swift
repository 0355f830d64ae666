import Anonymity
import Testing

/// Every mechanism there is, run with and without one person.
@Suite struct ProductAuditTests {
    static let auditor = try? Auditor(runs: ChiSquare.draws / 2)
    static let bound = try? ContributionBound.clipped(cells: 2)

    /// Twenty people, and perhaps one more, who has much to say.
    static func vector(with her: Bool) throws -> BoundedVector {
        let others = (0..<20).map { (person: $0, cell: $0 % 4) }
        let hers = (0..<30).map { (person: 99, cell: $0 % 3) }
        return try BoundedVector(count: 4, bound: try #require(bound), events: others + (her ? hers : []))
    }

    static func histogram(with her: Bool) throws -> BoundedHistogram<String> {
        let others = (0..<8).map { (person: $0, row: ["boots": 1]) }
        return try BoundedHistogram(
            bound: try #require(bound),
            people: others + (her ? [(person: 99, row: ["boots": 5, "hers": 9, "x": 1])] : []))
    }

    func audit<Outcome: Hashable>(
        _ epsilon: Double, _ delta: Double, _ run: (Bool, inout Purse, inout DiceBits) throws -> Outcome
    ) async throws -> Verdict {
        var purse = try await purse()
        var bits = DiceBits(seed: 20)
        return try #require(Self.auditor).audit(
            epsilon: epsilon, delta: delta, one: { try run(false, &purse, &bits) },
            other: { try run(true, &purse, &bits) })
    }

    @Test func laplace() async throws {
        let mechanism = try LaplaceMechanism(epsilon: Epsilon(2), bound: try #require(Self.bound))
        let without = try Self.vector(with: false)
        let with = try Self.vector(with: true)
        func first(_ her: Bool, _ purse: inout Purse, _ bits: inout DiceBits) throws -> [Int64] {
            Array(
                try her
                    ? mechanism.release(with, paying: &purse, from: &bits)
                    : mechanism.release(without, paying: &purse, from: &bits)
            ).prefix(2).map { $0 }
        }
        #expect(try await audit(2, 0, first) == .stands)
        // The auditor is awake: half the promise is refuted.
        #expect(try await audit(1, 0, first).isRefuted)
    }

    @Test func gaussian() async throws {
        let mechanism = try GaussianMechanism(variance: try Ratio(2), bound: try #require(Self.bound))
        let without = try Self.vector(with: false)
        let with = try Self.vector(with: true)
        let delta = try Delta(1e-2)
        var accountant = Accountant()
        accountant.add(mechanism.loss)
        let epsilon = accountant.report(at: delta).epsilon
        func sum(_ her: Bool, _ purse: inout Purse, _ bits: inout DiceBits) throws -> Int64 {
            let shown =
                try her
                ? mechanism.release(with, paying: &purse, from: &bits)
                : mechanism.release(without, paying: &purse, from: &bits)
            return shown[0] + shown[1]
        }
        #expect(try await audit(epsilon, 1e-2, sum) == .stands)
        #expect(try await audit(epsilon / 3, 1e-2, sum).isRefuted)
    }

    @Test func selection() async throws {
        let mechanism = try PartitionSelection(
            epsilon: Epsilon(2), delta: Delta(0.2), bound: try #require(Self.bound))
        let without = try Self.histogram(with: false)
        let with = try Self.histogram(with: true)
        func keys(_ her: Bool, _ purse: inout Purse, _ bits: inout DiceBits) throws -> [String] {
            try her
                ? mechanism.release(with, paying: &purse, from: &bits)
                : mechanism.release(without, paying: &purse, from: &bits)
        }
        #expect(try await freeAudit(mechanism.epsilon.value, 0.2, keys) == .stands)
        #expect(try await freeAudit(mechanism.epsilon.value, 0.02, keys).isRefuted)
    }

    @Test func threshold() async throws {
        let mechanism = try ThresholdMechanism(epsilon: Epsilon(2), threshold: 3, bound: try #require(Self.bound))
        let without = try Self.histogram(with: false)
        let with = try Self.histogram(with: true)
        func keys(_ her: Bool, _ purse: inout Purse, _ bits: inout DiceBits) throws -> [String] {
            let shown =
                try her
                ? mechanism.release(with, paying: &purse, from: &bits)
                : mechanism.release(without, paying: &purse, from: &bits)
            return shown.map(\.key)
        }
        let delta = mechanism.cost.delta.value
        #expect(try await freeAudit(2, delta, keys) == .stands)
        #expect(try await freeAudit(2, delta / 10, keys).isRefuted)
    }

    @Test func top() async throws {
        let mechanism = try TopMechanism(picks: 1, epsilon: Epsilon(1), bound: try #require(Self.bound))
        let without = try Self.vector(with: false)
        let with = try Self.vector(with: true)
        func pick(_ her: Bool, _ purse: inout Purse, _ bits: inout DiceBits) throws -> [Int] {
            try her
                ? mechanism.release(with, paying: &purse, from: &bits)
                : mechanism.release(without, paying: &purse, from: &bits)
        }
        #expect(try await audit(1, 0, pick) == .stands)
        #expect(try await audit(0.1, 0, pick).isRefuted)
    }

    /// Each run of these has a δ, of which no purse holds enough for all runs: a new purse each.
    func freeAudit<Outcome: Hashable>(
        _ epsilon: Double, _ delta: Double, _ run: (Bool, inout Purse, inout DiceBits) throws -> Outcome
    ) async throws -> Verdict {
        let runs = 4_000
        var bits = DiceBits(seed: 21)
        var outcomes: [[Outcome]] = [[], []]
        for _ in 0..<runs {
            for her in [false, true] {
                var purse = try await purse()
                outcomes[her ? 1 : 0].append(try run(her, &purse, &bits))
            }
        }
        var places = [0, 0]
        func next(_ side: Int) -> Outcome {
            places[side] += 1
            return outcomes[side][places[side] - 1]
        }
        return try Auditor(runs: runs).audit(
            epsilon: epsilon, delta: delta, one: { next(0) }, other: { next(1) })
    }
}
