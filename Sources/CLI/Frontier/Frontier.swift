import Anonymity
import Engagement
import Recommend

/// Measures every level of privacy on the same questions.
struct Frontier: Sendable {
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
        let plain = try await released(Self.nearlyAll, seed: "plain")
        var counts = [Int](repeating: 0, count: data.count)
        for (_, items) in data.shoppers { for item in Set(items) { counts[Int(item)] += 1 } }
        let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.map { ItemNumber($0) }
        rows.append(await row("off", "popularity", nil, [ListPredictor(order: order)]))
        for epsilon in epsilons {
            var lists: [ListPredictor] = []
            for seed in 0..<seeds { lists.append(ListPredictor(order: try await popularity(epsilon, seed: seed))) }
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
                    GraphPredictor(
                        try await released(Rho(wideNoise: epsilon, delta: delta), seed: "\(seed)"), items: data.count))
            }
            rows.append(await row("device", "ε = \(FrontierReport.number(epsilon.value))", epsilon, graphs))
        }
        rows.append(await row("device", "without noise", nil, [GraphPredictor(plain, items: data.count)]))
        Terminal.endProgress()
        let account = rows.first { $0.level == "account" }?.hits ?? []
        for at in rows.indices { rows[at].ofAccount = ratio(rows[at].hits, of: account) }
        return rows
    }

    /// So much ρ that the noise does not matter: a thousandth of what one shopper adds.
    private static let nearlyAll = Rho(units: 1 << 60)

    private func released(_ rho: Rho, seed: String) async throws -> ReleasedGraph {
        try await TrialRelease.graph(
            of: data.shoppers, in: catalog, try GraphRelease(rho: rho, head: head), seed: "\(rho.units) \(seed)")
    }

    /// Items by noisy counts that all of ε went into: each shopper's newest twenty share a length of one.
    private func popularity(_ epsilon: Epsilon, seed: Int) async throws -> [ItemNumber] {
        let bound = try ContributionBound.shared(norm: 1 << 16, cells: 20)
        let vector = try BoundedVector(
            count: data.count, bound: bound,
            rows: data.shoppers.lazy.map { person, items in
                var newest: [ItemNumber] = []
                for item in items.reversed() where newest.count < 20 && !newest.contains(item) { newest.append(item) }
                return (person: person, row: newest.map { (cell: Int($0), amount: 1) })
            })
        let mechanism = try GaussianMechanism(rho: try Rho(wideNoise: epsilon, delta: delta), bound: bound)
        var purse = try await TrialRelease.purse(of: mechanism.cost)
        var bits = RepeatedBits(seed: SplitMix64.seed(from: "popularity \(epsilon.value) \(seed)"))
        let noisy = try mechanism.release(vector, paying: &purse, repeating: &bits)
        return noisy.indices.sorted { (noisy[$1], $0) < (noisy[$0], $1) }.map { ItemNumber($0) }
    }

    /// A sum as a share of another, with the interval of 95 % that the linearised ratio has (Fieller's without his
    /// correction, which is for sums that may be zero).
    private func ratio(_ part: [Double], of whole: [Double]) -> FrontierReport.Share {
        let sum = whole.reduce(0, +)
        guard sum > 0 else { return .init(value: 0, interval: 0...0) }
        let value = part.reduce(0, +) / sum
        let off = Bootstrap().interval(of: zip(part, whole).map { $0 - value * $1 }, units: data.trials.map(\.unit))
        let mean = sum / Double(whole.count)
        return .init(
            value: value, interval: (value + off.lowerBound / mean)...(value + off.upperBound / mean))
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
            seedDeviation: models.count > 1 ? spread.squareRoot() : nil, hits: hits)
    }
}
