import Anonymity
import Testing

/// Reference values: dp-accounting 0.6.0 (add or remove one, losses on a grid of 10⁻⁴ rounded up), and closed forms.
@Suite struct AccountantTests {
    struct Row: Sendable {
        let size: Double
        let times: Int
        let simple: Double
        let tight: Double
        let renyi: Double
        let distribution: Double

        init(
            _ size: Double, _ times: Int, _ simple: Double, _ tight: Double, _ renyi: Double, _ distribution: Double
        ) {
            (self.size, self.times, self.simple) = (size, times, simple)
            (self.tight, self.renyi, self.distribution) = (tight, renyi, distribution)
        }
    }

    static let gaussian = [
        Row(1, 1, 5.756521769756932, 5.22153444453017, 5.2215396311544175, 4.886554124377032),
        Row(1, 10, 21.6225813626911, 20.551948814041253, 20.551991629803823, 19.4236564771063),
        Row(1, 52, 63.905317542902665, 62.283076252415974, 62.29110010057353, 59.51090945902042),
        Row(1, 365, 282.92570740260646, 280.50489340258673, 280.9608172428625, 272.4215301765292),
        Row(2, 1, 2.753260884878466, 2.4190931768671957, 2.4191024886939205, 2.2540846566590376),
        Row(2, 10, 9.56129068134555, 8.84588934846238, 8.84687435850794, 8.306225053649792),
        Row(2, 52, 25.452658771451333, 24.303346289500052, 24.30389051398901, 23.003270016644013),
        Row(2, 365, 95.83785370130322, 93.99899686837591, 94.15897861104412, 90.22161521903513),
        Row(5, 1, 1.0713043539513865, 0.8999352676606421, 0.8999385041732184, 0.8341175648589775),
        Row(5, 10, 3.52451627253822, 3.1310556807643475, 3.131089774915035, 2.921600590671766),
        Row(5, 52, 8.621063508580534, 7.945222288895399, 7.945790307474388, 7.455138780936361),
        Row(5, 365, 27.385141480521288, 26.19987577475585, 26.206071630016364, 24.815409320130193),
        Row(10, 1, 0.5306521769756932, 0.4299414688369494, 0.4299515190917843, 0.39685742953212483),
        Row(10, 10, 1.71225813626911, 1.4715947505324163, 1.4716562679107283, 1.367571490202779),
        Row(10, 52, 4.050531754290267, 3.620211454577719, 3.6202439481499145, 3.3807721801272246),
        Row(10, 365, 11.867570740260643, 11.065275287396293, 11.065568642835453, 10.406540462283706),
    ]

    static let laplace = [
        Row(1, 1, 5.756521769756932, 5.22153444453017, 1.0050751401882467, 0.9999980000480008),
        Row(1, 52, 63.905317542902665, 62.283076252415974, 44.10811476003559, 42.89934468936478),
        Row(1, 365, 282.92570740260646, 280.50489340258673, 210.22947747401707, 204.36282083325224),
        Row(10, 1, 0.5306521769756932, 0.4299414688369494, 0.1050751401882467, 0.09999800004800104),
        Row(10, 52, 4.050531754290267, 3.620211454577719, 3.3786582493389137, 3.1903191480385744),
        Row(10, 365, 11.867570740260643, 11.065275287396293, 10.74888598401542, 10.125308723843295),
        Row(50, 1, 0.10533043539513864, 0.07773597369831038, 0.025075140188246685, 0.019998000047998902),
        Row(50, 52, 0.7685063508580533, 0.6348193725332459, 0.6087234731195421, 0.5686544770259719),
        Row(50, 365, 2.0815141480521286, 1.8055010776905396, 1.788866055821625, 1.6659983649452113),
    ]

    /// Without optimisation, long compositions take seconds each.
    static func isQuick(_ row: Row) -> Bool {
        #if DEBUG
            row.times <= 10 || row.times == 52 && row.size == 10
        #else
            true
        #endif
    }

    static func check(_ report: Accountant.Report, _ row: Row) {
        #expect(isClose(report.concentratedSimply, row.simple, 1e-9))
        #expect(isClose(report.concentrated, row.tight, 1e-9))
        #expect(isClose(report.renyi, row.renyi, 1e-6))
        #expect(report.lossDistribution >= row.distribution, "\(report.lossDistribution)")
        #expect(report.lossDistribution <= row.distribution * 1.01, "\(report.lossDistribution)")
        #expect(report.epsilon == min(report.basic, report.lossDistribution))
    }

    @Test(arguments: gaussian.filter(isQuick))
    func gaussianNoise(row: Row) throws {
        var accountant = Accountant()
        accountant.add(try .gaussian(sigma: row.size), times: row.times)
        let report = accountant.report(at: try Delta(1e-6))
        #expect(report.basic == .infinity)
        Self.check(report, row)
    }

    @Test(arguments: laplace.filter(isQuick))
    func laplaceNoise(row: Row) throws {
        var accountant = Accountant()
        accountant.add(try .laplace(scale: row.size), times: row.times)
        let report = accountant.report(at: try Delta(1e-6))
        #expect(isClose(report.basic, Double(row.times) / row.size, 1e-12))
        Self.check(report, row)
    }

    #if !DEBUG
        @Test func aYearOfManyReleases() throws {
            var accountant = Accountant()
            accountant.add(try .gaussian(sigma: 4), times: 12)
            accountant.add(try .laplace(scale: 20), times: 52)
            accountant.add(try .gaussian(sigma: 10), times: 365)
            Self.check(
                accountant.report(at: try Delta(1e-6)),
                Row(0, 0, 13.452874045374141, 12.597615136534392, 12.594893663050424, 11.855063508867293))
        }
    #endif

