import Anonymity
import Testing

/// Releases in which even the presence of a key tells of somebody.
@Suite struct KeyMechanismTests {
    /// Chances of keeping a key, from the recurrence with 50 digits (mpmath).
    @Test(
        arguments: [
            (1, 1e-5, 1, 23, [1: 1e-5, 2: 3.7182818284590452e-5, 10: 0.12818308050524604, 16: 0.99561565594835079]),
            (1, 1e-6, 1, 28, [5: 8.5791024883721602e-5, 14: 0.69988709898845356, 20: 0.99925667502750281]),
            (2, 1e-6, 1, 15, [3: 6.2987206132074889e-5, 8: 0.89013882721542704, 14: 0.9999994815063061]),
            (0.5, 1e-6, 1, 51, [8: 8.2621231111011343e-5, 25: 0.4136387978018268, 40: 0.99967723342530935]),
            (1, 1e-6, 3, 80, [1: 3.3333333333333333e-7, 15: 0.00012420671491843556, 60: 0.99939027885346252]),
            (8, 1e-6, 1, 5, [2: 0.0029819579870417283, 3: 0.99966553804302274]),
        ] as [(Double, Double, Int, Int, [Int: Double])])
    func keysAreKeptAsOftenAsTheyMay(
        epsilon: Double, delta: Double, cells: Int, certain: Int, chances: [Int: Double]
    ) throws {
        let selection = try PartitionSelection(
            epsilon: Epsilon(epsilon), delta: Delta(delta), bound: .clipped(cells: cells))
        #expect(selection.certain == certain)
        #expect(selection.probability(ofKeeping: 0) == 0)
        #expect(selection.probability(ofKeeping: certain) == 1)
        for (people, chance) in chances {
            #expect(isClose(selection.probability(ofKeeping: people), chance, 1e-12))
        }
        // The exact δ(ε) of one key, for every number of people and one more.
        for people in 0...certain {
            let (one, other) = (law(selection, people), law(selection, people + 1))
            #expect(one.delta(at: epsilon / Double(cells), from: other) <= delta / Double(cells) + 1e-15)
        }
    }

    func law(_ selection: PartitionSelection, _ people: Int) -> OutputLaw<Bool> {
        let chance = selection.probability(ofKeeping: people)
        return OutputLaw([true: chance, false: 1 - chance])
    }

    @Test func selectionKeepsWhatManyHave() async throws {
        let bound = try ContributionBound.clipped(cells: 2)
        let selection = try PartitionSelection(epsilon: Epsilon(1), delta: Delta(1e-6), bound: bound)
        let people = (0..<100).map { (person: $0, row: ["boots": 5, "only-\($0)": 9, "lamp": $0 < 90 ? 7 : 0]) }
        let histogram = try BoundedHistogram(bound: bound, people: people)
        var purse = try await purse()
        let kept = try selection.release(histogram, paying: &purse)
        #expect(kept == ["lamp"], "each keeps her two largest amounts: boots is the smallest")
        #expect(purse.left == Cost(rho: Rho(units: (1 << 62) - 500_000_000_000), delta: try Delta(0.899999)))
    }

