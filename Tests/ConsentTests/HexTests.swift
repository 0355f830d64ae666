import Consent
import Testing

@Suite struct HexTests {
    @Test func everyByteComesBack() {
        let bytes = Array(UInt8.min...UInt8.max)
        let text = Hex.encode(bytes)
        #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
        #expect(Hex.decode(text) == bytes)
        #expect(Hex.decode(text.uppercased()) == bytes)
        #expect(Hex.encode([]) == "" && Hex.decode("") == [])
    }

    @Test(arguments: ["0", "000", "0g", "g0", " 00", "00 ", "0x00", "//", "::", "@@", "GG", "``", "-1", "é"])
    func anythingElseIsRefused(_ text: String) { #expect(Hex.decode(text) == nil) }
}
