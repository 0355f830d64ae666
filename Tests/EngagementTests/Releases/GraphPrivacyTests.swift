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
            try mechanism.release(vector, paying: &purse, from: &bits)
        }
    }

    /// The counts of pairs by the places of their items, whatever their order in the head.
    func pairs(_ sketch: GraphSketch) -> [Set<Int>: Double] {
        var counts: [Set<Int>: Double] = [:]
        HeadPairs(items: sketch.head).forEach { cell, low, high in
            counts[[sketch.order[low], sketch.order[high]]] = sketch.pairs.values[cell]
        }
        return counts
    }

    @Test func oneShopperMovesNoVectorByMoreThanItsLength() async throws {
        let catalog = GraphReleaseTests.catalog(0..<30)
        let release = try GraphRelease(rho: GraphReleaseTests.plain, head: 30)
        let others = GraphReleaseTests.shoppers(200)
        var dice = SeededDice(8)
        for size in [1, 2, 3, 20, 300, 10_000] {
            var purse = try await GraphReleaseTests.purse(Cost(rho: Rho(units: 1 << 62)))
            var bits = Bits(dice: SeededDice(1))
            let reach = size % 2 == 0 ? 30 : 4
            let her: Shopper = (-1, (0..<size).map { _ in ItemNumber(dice.below(reach + 5)) })
            let before = try sketch(others, catalog, release, &purse, &bits)
            let after = try sketch(others + [her], catalog, release, &purse, &bits)
            let (old, new) = (pairs(before), pairs(after))
            let moved = [
                zip(before.popularity.values, after.popularity.values).map { $1 - $0 },
                zip(before.levels.values, after.levels.values).map { $1 - $0 },
                new.map { $0.value - (old[$0.key] ?? 0) },
            ]
            // Two draws of a thousandth in each of 435 cells come to a twentieth.
            for part in moved { #expect(part.reduce(0) { $0 + $1 * $1 }.squareRoot() < 1.06) }
        }
    }

    /// Three items and their pairs; her row is that of the first two.
    func verdict(_ epsilon: Double, _ promise: Double) async throws -> Verdict {
        let catalog = ReleaseCatalog((0..<3).map { (item: $0, traits: [7]) })
        let release = try GraphRelease(rho: Rho(epsilon: Epsilon(epsilon), delta: Delta(0.01)), head: 3)
        let others: [Shopper] = [(1, [0, 1]), (2, [1, 2]), (3, [0])]
        var purse = try await GraphReleaseTests.purse(Cost(rho: Rho(units: 1 << 62)))
        var bits = Bits(dice: SeededDice(6))
        // The best that an observer can do is to look along what she would add to all three vectors.
        func seen(_ shoppers: [Shopper]) throws -> Int {
            let sketch = try sketch(shoppers, catalog, release, &purse, &bits)
            let hers = [
                0.707 * (sketch.popularity.values[0] + sketch.popularity.values[1])
                    / (sketch.popularity.deviation * sketch.popularity.deviation),
                sketch.levels.values[0] / (sketch.levels.deviation * sketch.levels.deviation),
                (pairs(sketch)[[0, 1]] ?? 0) / (sketch.pairs.deviation * sketch.pairs.deviation),
            ].reduce(0, +)
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
