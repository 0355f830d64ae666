import Anonymity
import Engagement
import Recommend

/// Measures every level of privacy on the same questions.
struct Frontier {
    let data: FrontierData
    let catalog: ReleaseCatalog
    let head: Int
    let epsilons: [Epsilon]
    let delta: Delta
    let seeds: Int

    private static let limit = 20

    /// The rows, in rising order of what is known of the shopper.
    func rows() async throws -> [FrontierReport.Row] {
        var rows: [FrontierReport.Row] = []
        let plain = try await released(Self.nearlyAll)
        var counts = [Int](repeating: 0, count: data.count)
        for (_, items) in data.shoppers { for item in Set(items) { counts[Int(item)] += 1 } }
        let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.map { ItemNumber($0) }
        rows.append(await row("off", "popularity", nil, [ListPredictor(order: order)]))
        for epsilon in epsilons {
            var lists: [ListPredictor] = []
            for _ in 0..<seeds { lists.append(ListPredictor(order: try await popularity(epsilon))) }
            rows.append(await row("off", "popularity, ε = \(FrontierReport.number(epsilon.value))", epsilon, lists))
        }

        Terminal.progress("learning without noise")
        let visits = data.shoppers.enumerated().map { number, shopper in
            Visit(
                id: UInt64(number), day: 0, order: UInt64(number), steps: shopper.items.suffix(100).map { Step($0) })
        }
        let model = NextItemPredictor(visits, NextItemParameters())
        for (level, setting, last) in [
            ("visit", "last item", 1), ("visit", "last 3", 3), ("account", "all", Int.max),
        ] {
            rows.append(await row(level, setting, nil, [RecentPredictor(model: model, last: last)]))
        }

        for epsilon in epsilons {
            var graphs: [GraphPredictor] = []
            for seed in 0..<seeds {
                Terminal.progress("device: ε = \(FrontierReport.number(epsilon.value)), \(seed + 1) of \(seeds)")
                graphs.append(
                    GraphPredictor(try await released(Rho(wideNoise: epsilon, delta: delta)), items: data.count))
            }
            rows.append(await row("device", "ε = \(FrontierReport.number(epsilon.value))", epsilon, graphs))
        }
        rows.append(await row("device", "without noise", nil, [GraphPredictor(plain, items: data.count)]))
        Terminal.endProgress()
        return rows
    }

    /// So much ρ that the noise does not matter: a thousandth of what one shopper adds.
    private static let nearlyAll = Rho(units: 1 << 60)

    private func released(_ rho: Rho) async throws -> ReleasedGraph {
        let release = try GraphRelease(rho: rho, head: head)
        var purse = try await TrialPurse.of(release.cost)
        return try release.release(of: data.shoppers, in: catalog, paying: &purse)
    }

    /// Items by noisy counts that all of ε went into: each shopper's newest twenty share a length of one.
    private func popularity(_ epsilon: Epsilon) async throws -> [ItemNumber] {
        let bound = try ContributionBound.shared(norm: 1 << 16, cells: 20)
        let vector = try BoundedVector(
            count: data.count, bound: bound,
            rows: data.shoppers.lazy.map { person, items in
                var newest: [ItemNumber] = []
                for item in items.reversed() where newest.count < 20 && !newest.contains(item) { newest.append(item) }
                return (person: person, row: newest.map { (cell: Int($0), amount: 1) })
            })
        let mechanism = try GaussianMechanism(rho: try Rho(wideNoise: epsilon, delta: delta), bound: bound)
        var purse = try await TrialPurse.of(mechanism.cost)
        let noisy = try mechanism.release(vector, paying: &purse)
        return noisy.indices.sorted { (noisy[$1], $0) < (noisy[$0], $1) }.map { ItemNumber($0) }
    }

    private func row<Model: Predictor>(
        _ level: String, _ setting: String, _ epsilon: Epsilon?, _ models: [Model]
    ) async -> FrontierReport.Row where Model.Query == [ItemNumber] {
        var hits = [Double](repeating: 0, count: data.trials.count)
        var means: [Double] = []
        var ndcg = 0.0
        for model in models {
            let measured = await model.measure(data.trials, limit: Self.limit, items: data.count)
            for (at, answer) in measured.answers.enumerated() { hits[at] += answer.hitRate / Double(models.count) }
            means.append(measured.accuracy.hitRate)
            ndcg += measured.accuracy.ndcg / Double(models.count)
        }
        let mean = means.reduce(0, +) / Double(max(means.count, 1))
        let spread = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(means.count - 1, 1))
        return FrontierReport.Row(
            level: level, setting: setting, epsilon: epsilon?.value, hitRate: mean, ndcg: ndcg,
            interval: Bootstrap().interval(of: hits, units: data.trials.map(\.unit)),
            seedDeviation: models.count > 1 ? spread.squareRoot() : nil)
    }
}

/// Purses of a budget that is gone with the program: a measurement publishes nothing.
enum TrialPurse {
    static func of(_ cost: Cost) async throws -> Purse {
        let key = try BudgetKey(dataset: "trial", purpose: "frontier")
        let budget = try await Budget(store: MemoryCharges(), limits: [key: cost], period: 1)
        return try await budget.withdraw(cost, from: key, now: 0)
    }
}
