import Ledger
import Testing

/// Notes are those of C2SP signed-note: byte for byte, and nothing else is one.
@Suite struct NoteTests {
    static let keyText = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    static let note = """
        This is an example message.

        \u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """

    @Test func thePublishedVectorVerifies() throws {
        let key = try VerifierKey(Self.keyText)
        #expect(key.id == 0x530d_903a && key.name == "example.com/foo" && key.description == Self.keyText)
        let note = try SignedNote(Self.note)
        #expect(note.text == "This is an example message.\n")
        #expect(note.description == Self.note)
        try note.verify(by: key)
    }

    @Test func noFlippedBitVerifies() throws {
        let key = try VerifierKey(Self.keyText)
        for forged in Self.note.flippings {
            #expect(throws: LedgerError.self) { try SignedNote(forged).verify(by: key) }
        }
        for forged in Self.keyText.flippings {
            #expect(throws: LedgerError.self) { try SignedNote(Self.note).verify(by: VerifierKey(forged)) }
        }
    }

    @Test func whatIsSignedVerifiesByItsKeyOnly() throws {
        let key = try signingKey()
        // An empty line in the text does not end it: the last one does.
        let note = try SignedNote(signing: "one\n\ntwo\n", by: key)
        let read = try SignedNote(note.description)
        #expect(read == note)
        try read.verify(by: key.verifier)
        #expect(throws: LedgerError(.notSigned)) { try read.verify(by: signingKey(8).verifier) }
        #expect(throws: LedgerError(.notSigned)) { try read.verify(by: signingKey(7, name: "other").verifier) }
    }

    @Test func signaturesOfOthersMeanNothing() throws {
        let (ours, theirs) = (try signingKey(1, name: "ours"), try signingKey(2, name: "théirs"))
        let own = try SignedNote(signing: "text\n", by: ours).description
        let witness = try SignedNote(signing: "text\n", by: theirs).description.dropFirst("text\n\n".count)
        let both = try SignedNote(own + witness)
        #expect(both.signatures.map(\.name) == ["ours", "théirs"])
        try both.verify(by: ours.verifier)
        try both.verify(by: theirs.verifier)
        // But a wrong one of the right key spoils the note.
        let other = try SignedNote(signing: "other\n", by: ours).description.dropFirst("other\n\n".count)
        #expect(throws: LedgerError(.signature)) { try SignedNote(own + other).verify(by: ours.verifier) }
    }

    @Test(arguments: [
        "", "\n", "text\n", "text\n\n", "text\n— name AAAAAAA=\n", "text\n\n— name AAAAAAA=",
        "te\u{7}xt\n\n— name AAAAAAA=\n",
        "text\r\n\r\n— name AAAAAAA=\r\n", "text\n\n- name AAAAAAA=\n", "text\n\n— name\n", "text\n\n— name AAAAAA==\n",
        "text\n\n— name AAAAAAA=\nmore\n", "text\n\n— na me AAAAAAA=\n", "text\n\n— na+me AAAAAAA=\n",
        "text\n\n—  AAAAAAA=\n", "text\n\n— name AAAAAAB=\n", "text\n\n— name AAAAAAA\n", "text\n\n— name AAAA AAAA\n",
    ])
    func anotherFormIsNoNote(text: String) {
        #expect(throws: LedgerError.self) { try SignedNote(text) }
    }

    @Test func aNoteHasALimit() {
        #expect(throws: LedgerError(.noteForm)) {
            try SignedNote(String(repeating: "a", count: SignedNote.maxByteCount) + "\n\n— name AAAAAAA=\n")
        }
    }

    @Test(arguments: [
        "", "name", "name+530d903a", "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "a+530d903a+AQ==",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ",
    ])
    func anotherFormIsNoKey(text: String) {
        #expect(throws: LedgerError.self) { try VerifierKey(text) }
    }

    @Test func onlyATextWithALineCanBeSigned() throws {
        for text in ["", "no end", "bell\u{7}\n"] {
            #expect(throws: LedgerError(.noteForm)) { try SignedNote(signing: text, by: signingKey()) }
        }
    }
}
