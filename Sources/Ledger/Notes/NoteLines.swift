/// How the texts of C2SP's formats are taken apart: by line feeds, and strictly.
enum NoteLines {
    /// The lines of a text of which each is ended by a line feed; throws `code` when the last one is not.
    static func split(_ text: some StringProtocol, or code: LedgerError.Code) throws(LedgerError) -> [String] {
        let bytes = Array(text.utf8)
        guard bytes.last == UInt8(ascii: "\n") else { throw LedgerError(code) }
        return bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// A whole number in decimal digits without leading zeros; throws `number-form`.
    static func number(_ text: some StringProtocol) throws(LedgerError) -> Int {
        let digits = text.utf8
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.count == 1 || digits.first != UInt8(ascii: "0"), let number = Int(text)
        else { throw LedgerError(.numberForm) }
        return number
    }

    /// Whether two texts are the same bytes; `==` on texts would also take other spellings of a letter for the same.
    static func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
