import Anonymity
import Testing

/// Parameters come from people: what cannot be meant is refused with a code.
@Suite struct ParameterTests {
    @Test(
        arguments: [
            (0, .notPositive), (-1, .notPositive), (-.infinity, .notPositive), (.nan, .notANumber),
            (.infinity, .tooLarge),
            (32.000001, .tooLarge), (1e300, .tooLarge), (1e-9, .tooSmall), (.leastNonzeroMagnitude, .tooSmall),
        ] as [(Double, PrivacyError.Code)])
    func epsilonsThatPromiseNothing(value: Double, code: PrivacyError.Code) {
        #expect(throws: PrivacyError(code)) { try Epsilon(value) }
    }

    @Test func tenTenthsAreOne() throws {
        #expect(try (0..<10).reduce(0) { sum, _ in sum + (try Epsilon(0.1)).millionths } == Epsilon(1).millionths)
        #expect(try Epsilon(0.29).millionths == 290_000)
        #expect(throws: PrivacyError(.notPositive)) { try Epsilon(millionths: 0) }
        #expect(throws: PrivacyError(.tooLarge)) { try Epsilon(millionths: .max) }
    }

    @Test(
        arguments: [
            (0, .notPositive), (-1e-6, .notPositive), (.nan, .notANumber), (1, .tooLarge), (1e-20, .tooSmall),
        ] as [(Double, PrivacyError.Code)])
    func deltasThatPromiseNothing(value: Double, code: PrivacyError.Code) {
        #expect(throws: PrivacyError(code)) { try Delta(value) }
    }

    @Test func deltaIsCountedInWholeUnits() throws {
        #expect(try Delta(1e-6).units == 1_000_000_000_000)
        #expect(try Delta(1e-6) > Delta(1e-9))
    }

    @Test func scalesAreInLowestTerms() throws {
        #expect(try Ratio(10, 4) == Ratio(5, 2))
        #expect(throws: PrivacyError(.notPositive)) { try Ratio(0, 1) }
        #expect(throws: PrivacyError(.notPositive)) { try Ratio(1, 0) }
        #expect(throws: PrivacyError(.notPositive)) { try Ratio(-1, -1) }
        #expect(throws: PrivacyError(.tooLarge)) { try Ratio(1 << 52) }
        #expect(throws: PrivacyError(.tooLarge)) { try Ratio(1, .max) }
        #expect(try Ratio(.max, .max) == Ratio(1))
    }

    @Test func pureEpsilonIsHalfItsSquare() throws {
        #expect(Rho(pure: try Epsilon(1)).units == 500_000_000_000)
        #expect(Rho(pure: try Epsilon(millionths: 1)).units == 1)
    }

    @Test func errorsSayTheirCodeOnly() {
        for code in PrivacyError.Code.allCases {
            #expect("\(PrivacyError(code))" == "PrivacyError.\(code.rawValue)")
        }
    }
}
