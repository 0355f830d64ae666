import Consent
import Testing

/// Law 11: what names a person prints as nothing, whatever careless line prints it.
@Suite struct SilenceTests {
    /// Every way in which Swift turns a value into text.
    static func printed(_ value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        var printed = ""
        print(value, terminator: "", to: &printed)
        var debugPrinted = ""
        debugPrint(value, terminator: "", to: &debugPrinted)
        return [dumped, printed, debugPrinted, "\(value)", String(describing: value), String(reflecting: value)]
    }

    @Test func aPseudonymPrintsAsNothing() throws {
        let pseudonym = try #require(Pseudonym(stored: Array(200...215)))
        #expect(pseudonym.description == "<pseudonym>")
        let holders: [Any] = [
            pseudonym, [pseudonym], Optional(pseudonym) as Any, (1, pseudonym), ["her": pseudonym],
            Claim(shop: 1, shopper: pseudonym),
        ]
        for text in holders.flatMap(Self.printed) {
            #expect(text.contains("<pseudonym>"))
            #expect(!text.contains("200") && !text.lowercased().contains("c8"), "a byte of it")
        }
    }

    @Test func keysPrintAsNothing() throws {
        let keys = try (0..<2).map { byte in try MasterKey(bytes: Array(repeating: UInt8(byte * 200), count: 32)) }
        #expect(Self.printed(keys[0]) == Self.printed(keys[1]))
        let secrets = try keys.map { try ShopSecret(wrapped: ShopSecret.newWrapped(for: 1, by: $0), of: 1, by: $0) }
        #expect(Self.printed(secrets[0]) == Self.printed(secrets[1]))
    }

    @Test func aFaultOfAKeyIsOnlyACode() {
        #expect("\(KeyFault.cannotOpen)" == "KeyFault.cannotOpen")
    }

    @Test(arguments: [0, 1, 15, 17, 32])
    func aPseudonymHasSixteenBytes(count: Int) {
        #expect(Pseudonym(stored: Array(repeating: 1, count: count)) == nil)
    }
}
