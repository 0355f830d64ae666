/// Answers how many people a filter finds, so that no answers, however combined, tell of fewer than k people.
///
/// People are put into blocks once: those with the same attributes stay together, and small groups are joined with
/// their neighbours, in a fixed order, until each block has k people or more. Every answer is a sum of whole blocks, so
/// every sum and difference of answers is too: it cannot isolate one to k-1 people (a partition, and the algebra over
/// it; there is nothing else to solve for). A filter that cuts through a block is answered by two numbers, the blocks
/// within it and the blocks that touch it.
///
/// Neighbours differ in one attribute (Gray's order), which keeps the two numbers close. That k people stand behind
/// each number does not make it differentially private: who knows all of a block but one knows that one.
public struct AudienceTable: Sendable, Hashable {
    /// How many people a filter finds.
    public struct Size: Sendable, Hashable {
        /// At least so many: zero, or k or more.
        public let least: Int
        /// At most so many: zero, or k or more.
        public let most: Int
    }

    /// More attributes than this would be a table of more than a million combinations.
    public static let mostAttributes = 20

    /// How many attributes there are, numbered from 0.
    public let attributes: Int

    /// The number of each combination's block; none where the table is withheld whole.
    private let blocks: [Int]
    private let sizes: [Int]

    /// Puts the people into blocks: `people` has one number for each combination of attributes, in which bit i says
    /// whether they have attribute i.
    ///
    /// Throws `mismatch` unless the numbers are 2 to some power of at most ``mostAttributes``, `negative` and `overflow`.
    public init(people: [Int], threshold: AudienceThreshold = AudienceThreshold()) throws(PrivacyError) {
        guard people.count > 0, people.count & (people.count - 1) == 0, people.count <= 1 << Self.mostAttributes else {
            throw PrivacyError(.mismatch)
        }
        guard people.allSatisfy({ $0 >= 0 }) else { throw PrivacyError(.negative) }
        var sum = 0
        for count in people {
            let (next, overflow) = sum.addingReportingOverflow(count)
            guard !overflow else { throw PrivacyError(.overflow) }
            sum = next
        }
        attributes = people.count.trailingZeroBitCount

        var blocks = [Int](repeating: 0, count: people.count)
        var sizes: [Int] = []
        var open: [Int] = []
        var size = 0
        for place in people.indices {
            let combination = place ^ place >> 1
            open.append(combination)
            size += people[combination]
            guard size >= threshold.k else { continue }
            for combination in open { blocks[combination] = sizes.count }
            sizes.append(size)
            (open, size) = ([], 0)
        }
        // What is left over goes to the last block, also if it is nobody: that it went there must not tell.
        if !open.isEmpty, let last = sizes.indices.last {
            for combination in open { blocks[combination] = last }
            sizes[last] += size
        }
        self.blocks = sizes.isEmpty ? [] : blocks
        self.sizes = sizes
    }

    /// How many people the filter finds; nil if all people together are fewer than k.
    ///
    /// Throws `unknown-cell` for an attribute that the table does not have.
    public func size(of filter: Filter) throws(PrivacyError) -> Size? {
        let numbers = filter.numbers
        guard numbers.lowerBound >= 0, numbers.upperBound < attributes else { throw PrivacyError(.unknownCell) }
        guard !blocks.isEmpty else { return nil }
        var isTouched = [Bool](repeating: false, count: sizes.count)
        var isWithin = [Bool](repeating: true, count: sizes.count)
        for (combination, block) in blocks.enumerated() {
            if filter.matches(combination) { isTouched[block] = true } else { isWithin[block] = false }
        }
        return Size(
            least: zip(sizes, isWithin).reduce(0) { $0 + ($1.1 ? $1.0 : 0) },
            most: zip(sizes, isTouched).reduce(0) { $0 + ($1.1 ? $1.0 : 0) })
    }
}

/// The smallest audience whose size may be told: more than for a cell, as audiences are addressed.
public struct AudienceThreshold: Sendable, Hashable {
    /// No threshold may be lower than this: 50 people.
    public static let floor = 50

    /// The number of people from which a size may be told.
    public let k: Int

    /// The floor itself.
    public init() {
        k = Self.floor
    }

    /// A stricter threshold; throws `below-floor` for less than ``floor``, so that configuration can only raise it.
    public init(k: Int) throws(ThresholdError) {
        guard k >= Self.floor else { throw ThresholdError(.belowFloor) }
        self.k = k
    }
}
