import Oversight
import Testing

/// The detector finds what people write, and takes nothing else for it.
@Suite struct PersonalPatternTests {
    @Test(
        arguments: [
            ("ada@example.org", [.email]), ("<Ada.L+x@mail.example.co.uk>", [.email]),
            ("+44 20 7946 0958", [.phone]), ("call 0171-555 12 34 now", [.phone]), ("+431234567", [.phone]),
            ("4111111111111111", [.card]), ("5500-0000-0000-0004", [.card]),
            ("from 198.51.100.7:443", [.address]), ("2001:db8:0:0:0:0:0:1", [.address]), ("fe80:1::2:3", [.address]),
            ("ada@example.org, 198.51.100.7", [.email, .address]),
        ] as [(String, Set<PersonalPattern>)])
    func whatIsPersonalIsFound(text: String, kinds: Set<PersonalPattern>) {
        #expect(PersonalPattern.find(in: text.utf8) == kinds)
        #expect(PersonalPattern.find(inBytes: Array("                \(text) ".utf8)) == kinds)
    }

    @Test(arguments: [
        "", "2026-1", "de-AT", "1.2.3", "999.1.1.1", "127.0.0.1", "12:30:45", "4111111111111112", "@", "a@b", "a@b.",
        "v1@",
        "4006381333931", "0012345678", "+12", "sha256:0171aa55",
        "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
    ])
    func whatIsNotPersonalIsNot(text: String) { #expect(PersonalPattern.find(in: text.utf8) == []) }

    /// Sealed rows are random bytes: a store full of them must not look like an address book.
    @Test func randomBytesHoldNothing() {
        var dice = SeededDice(11)
        let bytes = (0..<2_000_000).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
        #expect(PersonalPattern.find(inBytes: bytes) == [])
    }
}