    @Test func selectionRefusesWhatItCannotPromise() throws {
        #expect(throws: PrivacyError(.mismatch)) {
            try PartitionSelection(epsilon: Epsilon(1), delta: Delta(1e-6), bound: .clipped(cells: 1, perCell: 2))
        }
        #expect(throws: PrivacyError(.tooSmall)) {
            try PartitionSelection(epsilon: Epsilon(millionths: 1), delta: Delta(1e-15), bound: .clipped(cells: 1))
        }
        _ = try PartitionSelection(epsilon: Epsilon(32), delta: Delta(1e-18), bound: .clipped(cells: 1_000))
    }

    /// The δ of a threshold is that of *at least*: P(1 + X ≥ T) = q^(T-1)/(1+q). The first rows are where a library that
    /// computed P(X ≥ T) promised too little.
    @Test(arguments: [
        (2, 0.2689414213699951), (3, 0.0989380198014472), (4, 0.0363972634351655), (5, 0.013389804932698453),
        (10, 9.0219795964615318919e-5), (14, 1.6524332035031714035e-6), (20, 4.0959723999792497229e-9),
    ])
    func aThresholdCostsItsDelta(threshold: Int, delta: Double) throws {
        let mechanism = try ThresholdMechanism(epsilon: Epsilon(1), threshold: threshold, bound: .clipped(cells: 1))
        #expect(isClose(mechanism.cost.delta.value, delta, 1e-9))
        #expect(mechanism.cost.delta.value >= delta)
        let (none, one) = (law(mechanism, 0), law(mechanism, 1))
        #expect(abs(none.delta(at: 1, from: one) - delta) < 1e-12)
        for count in 1...30 { #expect(law(mechanism, count).delta(at: 1, from: law(mechanism, count + 1)) < 1e-12) }
    }

    /// A key with nobody is absent; one with somebody is absent below the threshold.
    func law(_ mechanism: ThresholdMechanism, _ count: Int) -> OutputLaw<Int?> {
        guard count > 0 else { return OutputLaw([nil: 1]) }
        return mechanism.noise.law(of: count).mapped { $0 >= mechanism.threshold ? $0 : nil }
    }

    @Test func theLowestThresholdIsFound() throws {
        for (epsilon, delta, cells, perCell) in [(1, 1e-6, 1, 1), (1, 1e-6, 5, 3), (0.1, 1e-9, 2, 1), (8, 1e-2, 1, 1)] {
            let bound = try ContributionBound.clipped(cells: cells, perCell: perCell)
            let found = try ThresholdMechanism(epsilon: Epsilon(epsilon), delta: Delta(delta), bound: bound)
            #expect(found.cost.delta <= (try Delta(delta)))
            guard found.threshold > perCell + 1 else { continue }
            let lower = try ThresholdMechanism(
                epsilon: Epsilon(epsilon), threshold: Int(found.threshold) - 1, bound: bound)
            #expect(lower.cost.delta > (try Delta(delta)))
        }
        #expect(throws: PrivacyError(.notPositive)) {
            try ThresholdMechanism(epsilon: Epsilon(1), threshold: 1, bound: .clipped(cells: 1))
        }
    }

    @Test func thresholdsShowWhatManyHave() async throws {
        let bound = try ContributionBound.clipped(cells: 2)
        let mechanism = try ThresholdMechanism(epsilon: Epsilon(2), delta: Delta(1e-9), bound: bound)
        let people = (0..<200).map { (person: $0, row: ["boots": 1, "zzz-\($0)": 1]) }
        let histogram = try BoundedHistogram(bound: bound, people: people)
        var purse = try await purse()
        let shown = try mechanism.release(histogram, paying: &purse)
        #expect(shown.map(\.key) == ["boots"])
        #expect(shown.allSatisfy { abs($0.count - 200) < 100 })
    }

    /// Chances and ρ by enumeration (mpmath).
    @Test(
        arguments: [
            ([0, 0], [1, -1], 2, [0.8807970779778824, 0.1192029220221176], 0.449339896266),
            ([0, 0], [1, -1], 1, [0.7310585786300049, 0.2689414213699951], 0.121316076132),
            ([5, 4, 3], [6, 4, 3], 1, [0.6285317192117624, 0.2312238976221491, 0.1402443831660885], 0.0309717115812),
            ([5, 4, 3], [4, 5, 4], 1, [0.274068619061197, 0.451862761877606, 0.274068619061197], 0.121536883806),
        ] as [([Int], [Int], Double, [Double], Double)])
    func aPickCostsAnEighth(counts: [Int], neighbour: [Int], epsilon: Double, chances: [Double], rho: Double) throws {
        let top = try TopMechanism(picks: 1, epsilon: Epsilon(epsilon), bound: .clipped(cells: 3))
        let again = top.probabilities(ofFirst: neighbour)
        #expect(zip(again, chances).allSatisfy { isClose($0, $1, 1e-12) })
        let laws = [counts, neighbour].map { counts in
            OutputLaw(Dictionary(uniqueKeysWithValues: zip(0..., top.probabilities(ofFirst: counts))))
        }
        // The reference looked at fewer orders, so it found a little less.
        let found = laws[0].rho(from: laws[1])
        #expect(found >= rho && isClose(found, rho, 2e-4))
        #expect(found <= top.cost.rho.value)
        #expect(laws[0].delta(at: epsilon, from: laws[1]) < 1e-15)
    }

    @Test func picksAreAsLikelyAsTheySay() async throws {
        let bound = try ContributionBound.clipped(cells: 3, perCell: 1)
        let top = try TopMechanism(picks: 1, epsilon: Epsilon(1), bound: bound)
        let counts = [5, 4, 0, 2]
        let events = counts.enumerated().flatMap { cell, count in
            (0..<count).map { (person: cell * 100 + $0, cell: cell) }
        }
        let vector = try BoundedVector(count: 4, bound: bound, events: events)
        var purse = try await purse()
        var bits = DiceBits(seed: 6)
        var seen = [0, 0, 0, 0]
        for _ in 0..<20_000 { seen[try top.release(vector, paying: &purse, from: &bits)[0]] += 1 }
        #expect(!ChiSquare.rejects(seen, top.probabilities(ofFirst: counts)))
    }

    @Test func theTopIsNamed() async throws {
        let bound = try ContributionBound.clipped(cells: 1)
        let events = (0..<900).map { (person: $0, cell: $0 < 500 ? 3 : $0 < 800 ? 1 : 0) }
        let vector = try BoundedVector(count: 5, bound: bound, events: events)
        var purse = try await purse()
        #expect(
            try TopMechanism(picks: 2, epsilon: Epsilon(2), bound: bound).release(vector, paying: &purse) == [3, 1])
        let all = try TopMechanism(picks: 9, epsilon: Epsilon(2), bound: bound).release(vector, paying: &purse)
        #expect(all.sorted() == [0, 1, 2, 3, 4])
        #expect(throws: PrivacyError(.notPositive)) { try TopMechanism(picks: 0, epsilon: Epsilon(1), bound: bound) }
        #expect(throws: PrivacyError(.overflow)) {
            try TopMechanism(picks: .max, epsilon: Epsilon(32), bound: bound)
        }
    }
}
