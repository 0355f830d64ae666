import Ledger
import Testing

@Suite struct HashTests {
    @Test func bytesAndDigitsComeBack() throws {
        let bytes = (0..<32).map { UInt8($0 * 8 + 3) }
        let hash = try Hash(bytes: bytes)
        #expect(hash.bytes == bytes)
        #expect(try Hash(hex: hash.description) == hash)
        #expect("\(hash)".hasPrefix("030b131b"))
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func anotherNumberOfBytesIsRefused(count: Int) {
        #expect(throws: LedgerError(.hashLength)) { try Hash(bytes: [UInt8](repeating: 7, count: count)) }
    }

    @Test(arguments: [
        "", "00", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
        String(repeating: "A", count: 64), String(repeating: "g", count: 64), String(repeating: "é", count: 32),
    ])
    func anotherSpellingIsRefused(text: String) {
        #expect(throws: LedgerError(.hashDigits)) { try Hash(hex: text) }
    }

    @Test func eachBitCounts() throws {
        let hash = MerkleTree.emptyRoot
        let flipped = try (0..<256).map { try hash.flipping(bit: $0) }
        #expect(Set(flipped + [hash]).count == 257)
    }

    @Test func errorsSayTheirCodeOnly() {
        for code in LedgerError.Code.allCases {
            #expect("\(LedgerError(code))" == "LedgerError.\(code.rawValue)")
        }
    }
}
