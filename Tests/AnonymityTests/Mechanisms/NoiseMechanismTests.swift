import Anonymity
import Testing

@Suite struct NoiseMechanismTests {
    /// δ(ε) of one release for two counts that differ by one, by adding up all outcomes; reference values by mpmath.
    @Test(arguments: [
        (1, 1, 0, 0.46211715726001), (1, 1, 0.05, 0.448328235725444), (1, 1, 0.5, 0.287649136644968),
        (1, 1, 0.9, 0.0695694219093927), (1, 1, 1, 0), (1, 1, 1.5, 0), (2, 1, 0.25, 0.137687516631747),
        (2, 1, 0.5, 0), (10, 1, 0.05, 0.0256035370984955), (10, 1, 0.1, 0),
    ])
    func laplaceGivesAwayExactlyThis(numerator: Int, denominator: Int, epsilon: Double, delta: Double) throws {
        let noise = DiscreteLaplace(scale: try Ratio(numerator, denominator))
        #expect(abs(noise.law(of: 10).delta(at: epsilon, from: noise.law(of: 11)) - delta) < 1e-12)
    }

    @Test(arguments: [
        (1, 0, 0.398942278266862), (1, 0.5, 0.203982813763439), (1, 1, 0.141351339405622), (1, 2, 0.0248110518225277),
        (1, 4, 5.38186639134611e-5), (4, 1, 0.00724877684595258), (4, 4, 3.09838932750755e-16),
        (25, 0.5, 0.000497763031288307), (25, 2, 4.53248225580075e-25), (25, 4, 2.30521448810069e-90),
        (100, 0.1, 0.00876235392394809), (100, 0.5, 6.93437034751787e-9), (100, 1, 1.27924085671609e-25),
    ])
    func gaussianGivesAwayExactlyThis(variance: Int, epsilon: Double, delta: Double) throws {
        let noise = DiscreteGaussian(variance: try Ratio(variance))
        #expect(isClose(noise.law(of: 0).delta(at: epsilon, from: noise.law(of: 1)), delta, 1e-11))
    }

    @Test func concentratedPrivacyIsNoMoreThanIsCharged() throws {
        for variance in [1, 4, 25] {
            let noise = DiscreteGaussian(variance: try Ratio(variance))
            let bound = try ContributionBound.clipped(cells: 1, perCell: 2)
            let charged = try GaussianMechanism(variance: noise.variance, bound: bound).cost.rho
            #expect(noise.law(of: 5).rho(from: noise.law(of: 7)) <= charged.value * (1 + 1e-9))
        }
        let pure = try LaplaceMechanism(epsilon: Epsilon(1), bound: .clipped(cells: 1))
        #expect(pure.noise.law(of: 5).rho(from: pure.noise.law(of: 6)) <= pure.cost.rho.value)
    }

    @Test(arguments: [(1, 1, 0.5), (25, 1, 0.02), (25, 5, 0.5), (100, 10, 0.5), (2_500, 2, 0.0008)])
    func gaussianCostsHalfOfTheSquareOverTheVariance(variance: Int, reach: Int, rho: Double) throws {
        let bound = try ContributionBound.clipped(cells: 1, perCell: reach)
        #expect(
            try GaussianMechanism(variance: Ratio(variance), bound: bound).cost
                == Cost(rho: Rho(units: UInt64(rho * 1e12))))
    }

    @Test func noiseIsNoMoreThanIsPaidFor() throws {
        for (cells, units) in [(1, 1), (1, 500_000_000_000), (20, 100_000_000_000), (7, 123_456_789_123)]
            as [(Int, UInt64)]
        {
            let bound = try ContributionBound.clipped(cells: cells)
            let mechanism = try GaussianMechanism(rho: Rho(units: units), bound: bound)
            #expect(mechanism.cost.rho <= Rho(units: units))
            #expect(mechanism.cost.rho.value > Double(units) * 1e-12 * 0.998)
        }
        let pairs = try ContributionBound.shared(norm: 1 << 20, cells: 45)
        let mechanism = try GaussianMechanism(rho: Rho(units: 5_000_000_000), bound: pairs)
        #expect(isClose(mechanism.noise.variance.value.squareRoot(), 10 * Double(1 << 20), 1e-6))
    }

    @Test func epsilonSetsTheScale() throws {
        #expect(try LaplaceMechanism(epsilon: Epsilon(0.3), bound: .clipped(cells: 1)).noise.scale == Ratio(10, 3))
        let wide = try LaplaceMechanism(epsilon: Epsilon(0.5), bound: .clipped(cells: 5, perCell: 2))
        #expect(wide.noise.scale == (try Ratio(20)))
        #expect(wide.cost == Cost(rho: Rho(units: 125_000_000_000)))
    }

    @Test func absurdParametersAreRefused() throws {
        let widest = try ContributionBound.clipped(cells: 1 << 20, perCell: 1 << 20)
        #expect(throws: PrivacyError(.tooLarge)) {
            try LaplaceMechanism(epsilon: Epsilon(millionths: 1), bound: widest)
        }
        #expect(throws: PrivacyError(.tooLarge)) { try GaussianMechanism(rho: Rho(units: 1), bound: widest) }
        #expect(throws: PrivacyError(.notPositive)) { try GaussianMechanism(rho: .zero, bound: .clipped(cells: 1)) }
        #expect(throws: PrivacyError(.overflow)) {
            try GaussianMechanism(variance: try Ratio(1, 1 << 51), bound: widest)
        }
    }

    @Test func aReleaseIsPaidForOrRefused() async throws {
        let bound = try ContributionBound.clipped(cells: 1)
        let vector = try BoundedVector(count: 3, bound: bound, events: [(person: 1, cell: 0)])
        let mechanism = try LaplaceMechanism(epsilon: Epsilon(1), bound: bound)
        var purse = try await purse(Cost(rho: Rho(units: 1_200_000_000_000)))
        #expect(try mechanism.release(vector, paying: &purse).count == 3)
        _ = try mechanism.release(vector, paying: &purse)
        #expect(purse.left == Cost(rho: Rho(units: 200_000_000_000)))
        #expect(throws: PrivacyError(.purseEmpty)) { try mechanism.release(vector, paying: &purse) }
        #expect(purse.left == Cost(rho: Rho(units: 200_000_000_000)))

        let other = try GaussianMechanism(variance: try Ratio(100), bound: .clipped(cells: 2))
        #expect(throws: PrivacyError(.mismatch)) { try other.release(vector, paying: &purse) }
    }
}
