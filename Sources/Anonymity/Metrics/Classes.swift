/// A table of people, as metrics of anonymity see it: who cannot be told apart by what others may know of them.
///
/// A class is the rows with equal quasi-identifiers; the sensitive values are ranks, so that ordered distances make
/// sense. All counting is in whole numbers.
public struct Classes: Sendable {
    /// How many rows there are.
    public let rows: Int

    /// The rows of each sensitive value in the whole table, by rank.
    let totals: [Int]

    /// For each class its values in ascending order, with their rows.
    let classes: [[(value: Int, rows: Int)]]

    /// A table of one class and one sensitive value a row, in the same order.
    ///
    /// Throws `mismatch` if they are not of one length, `empty` if there are none, and `too-large` for more than 2³⁰ rows.
    public init<Class: Hashable, Value: Hashable & Comparable>(
        of people: [Class], sensitive values: [Value]
    ) throws(PrivacyError) {
        try self.init(people, values)
    }

    /// The same for whole numbers, which are counted several times as fast. Throws as the other does.
    public init(of people: [Int], sensitive values: [Int]) throws(PrivacyError) {
        try self.init(people, values)
    }

    private init<Class: Hashable, Value: Hashable & Comparable>(
        _ people: [Class], _ values: [Value]
    ) throws(PrivacyError) {
        guard people.count == values.count else { throw PrivacyError(.mismatch) }
        guard !people.isEmpty else { throw PrivacyError(.empty) }
        // Then twice the product of two counts of rows fits 63 bits.
        guard people.count <= 1 << 30 else { throw PrivacyError(.tooLarge) }
        let sorted = Set(values).sorted()
        let ranks = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
        var numbers: [Class: Int] = [:]
        var totals = [Int](repeating: 0, count: sorted.count)
        var members: [[Int]] = []
        for (person, value) in zip(people, values) {
            let number = numbers[person] ?? members.count
            if number == members.count {
                numbers[person] = number
                members.append([])
            }
            let rank = ranks[value] ?? 0
            totals[rank] += 1
            members[number].append(rank)
        }
        rows = people.count
        self.totals = totals
        classes = members.map { members in
            var counted: [(value: Int, rows: Int)] = []
            for value in members.sorted() {
                if let last = counted.indices.last, counted[last].value == value {
                    counted[last].rows += 1
                } else {
                    counted.append((value, 1))
                }
            }
            return counted
        }
    }

    static func size(_ group: [(value: Int, rows: Int)]) -> Int { group.reduce(0) { $0 + $1.rows } }
}
