import Crypto

/// The form of the book: each line ends with a hash over itself and the hash before it, and the note repeats the last.
///
/// So a line that is changed, moved or removed in the middle shows, and so do lines missing at the end. Who can write
/// both places can write a whole new book: keep a copy of the note where he cannot.
struct ChargeChain {
    private(set) var charges: [Charge] = []
    /// Where the last whole line ends.
    private(set) var length = 0
    private var hash = String(repeating: "0", count: 64)

    /// What the note must say now.
    var note: [UInt8] { Array("\(charges.count) \(hash)\n".utf8) }

    init() {}

    /// Reads a book; throws `edited` or `truncated`. Half a line at the end was never acknowledged and is left out.
    init(log: [UInt8], note: [UInt8]) throws(BudgetError) {
        // Only a crash before the very first note leaves a line without one.
        let lines = log.count { $0 == UInt8(ascii: "\n") }
        var isNoted = note.isEmpty && lines <= 1
        while let end = log[length...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = log[length...end]
            let text = String(decoding: line, as: UTF8.self)
            guard let space = text.lastIndex(of: " "), let charge = Charge(text[..<space]), add(charge) == Array(line)
            else { throw BudgetError(.edited) }
            // A crash between the line and its note leaves the note behind, never ahead.
            isNoted = isNoted || note == self.note
        }
        guard isNoted else { throw BudgetError(.truncated) }
    }

    /// Adds a charge and returns its line.
    mutating func add(_ charge: Charge) -> [UInt8] {
        let digest = SHA256.hash(data: Array("\(hash) \(charge.text)".utf8))
        hash = digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let line = Array("\(charge.text) \(hash)\n".utf8)
        charges.append(charge)
        length += line.count
        return line
    }
}