    /// The mechanisms themselves, 52 times; the reference adds up the same discrete distributions.
    @Test func discreteNoise() throws {
        for (numerator, denominator, shift, epsilon) in [
            (10, 1, 1, 3.2412742741089824), (2, 1, 1, 20.893795382790696), (1, 1, 1, 49.15297933071906),
            (10, 1, 3, 10.833201342291296),
        ].prefix(Self.few) {
            let bound = try ContributionBound.clipped(cells: 1, perCell: shift)
            let promise = try Epsilon(Double(shift * denominator) / Double(numerator))
            let mechanism = try LaplaceMechanism(epsilon: promise, bound: bound)
            #expect(mechanism.noise.scale == (try Ratio(numerator, denominator)))
            var accountant = Accountant()
            accountant.add(mechanism.loss, times: 52)
            let found = accountant.report(at: try Delta(1e-6)).lossDistribution
            #expect(found >= epsilon && found <= epsilon * 1.01, "\(found)")
        }
        for (sigma, shift, epsilon) in [
            (1, 1, 59.57752217232779), (5, 1, 7.455503644413976), (10, 1, 3.3809539160427784),
            (10, 3, 12.096965249270893),
        ].prefix(Self.few) {
            let bound = try ContributionBound.clipped(cells: 1, perCell: shift)
            var accountant = Accountant()
            accountant.add(
                try GaussianMechanism(variance: Ratio(sigma * sigma), bound: bound).loss, times: 52)
            let found = accountant.report(at: try Delta(1e-6)).lossDistribution
            #expect(found >= epsilon && found <= epsilon * 1.01, "\(found)")
        }
    }

    static var few: Int {
        #if DEBUG
            1
        #else
            4
        #endif
    }

    /// Several cells of one release cost as much as several releases of one cell.
    @Test func cellsAddUpLikeReleases() throws {
        var (once, often) = (Accountant(), Accountant())
        once.add(try GaussianMechanism(variance: Ratio(100), bound: .clipped(cells: 10)).loss)
        often.add(try GaussianMechanism(variance: Ratio(100), bound: .clipped(cells: 1)).loss, times: 10)
        let delta = try Delta(1e-6)
        #expect(isClose(once.report(at: delta).lossDistribution, often.report(at: delta).lossDistribution, 1e-9))
        #expect(isClose(once.report(at: delta).concentrated, often.report(at: delta).concentrated, 1e-12))
        // With a shared bound only rho is known of narrow noise, and it is what the purse pays.
        let shared = try GaussianMechanism(variance: Ratio(1 << 20), bound: .shared(norm: 1 << 7, cells: 45))
        var accountant = Accountant()
        accountant.add(shared.loss)
        #expect(accountant.report(at: delta).lossDistribution == .infinity)
        #expect(isClose(accountant.report(at: delta).concentrated, shared.cost.epsilon(at: delta), 1e-9))
    }

    @Test func picksCostAnEighthEach() throws {
        let top = try TopMechanism(picks: 8, epsilon: Epsilon(1), bound: .clipped(cells: 1))
        var accountant = Accountant()
        accountant.add(top.loss)
        let report = accountant.report(at: try Delta(1e-6))
        #expect(report.basic == 8)
        #expect(isClose(report.concentrated, top.cost.epsilon(at: try Delta(1e-6)), 1e-12))
        #expect(report.epsilon < 8)
    }

    @Test func failuresAreTakenFromDelta() throws {
        let bound = try ContributionBound.clipped(cells: 1)
        let mechanism = try ThresholdMechanism(epsilon: Epsilon(1), delta: Delta(1e-7), bound: bound)
        var accountant = Accountant()
        accountant.add(mechanism.loss, times: 9)
        #expect(accountant.report(at: try Delta(1e-6)).epsilon <= 9)
        accountant.add(mechanism.loss, times: 5)
        #expect(accountant.report(at: try Delta(1e-6)).epsilon == .infinity)
        #expect(mechanism.cost.epsilon(at: try Delta(1e-8)) == .infinity)
    }

    @Test(arguments: [
        (0.5, 1e-3, 3.5365618461689596), (0.5, 1e-8, 6.0861586146698), (0.02, 1e-5, 0.7943147742740685),
        (0.02, 1e-6, 0.899935267660642), (0.005, 1e-6, 0.42994146883694934), (0.0002, 1e-8, 0.09777704720651297),
    ])
    func rhoAsEpsilon(rho: Double, delta: Double, epsilon: Double) throws {
        let cost = Cost(rho: Rho(units: UInt64(rho * 1e12)))
        #expect(isClose(cost.epsilon(at: try Delta(delta)), epsilon, 1e-9))
    }

    @Test(arguments: [(0.1, 1e-6), (1, 1e-6), (8, 1e-6), (1, 0.01), (32, 1e-9)])
    func epsilonAsRho(epsilon: Double, delta: Double) throws {
        let delta = try Delta(delta)
        let rho = try Rho(epsilon: try Epsilon(epsilon), delta: delta)
        #expect(Cost(rho: rho).epsilon(at: delta) <= epsilon)
        #expect(Cost(rho: Rho(units: rho.units + rho.units / 1_000 + 2)).epsilon(at: delta) > epsilon, "and no less")
    }

    @Test func nothingCostsNothing() throws {
        #expect(Accountant().report(at: try Delta(1e-6)).epsilon == 0)
        var accountant = Accountant()
        accountant.add(try .gaussian(sigma: 1), times: -3)
        #expect(accountant.report(at: try Delta(1e-6)).epsilon == 0)
        for wrong in [0, -1, Double.nan, .infinity] {
            #expect(throws: PrivacyError(.notPositive)) { try Loss.gaussian(sigma: wrong) }
            #expect(throws: PrivacyError(.notPositive)) { try Loss.laplace(scale: wrong) }
        }
    }
}
