import Anonymity
import Recommend
import Testing

@testable import Engagement

/// What one shopper can move in a release, and what an observer of it can tell.
@Suite struct GraphPrivacyTests {
    typealias Shopper = GraphReleaseTests.Shopper

    /// Repeatable bits, so that the test does not fail by chance.
    struct Bits: RandomBits {
        var dice: SeededDice
        mutating func bits(_ count: Int) -> UInt64 { dice.next() >> UInt64(64 - count) }
    }

    func sketch(
        _ shoppers: [Shopper], _ catalog: ReleaseCatalog, _ release: GraphRelease, _ purse: inout Purse,
        _ bits: inout Bits
    ) throws -> GraphSketch {
        try release.sketch(of: shoppers, in: catalog, paying: &purse) { mechanism, vector, purse throws(PrivacyError) in
            #expect(mechanism.isWide, "what ρ comes to is told for wide noise")
            return try mechanism.release(vector, paying: &purse, from: &bits)
        }
    }

    /// One of the four vectors with almost no noise, where all vectors before it have come out as given: what each asks
    /// for may depend on these alone.
    func vector(
        _ number: Int, _ shoppers: [Shopper], _ catalog: ReleaseCatalog, after released: [[Int64]]
    ) async throws -> [Double] {
        let release = try GraphRelease(rho: GraphReleaseTests.plain, head: 30)
        var purse = try await GraphReleaseTests.purse(release.cost)
        var found: [Int64] = []
        var drawn = 0
        _ = try release.sketch(of: shoppers, in: catalog, paying: &purse) {
            mechanism, vector, purse throws(PrivacyError) in
            drawn += 1
            if drawn - 1 < number { return released[drawn - 1] }
            let noisy = try mechanism.release(vector, paying: &purse)
            if drawn - 1 == number { found = noisy }
            return noisy
        }
        #expect(drawn == 4)
        return found.map { Double($0) / Double(GraphRelease.one) }
    }

    @Test func oneShopperMovesNoVectorByMoreThanItsLength() async throws {
        let catalog = GraphReleaseTests.catalog(0..<30)
        let others = GraphReleaseTests.shoppers(200)
        var dice = SeededDice(8)
        let one = Int64(GraphRelease.one)
        let released = [30, 12, 7].map { cells in (0..<cells).map { _ in Int64(dice.below(60)) * one } }
        for size in [1, 2, 3, 20, 300, 10_000] {
            let reach = size % 2 == 0 ? 30 : 4
            let her: Shopper = (-1, (0..<size).map { _ in ItemNumber(dice.below(reach + 5)) })
            for number in 0..<4 {
                let before = try await vector(number, others, catalog, after: released)
                let after = try await vector(number, others + [her], catalog, after: released)
                let moved = zip(before, after).map { $1 - $0 }
                let length = moved.reduce(0) { $0 + $1 * $1 }.squareRoot()
                // Two draws of a thousandth in each of 435 cells come to a twentieth.
                #expect(length < 1.06, "vector \(number), \(size) items")
                #expect(size < 20 || length > 0.9, "and she is in it")
            }
        }
    }

    /// Two items and their pair, which nothing is expected of but by themselves: her row is the same in every vector.
    func verdict(_ epsilon: Double, _ promise: Double) async throws -> Verdict {
        let catalog = ReleaseCatalog((0..<2).map { (item: $0, traits: [7]) })
        let release = try GraphRelease(rho: Rho(wideNoise: Epsilon(epsilon), delta: Delta(0.01)), head: 2)
        let others: [Shopper] = [(1, [0, 1]), (2, [1]), (3, [0])]
        var purse = try await GraphReleaseTests.purse(Cost(rho: Rho(units: 1 << 62)))
        var bits = Bits(dice: SeededDice(6))
        // The best that an observer can do is to look along what she would add to all vectors.
        func seen(_ shoppers: [Shopper]) throws -> Int {
            let sketch = try sketch(shoppers, catalog, release, &purse, &bits)
            var hers = 0.0
            for (counts, row) in [
                (sketch.popularity, [0.707, 0.707]), (sketch.levels, [1]), (sketch.traits, [1, 0]), (sketch.pairs, [1]),
            ] {
                for (value, amount) in zip(counts.values, row) {
                    hers += value * amount / (counts.deviation * counts.deviation)
                }
            }
            return Int((2 * hers / epsilon).rounded())
        }
        return try Auditor(runs: 3_000).audit(
            epsilon: promise, delta: 0.01, one: { try seen(others) }, other: { try seen(others + [(9, [0, 1])]) })
    }

    @Test func noObserverTellsMoreThanWasPromised() async throws {
        #expect(try await verdict(2, 2) == .stands)
        // The auditor is awake: a quarter of it is refuted.
        #expect(try await verdict(2, 0.5).isRefuted)
    }
}
