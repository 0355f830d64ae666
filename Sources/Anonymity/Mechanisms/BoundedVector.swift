/// Counts in numbered cells, to which each person has added no more than a bound: what noise is added to.
///
/// The cells must not depend on the people: take them from a public list, such as the catalog.
public struct BoundedVector: ~Copyable, Sendable {
    /// The most cells of a vector.
    public static let largest = 1 << 26

    /// How many cells there are.
    public let count: Int

    /// What each person was held to.
    public let bound: ContributionBound

    let values: Private<[Int64]>

    /// Adds up what is kept of each person's row of cell and amount.
    ///
    /// All that is hers comes in one row: throws `person-twice` if she comes again, `unknown-cell` for a cell not below
    /// `count`, `negative`, `overflow`, and `empty` or `too-large` for a wrong number of cells.
    public init<Person: Hashable>(
        count: Int, bound: ContributionBound, people: some Sequence<(person: Person, row: [Int: Int])>
    ) throws(PrivacyError) {
        try self.init(
            count: count, bound: bound,
            rows: people.lazy.map { person, row in (person, row.map { (cell: $0.key, amount: $0.value) }) })
    }

    /// The same for rows as lists, which are quicker to make; what stands in a cell several times is added up.
    public init<Person: Hashable>(
        count: Int, bound: ContributionBound,
        rows: some Sequence<(person: Person, row: [(cell: Int, amount: Int)])>
    ) throws(PrivacyError) {
        guard count > 0 else { throw PrivacyError(.empty) }
        guard count <= Self.largest else { throw PrivacyError(.tooLarge) }
        var values = [Int64](repeating: 0, count: count)
        var seen: Set<Person> = []
        for (person, row) in rows {
            guard seen.insert(person).inserted else { throw PrivacyError(.personTwice) }
            guard row.allSatisfy({ (0..<count).contains($0.cell) }) else { throw PrivacyError(.unknownCell) }
            for (cell, amount) in try bound.bounded(Self.gathered(row)) {
                let (sum, overflow) = values[cell].addingReportingOverflow(amount)
                guard !overflow else { throw PrivacyError(.overflow) }
                values[cell] = sum
            }
        }
        self.count = count
        self.bound = bound
        self.values = Private(values)
    }

    /// Each cell once: no bound holds for a cell that could come again.
    private static func gathered(
        _ row: [(cell: Int, amount: Int)]
    ) throws(PrivacyError) -> [(key: Int, amount: Int)] {
        var gathered: [(key: Int, amount: Int)] = []
        gathered.reserveCapacity(row.count)
        for (cell, amount) in row.sorted(by: { $0.cell < $1.cell }) {
            guard amount >= 0 else { throw PrivacyError(.negative) }
            if let last = gathered.last, last.key == cell {
                let (sum, overflow) = last.amount.addingReportingOverflow(amount)
                guard !overflow else { throw PrivacyError(.overflow) }
                gathered[gathered.count - 1].amount = sum
            } else {
                gathered.append((cell, amount))
            }
        }
        return gathered
    }

    /// Puts the events of each person together first, however many she has. Throws as the other initialiser does.
    public init<Person: Hashable>(
        count: Int, bound: ContributionBound, events: some Sequence<(person: Person, cell: Int)>
    ) throws(PrivacyError) {
        var rows: [Person: [Int: Int]] = [:]
        for (person, cell) in events { rows[person, default: [:]][cell, default: 0] += 1 }
        try self.init(count: count, bound: bound, people: rows.lazy.map { (person: $0.key, row: $0.value) })
    }
}
