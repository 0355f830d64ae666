import Testing

@testable import Server

@Suite struct Base64URLTests {
    /// RFC 4648, section 10, without the padding; and RFC 7515, appendix C.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func thePublishedExamples(_ text: String, _ code: String) {
        #expect(Base64URL.encode(text.utf8) == code)
        #expect(Base64URL.decode(code.utf8) == Array(text.utf8))
    }

    @Test func theLettersOfAddresses() {
        #expect(Base64URL.encode([3, 236, 255, 224, 193]) == "A-z_4ME")
        #expect(Base64URL.decode("A-z_4ME".utf8) == [3, 236, 255, 224, 193])
    }

    @Test func everyByteComesBack() {
        for count in 0...300 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count) }
            #expect(Base64URL.decode(Base64URL.encode(bytes).utf8) == bytes)
        }
    }

    @Test(arguments: ["Zg==", "Zg=", "Z", "Zm9vY", "Zm9v Yg", "Zm9v\n", "Zm+v", "Zm/v", "Zm9v.", "Zé"])
    func whatIsNoDigitIsRefused(_ code: String) { #expect(Base64URL.decode(code.utf8) == nil) }

    /// One text for one value: the bits that fill up the last digit must be zero.
    @Test(arguments: ["Zh", "Zv", "Zm9", "Zm-", "Zm_"])
    func aSecondSpellingIsRefused(_ code: String) { #expect(Base64URL.decode(code.utf8) == nil) }
}
