import Ledger
import Testing

@Suite struct CommitmentTests {
    let salt = Array(UInt8(0)..<32)

    /// Computed apart from this program, with Python's hashlib: the layout may never change unseen.
    @Test func theLayoutIsFrozen() throws {
        let opening = try Opening(salt: salt, act: .erasure, payload: Array("payload".utf8))
        let commitment = Commitment(opening: opening)
        #expect(commitment.hash.description == "894fd554cb5eb3ff568d5a85ad37c44df958ef1f83da361895cef586f94f9e93")
        #expect(commitment.leaf.description == "b2ea137bb8b9d2a7aa379af430202b36c7aafd4e14ebe5c0603549ffaa4052d3")
        #expect(opening.matches(Commitment(hash: commitment.hash)))
    }

    @Test(arguments: Act.allCases)
    func anyOtherOpeningIsRefused(act: Act) throws {
        let commitment = try Commitment(opening: Opening(salt: salt, act: act, payload: [1, 2]))
        #expect(try Opening(salt: salt, act: act, payload: [1, 2]).matches(commitment))
        for payload: [UInt8] in [[], [1], [1, 2, 0], [1, 3], [0, 1, 2]] {
            #expect(try !Opening(salt: salt, act: act, payload: payload).matches(commitment))
        }
        for other in Act.allCases where other != act {
            #expect(try !Opening(salt: salt, act: other, payload: [1, 2]).matches(commitment))
        }
        for bit in 0..<256 {
            var changed = salt
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(try !Opening(salt: changed, act: act, payload: [1, 2]).matches(commitment))
            #expect(
                try !Opening(salt: salt, act: act, payload: [1, 2])
                    .matches(Commitment(hash: commitment.hash.flipping(bit: bit))))
        }
    }

    @Test func sameActsCannotBeLinked() {
        let openings = (0..<100).map { _ in Opening(act: .decision, payload: [1]) }
        #expect(openings.allSatisfy { $0.salt.count == 32 })
        #expect(Set(openings.map(Commitment.init(opening:))).count == openings.count)
    }

    @Test(arguments: [0, 31, 33])
    func anotherSaltLengthIsRefused(count: Int) {
        #expect(throws: LedgerError(.saltLength)) {
            try Opening(salt: [UInt8](repeating: 1, count: count), act: .decision, payload: [])
        }
    }

    @Test func anOpeningPrintsItsActOnly() throws {
        let opening = try Opening(salt: salt, act: .withdrawal, payload: Array("anna@example.org".utf8))
        #expect("\(opening)" == "Opening(withdrawal)")
        #expect(String(reflecting: opening) == "Opening(withdrawal)")
    }

    @Test func actsKeepTheirCodesAndNames() {
        #expect(Act.allCases.map(\.rawValue) == [1, 2, 3, 4, 5])
        #expect(Act.allCases.map(\.name) == ["decision", "withdrawal", "erasure", "signal", "request"])
    }
}
