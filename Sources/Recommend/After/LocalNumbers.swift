/// Gives dense numbers from outside small numbers of its own, 0, 1, 2 …; emptied by counting on.
struct LocalNumbers: Sendable {
    private var rounds: [UInt32] = []
    private var numbers: [UInt32] = []
    private var round: UInt32 = 0
    private(set) var count = 0

    mutating func clear() {
        count = 0
        if round == .max {
            for place in rounds.indices { rounds[place] = 0 }
            round = 0
        }
        round += 1
    }

    /// The own number, if one was given; none for numbers that are too high for flat arrays.
    subscript(number: UInt32) -> Int? {
        number < rounds.count && rounds[Int(number)] == round ? Int(numbers[Int(number)]) : nil
    }

    /// Gives the next own number; false when there is one, or when the number is too high.
    mutating func open(_ number: UInt32) -> Bool {
        guard number < Step.itemBound, self[number] == nil else { return false }
        if number >= rounds.count {
            let missing = Int(number) + 1 - rounds.count
            rounds.append(contentsOf: repeatElement(0, count: missing))
            numbers.append(contentsOf: repeatElement(0, count: missing))
        }
        rounds[Int(number)] = round
        numbers[Int(number)] = UInt32(count)
        count += 1
        return true
    }
}
