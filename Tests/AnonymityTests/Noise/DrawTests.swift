import Anonymity
import Testing

@Suite struct DrawTests {
    @Test(arguments: [(1, 2), (1, 1), (2, 1), (10, 3), (10, 1), (20, 1)])
    func laplaceDrawsAreAsLikelyAsTheySay(numerator: Int, denominator: Int) throws {
        let noise = DiscreteLaplace(scale: try Ratio(numerator, denominator))
        let reach = 20 * (numerator / denominator + 1)
        var bits = DiceBits(seed: 1)
        var counts = [Int](repeating: 0, count: 2 * reach + 1)
        for _ in 0..<ChiSquare.draws {
            counts[max(-reach, min(reach, Int(noise.draw(from: &bits)))) + reach] += 1
        }
        #expect(!ChiSquare.rejects(counts, (-reach...reach).map { noise.probability(of: $0) }))
    }

    @Test(arguments: [(1, 4), (1, 1), (4, 1), (7, 3), (25, 1), (100, 1)])
    func gaussianDrawsAreAsLikelyAsTheySay(numerator: Int, denominator: Int) throws {
        let noise = DiscreteGaussian(variance: try Ratio(numerator, denominator))
        let reach = 100
        var bits = DiceBits(seed: 2)
        var counts = [Int](repeating: 0, count: 2 * reach + 1)
        for _ in 0..<ChiSquare.draws {
            counts[max(-reach, min(reach, Int(noise.draw(from: &bits)))) + reach] += 1
        }
        #expect(!ChiSquare.rejects(counts, (-reach...reach).map { noise.probability(of: $0) }))
    }

    /// Where squares need 128 bits; the scale at which item pairs are noised.
    @Test(arguments: [(1 << 44, 1), (1 << 50, 3), ((1 << 52) - 1, (1 << 20) - 1)])
    func wideDrawsAreNormal(numerator: Int, denominator: Int) throws {
        let noise = DiscreteGaussian(variance: try Ratio(numerator, denominator))
        let sigma = noise.variance.value.squareRoot()
        var bits = DiceBits(seed: 3)
        var counts = [Int](repeating: 0, count: 16)
        for _ in 0..<ChiSquare.draws / 4 {
            let place = (Double(noise.draw(from: &bits)) / sigma * 2 + 8).rounded(.down)
            counts[max(0, min(15, Int(place)))] += 1
        }
        let chances = (0..<16).map { place in
            let from = place == 0 ? 0 : normal(below: Double(place - 8) / 2)
            return (place == 15 ? 1 : normal(below: Double(place - 7) / 2)) - from
        }
        #expect(!ChiSquare.rejects(counts, chances))
    }

    /// A test that accepts everything proves nothing: a scale that is 5 % off is seen.
    @Test func aWrongScaleIsSeen() throws {
        let (drawn, claimed) = (DiscreteLaplace(scale: try Ratio(19, 2)), DiscreteLaplace(scale: try Ratio(10)))
        var bits = DiceBits(seed: 4)
        var counts = [Int](repeating: 0, count: 401)
        for _ in 0..<ChiSquare.draws { counts[max(-200, min(200, Int(drawn.draw(from: &bits)))) + 200] += 1 }
        #expect(ChiSquare.rejects(counts, (-200...200).map { claimed.probability(of: $0) }))
    }

    @Test func theSystemsBitsAreUsed() throws {
        let noise = DiscreteGaussian(variance: try Ratio(1 << 40))
        #expect(Set(noise.draws(50)).count > 45)
        #expect(DiscreteLaplace(scale: try Ratio(1 << 40)).draws(-1).isEmpty)
        var bits = SystemBits()
        #expect((1...64).allSatisfy { $0 == 64 || bits.bits($0) < 1 << UInt64($0) })
    }
}
