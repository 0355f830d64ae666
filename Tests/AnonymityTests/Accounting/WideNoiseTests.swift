import Testing

@testable import Anonymity

/// Discrete Gaussian noise in several cells gives away no more than normal noise that is a little narrower.
@Suite struct WideNoiseTests {
    /// The chance that two shifted laws of independent discrete noise in two cells are told apart beyond ε: every outcome
    /// is looked at.
    static func exactDelta(_ noise: DiscreteGaussian, shift: (Int, Int), epsilon: Double) -> Double {
        let reach = 12 * Int(noise.variance.value.squareRoot()) + abs(shift.0) + abs(shift.1)
        let chances = (-2 * reach...2 * reach).map { noise.probability(of: $0) }
        func chance(_ x: Int) -> Double { chances[x + 2 * reach] }
        var delta = 0.0
        for x in -reach...reach {
            for y in -reach...reach {
                let moved = chance(x - shift.0) * chance(y - shift.1)
                delta += max(0, moved - exponential(epsilon) * chance(x) * chance(y))
            }
        }
        return delta
    }

    /// In every direction: along one cell, along both, askew.
    @Test(arguments: [(5, 0), (3, 4), (0, -5)])
    func noDirectionTellsMoreThanNormalNoise(shift: (Int, Int)) throws {
        let noise = DiscreteGaussian(variance: try Ratio(100))
        for epsilon in [0.01, 0.3, 1, 2] {
            let exact = Self.exactDelta(noise, shift: shift, epsilon: epsilon)
            #expect(exact <= WideNoise.delta(epsilon, rho: 25 / (2 * (100 - WideNoise.rounding))))
            // And it is nearly that of normal noise as wide as itself.
            #expect(isClose(exact, WideNoise.delta(epsilon, rho: 25 / (2 * 100.0)), 0.05), "\(exact)")
        }
    }

    /// The σ of the analytic Gaussian mechanism for a length of one.
    @Test(arguments: [
        (0.5, 1e-5, 7.0318266755824625), (0.5, 1e-6, 8.057618480725028), (1, 1e-5, 3.7306316348159387),
        (1, 1e-6, 4.224678889326848), (2, 1e-5, 1.9938124456435344), (4, 1e-6, 1.1935185871579843),
        (8, 1e-6, 0.6529353843582162),
    ])
    func whatAPromiseInEpsilonMayCost(epsilon: Double, delta: Double, sigma: Double) throws {
        let delta = try Delta(delta)
        let rho = try Rho(wideNoise: try Epsilon(epsilon), delta: delta)
        #expect(isClose(rho.value, 1 / (2 * sigma * sigma), 1e-5) && rho.value < 1 / (2 * sigma * sigma))
        #expect(Cost(rho: rho).epsilonOfWideNoise(at: delta) <= epsilon)
        #expect(Cost(rho: Rho(units: rho.units + rho.units / 1_000)).epsilonOfWideNoise(at: delta) > epsilon)
        // What is known of ρ alone allows less.
        #expect(try rho > Rho(epsilon: Epsilon(epsilon), delta: delta))
    }

    @Test func theSameAsTheDistributionOfTheLoss() throws {
        let delta = try Delta(1e-6)
        let mechanism = try GaussianMechanism(variance: Ratio(1 << 40), bound: .shared(norm: 1 << 17, cells: 45))
        #expect(mechanism.isWide)
        var accountant = Accountant()
        accountant.add(mechanism.loss, times: 13)
        let found = accountant.report(at: delta).lossDistribution
        let exact = Cost(rho: Rho(units: mechanism.cost.rho.units * 13)).epsilonOfWideNoise(at: delta)
        #expect(found >= exact * (1 - 1e-5) && found <= exact * 1.01, "\(found) \(exact)")
        #expect(exact < accountant.report(at: delta).concentrated)
    }

    @Test func onlyWideNoiseIsWide() throws {
        let bound = try ContributionBound.shared(norm: 1 << 17, cells: 45)
        let narrow = try GaussianMechanism(variance: Ratio((1 << 25) - 1), bound: bound)
        #expect(!narrow.isWide)
        var accountant = Accountant()
        accountant.add(narrow.loss)
        #expect(accountant.report(at: try Delta(1e-6)).lossDistribution == .infinity)
        #expect(try GaussianMechanism(variance: Ratio(1 << 25), bound: bound).isWide)
    }

    @Test func extremesAreAnswered() throws {
        let delta = try Delta(1e-6)
        #expect(Cost.zero.epsilonOfWideNoise(at: delta) == 0)
        let much = Cost(rho: Rho(units: 1 << 62))
        #expect(much.epsilonOfWideNoise(at: delta) == WideNoise.epsilon(rho: 4_611_690.416473899, delta: 1e-6))
        let failing = Cost(rho: Rho(units: 1_000_000_000), delta: try Delta(1e-7))
        #expect(failing.epsilonOfWideNoise(at: delta) == failing.epsilon(at: delta))
        #expect(throws: PrivacyError(.tooSmall)) {
            try Rho(wideNoise: Epsilon(millionths: 1), delta: Delta(units: 1))
        }
    }
}
