import Anonymity
import Testing

/// Each script of bits leads a sampler to one outcome. Adding up the scripts gives its probabilities, exactly, up to
/// what longer scripts decide.
@Suite struct ExactProbabilityTests {
    #if DEBUG
        static let depth = 16
    #else
        static let depth = 20
    #endif

    @Test(arguments: 1...12)
    func aChanceIsAFraction(whole: UInt64) {
        for part in 0...whole {
            let tree = BitTree(depth: 10) { $0.chance(part, in: whole) }
            let exact = Double(part) / Double(whole)
            #expect(tree.chance(of: true) <= exact && exact <= tree.chance(of: true) + tree.rest)
            // Each further bit halves what is open: nothing but the digits of the fraction itself.
            #expect(tree.open <= 1)
        }
    }

    @Test(arguments: 1...12)
    func numbersAreEquallyLikely(limit: UInt64) {
        let tree = BitTree(depth: 12) { $0.number(below: limit) }
        #expect(Set(tree.found.values).count == 1)
        #expect(Set(tree.found.keys) == Set(0..<limit))
    }

    @Test func decayIsAPowerOfE() {
        for (part, whole) in [(0, 1), (1, 1), (1, 3), (2, 7), (3, 2), (5, 1)] as [(UInt64, UInt64)] {
            let tree = BitTree(depth: Self.depth) { $0.chanceOfDecay(part, over: whole) }
            let exact = exponential(-Double(part) / Double(whole))
            #expect(tree.chance(of: true) <= exact && exact <= tree.chance(of: true) + tree.rest)
            #expect(tree.rest < 0.03)
        }
    }

    @Test(arguments: [(1, 2), (1, 1), (2, 1), (10, 3)])
    func laplace(numerator: Int, denominator: Int) throws {
        let noise = DiscreteLaplace(scale: try Ratio(numerator, denominator))
        let tree = BitTree(depth: Self.depth) { noise.draw(from: &$0) }
        for x in -40...40 {
            let (least, exact) = (tree.chance(of: Int64(x)), noise.probability(of: x))
            #expect(least <= exact + 1e-15 && exact <= least + tree.rest)
        }
        #expect(tree.rest < 0.6)
    }

    @Test(arguments: [(1, 4), (1, 1), (4, 1), (7, 3)])
    func gaussian(numerator: Int, denominator: Int) throws {
        let noise = DiscreteGaussian(variance: try Ratio(numerator, denominator))
        let tree = BitTree(depth: Self.depth) { noise.draw(from: &$0) }
        for x in -40...40 {
            let (least, exact) = (tree.chance(of: Int64(x)), noise.probability(of: x))
            #expect(least <= exact + 1e-15 && exact <= least + tree.rest)
        }
        #expect(tree.rest < 0.8)
    }
}
