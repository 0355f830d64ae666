import Anonymity
import Engagement
import Recommend

/// An outsider who knows some of what a shopper had watches the lists of items related to these, and guesses what she
/// bought next from what rose in them (after Calandrino, Kilzer, Narayanan, Felten and Shmatikov, "You Might Also Like:
/// Privacy Risks of Collaborative Filtering", S&P 2011).
struct RelatedItemsAttack: Sendable {
    let data: FrontierData
    let catalog: ReleaseCatalog
    let head: Int
    let delta: Delta
    /// How many shoppers are attacked at most.
    let trials: Int

    /// How many others buy between the outsider's two looks, in each setting.
    let between: [Int]

    /// How long the lists are.
    let length: Int

    /// How many items the outsider knows.
    static let known = 5

    /// How many second looks are compared with one first look at most, and for how many of those who are attacked one
    /// second look serves. Each look is a release of its own; who shares one shares its luck.
    private static let (looks, together) = (10, 8)

    /// What comes of it on exact lists and on those of each ε.
    func results(_ epsilons: [Epsilon]) async throws -> [FrontierReport.Attack] {
        let buyers = buyers()
        guard !buyers.attacked.isEmpty else { return [] }
        var results: [FrontierReport.Attack] = []
        for epsilon in [nil] + epsilons.map(Optional.some) {
            for between in self.between where 2 * between <= buyers.others.count {
                Terminal.progress("attack: \(epsilon.map { "ε = \($0.value)" } ?? "exact lists"), \(between) between")
                results.append(try await result(epsilon, between: between, buyers))
            }
        }
        Terminal.endProgress()
        return results
    }

    /// Shoppers whose last item comes after the first look, those who are attacked first.
    private struct Buyers {
        var attacked: [Int]
        var others: [Int]
    }

    private func buyers() -> Buyers {
        var dice = SplitMix64(seed: 20_111)
        let order = data.shoppers.indices.shuffled(using: &dice)
        func isAble(_ shopper: Int, _ least: Int) -> Bool {
            let items = data.shoppers[shopper].items
            guard Set(items).count > least, let last = items.last else { return false }
            return items.firstIndex(of: last) == items.count - 1
        }
        let attacked = Array(order.lazy.filter { isAble($0, Self.known) }.prefix(trials))
        let left = Set(attacked)
        return Buyers(attacked: attacked, others: order.filter { !left.contains($0) && isAble($0, 1) })
    }

    /// A second look: who bought before it, and whom of these the outsider is after.
    private struct Look {
        let buyers: ArraySlice<Int>
        let attacked: ArraySlice<Int>
    }

    /// Between two looks, so many others buy beside the one who is attacked: each of them in turn, where they are
    /// attacked as well. As many again stand by, who buy when she does not.
    private func result(
        _ epsilon: Epsilon?, between: Int, _ buyers: Buyers
    ) async throws -> FrontierReport.Attack {
        let missing = (between + 1 - buyers.attacked.count % (between + 1)) % (between + 1)
        let pool = buyers.attacked + buyers.others.prefix(missing)
        let standby = buyers.others.dropFirst(missing).prefix(between)
        var histories = data.shoppers.map(\.items)
        for shopper in pool + standby { histories[shopper].removeLast() }
        let looks = stride(from: 0, to: pool.count, by: between + 1).flatMap { start in
            let group = pool[start..<min(start + between + 1, pool.count)]
            let attacked = group.prefix(buyers.attacked.count - start)
            return stride(from: start, to: attacked.endIndex, by: Self.together).map {
                Look(buyers: group, attacked: attacked[$0..<min($0 + Self.together, attacked.endIndex)])
            }
        }
        let size = min(Self.looks, (looks.count + Lanes.count - 1) / Lanes.count)
        let shifts = stride(from: 0, to: looks.count, by: size).map { looks[$0..<min($0 + size, looks.count)] }
        let before = histories
        return try await Lanes.sum(of: shifts.count, from: .init(epsilon: epsilon?.value, between: between)) { number in
            let name = "\(epsilon?.value ?? 0) \(between) \(number)"
            return try await self.result(of: shifts[number], standby, before, epsilon, name)
        }
    }

    /// One first look, the second looks that are compared with it, and one that has the others' purchases without hers.
    private func result(
        of looks: ArraySlice<Look>, _ standby: ArraySlice<Int>, _ histories: [[ItemNumber]], _ epsilon: Epsilon?,
        _ name: String
    ) async throws -> FrontierReport.Attack {
        var attack = FrontierReport.Attack()
        let before = try await lists(histories, epsilon, seed: "before \(name)")
        let without = try await lists(bought(histories, by: standby), epsilon, seed: "without \(name)")
        for (number, look) in looks.enumerated() {
            let after = try await lists(
                bought(histories, by: look.buyers), epsilon, seed: "after \(name) \(number)")
            for shopper in look.attacked {
                guard let bought = data.shoppers[shopper].items.last else { continue }
                let known = histories[shopper]
                let guesses = guesses(known: known, before, after)
                attack.trials += 1
                if guesses.first == bought { attack.first += 1 }
                if guesses.prefix(5).contains(bought) { attack.topFive += 1 }
                if self.guesses(known: known, before, without).first == bought { attack.without += 1 }
                if self.guesses(known: known, nil, before).first == bought { attack.once += 1 }
            }
        }
        return attack
    }

    private func bought(_ histories: [[ItemNumber]], by shoppers: ArraySlice<Int>) -> [[ItemNumber]] {
        var later = histories
        for shopper in shoppers { later[shopper] = data.shoppers[shopper].items }
        return later
    }

    private func lists(_ histories: [[ItemNumber]], _ epsilon: Epsilon?, seed: String) async throws -> any RelatedLists
    {
        guard let epsilon else { return ExactLists(histories, items: data.count, length: length) }
        let release = try GraphRelease(
            rho: try Rho(wideNoise: epsilon, delta: delta), head: head, neighbours: length)
        let shoppers = histories.enumerated().lazy.map { (person: $0, items: $1) }
        return ReleasedLists(try await TrialRelease.graph(of: shoppers, in: catalog, release, seed: seed))
    }

    /// What rose in most of the lists that the outsider looks at; among equals, what rose furthest. Who looks once only
    /// has seen everything rise.
    private func guesses(
        known: [ItemNumber], _ before: (any RelatedLists)?, _ after: any RelatedLists
    ) -> [ItemNumber] {
        var newest: [ItemNumber] = []
        for item in known.reversed() where newest.count < Self.known && !newest.contains(item) { newest.append(item) }
        var risen: [ItemNumber: (lists: Int, gain: Double)] = [:]
        for item in newest {
            let old = (before?.related(to: item) ?? []).enumerated()
            let places = Dictionary(uniqueKeysWithValues: old.map { ($1, $0) })
            for (place, other) in after.related(to: item).enumerated() {
                let was = places[other] ?? length
                guard place < was else { continue }
                risen[other, default: (0, 0)].lists += 1
                risen[other, default: (0, 0)].gain += 1 / Double(place + 1) - 1 / Double(was + 1)
            }
        }
        for item in newest { risen[item] = nil }
        return risen.sorted {
            ($1.value.lists, $1.value.gain, $0.key) < ($0.value.lists, $0.value.gain, $1.key)
        }.map(\.key)
    }
}
