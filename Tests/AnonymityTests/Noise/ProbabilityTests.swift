import Anonymity
import Testing

/// Reference values: forty and more digits by mpmath from the definitions, cut to what a floating-point number holds.
@Suite struct ProbabilityTests {
    struct Row: Sendable {
        let numerator: Int
        let denominator: Int
        let values: [Int: Double]
        let tails: [Int: Double]
    }

    static let laplace: [Row] = [
        Row(
            numerator: 1, denominator: 2,
            values: [0: 0.76159415595576488812, 1: 0.10307056080762241999, 15: 7.1267109667061115782e-14],
            tails: [1: 0.11920292202211755594, 20: 7.4838760285514688243e-18 / 2]),
        Row(
            numerator: 1, denominator: 1,
            values: [0: 0.4621171572600097585, 3: 0.023007458502467039115, 15: 1.4136271074954413511e-7],
            tails: [1: 0.26894142136999512075, -1: 0.90106198019855279915, 50: 2.8200582447706794897e-22 / 2]),
        Row(
            numerator: 2, denominator: 1,
            values: [0: 0.24491866240370912928, 10: 0.0016502489663630985411],
            tails: [1: 0.37754066879814543536, 20: 0.000056519219833134985283 / 2]),
        Row(
            numerator: 10, denominator: 3,
            values: [0: 0.1488850336233179743, 2: 0.081709838892727273809, 11: 0.0054913516186680836422], tails: [:]),
        Row(numerator: 10, denominator: 1, values: [0: 0.049958374957879972198], tails: [:]),
    ]

    static let gaussian: [Row] = [
        Row(
            numerator: 1, denominator: 4,
            values: [0: 0.7865707070419478997, 1: 0.10645076942314472424, 10: 1.0885324695082115951e-87],
            tails: [1: 0.10671464647902605015, 10: 1.0885324695082115957e-87]),
        Row(
            numerator: 1, denominator: 1,
            values: [0: 0.39894227826686170558, 5: 1.4867195067794920227e-6, 15: 5.5307095202519346359e-50],
            tails: [1: 0.30052886086656914721, 20: 5.5209483395215390288e-88]),
        Row(
            numerator: 4, denominator: 1,
            values: [0: 0.19947114020071633897, 7: 0.0004363413475228800328],
            tails: [2: 0.22423176651749209163, 10: 8.0038466847923164111e-7]),
        Row(
            numerator: 25, denominator: 1,
            values: [0: 0.079788456080286535588, 10: 0.01079819330263761039],
            tails: [1: 0.46010577195985673221, 20: 0.000046823328012435937035]),
        Row(
            numerator: 100, denominator: 1,
            values: [0: 0.039894228040143267794, 15: 0.012951759566589172761],
            tails: [5: 0.32628756625829686242, 20: 0.025539650188360670621]),
    ]

    @Test(arguments: laplace)
    func laplaceIsAsTabulated(row: Row) throws {
        let noise = DiscreteLaplace(scale: try Ratio(row.numerator, row.denominator))
        for (x, value) in row.values {
            #expect(isClose(noise.probability(of: x), value, 1e-14))
            #expect(noise.probability(of: x) == noise.probability(of: -x))
        }
        for (x, value) in row.tails { #expect(isClose(noise.probability(from: x), value, 1e-14)) }
    }

    @Test(arguments: gaussian)
    func gaussianIsAsTabulated(row: Row) throws {
        let noise = DiscreteGaussian(variance: try Ratio(row.numerator, row.denominator))
        for (x, value) in row.values { #expect(isClose(noise.probability(of: x), value, 1e-13)) }
        for (x, value) in row.tails { #expect(isClose(noise.probability(from: x), value, 1e-13)) }
    }

    @Test func theVarianceIsALittleLess() throws {
        let noise = DiscreteGaussian(variance: try Ratio(1))
        let variance = (-40...40).reduce(0.0) { $0 + Double($1 * $1) * noise.probability(of: $1) }
        #expect(isClose(variance, 0.99999978876772808311, 1e-13))
    }
}
