/// Counts under keys that come from the people themselves, such as words they searched for: even that a key is there
/// tells of somebody, so it is released by ``PartitionSelection`` or ``ThresholdMechanism`` only.
public struct BoundedHistogram<Key: Hashable & Comparable & Sendable>: ~Copyable, Sendable {
    /// What each person was held to.
    public let bound: ContributionBound

    let values: Private<[Key: Int64]>

    /// Adds up what is kept of each person's row of key and amount.
    ///
    /// All that is hers comes in one row: throws `person-twice` if she comes again, `negative` or `overflow`.
    public init<Person: Hashable>(
        bound: ContributionBound, people: some Sequence<(person: Person, row: [Key: Int])>
    ) throws(PrivacyError) {
        var values: [Key: Int64] = [:]
        var seen: Set<Person> = []
        for (person, row) in people {
            guard seen.insert(person).inserted else { throw PrivacyError(.personTwice) }
            for (key, amount) in try bound.bounded(row) {
                let (sum, overflow) = values[key, default: 0].addingReportingOverflow(amount)
                guard !overflow else { throw PrivacyError(.overflow) }
                values[key] = sum
            }
        }
        self.bound = bound
        self.values = Private(values)
    }
}
