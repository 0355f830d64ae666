/// Numbers for terms: words, categories and brands. A number that became free is used again.
struct Vocabulary: Sendable {
    /// What a term stands for.
    enum Kind: Character, Sendable {
        case word = "w"
        case category = "c"
        case brand = "b"
    }

    private var numbers: [String: UInt32] = [:]
    private(set) var kinds: [Kind] = []
    private var names: [String] = []
    private var vacant: [UInt32] = []

    /// The number of a term that some item has.
    func number(_ kind: Kind, _ text: String) -> UInt32? { numbers["\(kind.rawValue)\(text)"] }

    /// The number of a term, a new one where it has none.
    mutating func enter(_ kind: Kind, _ text: String) -> UInt32 {
        let name = "\(kind.rawValue)\(text)"
        if let known = numbers[name] { return known }
        let number = vacant.popLast() ?? UInt32(kinds.count)
        if number == kinds.count {
            kinds.append(kind)
            names.append(name)
        } else {
            kinds[Int(number)] = kind
            names[Int(number)] = name
        }
        numbers[name] = number
        return number
    }

    /// Gives up a term that no item has any more.
    mutating func leave(_ number: UInt32) {
        numbers[names[Int(number)]] = nil
        names[Int(number)] = ""
        vacant.append(number)
    }
}
