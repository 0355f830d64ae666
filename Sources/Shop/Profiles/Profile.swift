/// What is remembered of one shopper for one purpose: her visits' steps, oldest first, and what she said of their use.
/// Kept only sealed.
public struct Profile: Sendable, Hashable {
    /// One visit of hers.
    public struct Sitting: Sendable, Hashable {
        public var visit: UInt64
        public var day: Int32
        public var steps: [VisitStep]

        public init(visit: UInt64, day: Int32, steps: [VisitStep]) {
            self.visit = visit
            self.day = day
            self.steps = steps
        }
    }

    /// Steps that are kept; older ones fall out first, so that a profile never grows without end.
    public static let capacity = 300

    /// Items that she has counted for nothing at most; the first fall out.
    public static let mutedLimit = 100

    /// Categories that she has left out at most; the first fall out.
    public static let mutedCategoryLimit = 50

    public internal(set) var sittings: [Sitting] = []
    /// Items that are kept and must count for nothing, with the day on which that was last of use.
    public internal(set) var muted: [ItemNumber: Int32] = [:]
    /// Names of categories that neither count nor are suggested, with the day on which that was last of use.
    public internal(set) var mutedCategories: [String: Int32] = [:]
    /// How far suggestions shall leave the beaten path, 1 to 5, and the day she said so; nil where she did not.
    public internal(set) var dial: Dial?

    /// A step of the surprise dial.
    public struct Dial: Sendable, Hashable {
        public let step: UInt8
        public let day: Int32
    }

    /// Nothing is remembered.
    public init() {}

    /// Whether there is nothing that a row would be kept for.
    public var isEmpty: Bool { oldest == nil }

    /// Keeps what she did with an item, and has it count for nothing from now on.
    public mutating func mute(_ item: ItemNumber, day: Int32) {
        muted[item] = day
        Self.trim(&muted, to: Self.mutedLimit)
    }

    /// Lets an item count again.
    public mutating func unmute(_ item: ItemNumber) { muted[item] = nil }

    /// Has everything of a category, by the name the catalog gives it, left out from now on.
    public mutating func mute(category: String, day: Int32) {
        mutedCategories[category] = day
        Self.trim(&mutedCategories, to: Self.mutedCategoryLimit)
    }

    /// Lets a category in again.
    public mutating func unmute(category: String) { mutedCategories[category] = nil }

    private static func trim<Key: Comparable>(_ words: inout [Key: Int32], to limit: Int) {
        guard words.count > limit else { return }
        words.min { ($0.value, $0.key) < ($1.value, $1.key) }.map { words[$0.key] = nil }
    }

    /// Turns the surprise dial to a step from 1 to 5.
    public mutating func turn(to step: UInt8, day: Int32) {
        guard (1...5).contains(step) else { return }
        dial = Dial(step: step, day: day)
    }

    /// Adds steps to the visit if it is the newest one, or begins it.
    public mutating func append(_ steps: [VisitStep], visit: UInt64, day: Int32) {
        guard !steps.isEmpty else { return }
        // What she muted stays so for as long as anything of it is kept.
        for step in steps { if let said = muted[step.item] { muted[step.item] = max(said, day) } }
        // A category is left out for as long as there is anything that it could be left out of.
        mutedCategories = mutedCategories.mapValues { max($0, day) }
        if let last = sittings.last, last.visit == visit {
            sittings[sittings.count - 1].steps += steps
        } else {
            sittings.append(Sitting(visit: visit, day: day, steps: steps))
        }
        var surplus = sittings.reduce(0) { $0 + $1.steps.count } - Self.capacity
        while surplus > 0 {
            let cut = min(surplus, sittings[0].steps.count)
            sittings[0].steps.removeFirst(cut)
            if sittings[0].steps.isEmpty { sittings.removeFirst() }
            surplus -= cut
        }
    }

    /// The day of the oldest thing; nil when nothing is remembered.
    public var oldest: Int32? {
        (sittings.map(\.day) + muted.values + mutedCategories.values + [dial?.day].compactMap(\.self)).min()
    }

    /// Lets go of what is from days before `day`.
    public mutating func drop(before day: Int32) {
        sittings.removeAll { $0.day < day }
        muted = muted.filter { $0.value >= day }
        mutedCategories = mutedCategories.filter { $0.value >= day }
        if let dial, dial.day < day { self.dial = nil }
    }

    /// Takes out the steps that match, and answers how many; a sitting without steps goes too, and so does the word that
    /// an item counts for nothing.
    public mutating func remove(_ matches: (Sitting, VisitStep) -> Bool) -> Int {
        var removed = 0
        for at in sittings.indices {
            let sitting = sittings[at]
            sittings[at].steps.removeAll { matches(sitting, $0) }
            removed += sitting.steps.count - sittings[at].steps.count
        }
        sittings.removeAll(where: \.steps.isEmpty)
        let words = muted.count
        muted = muted.filter { item, day in
            !matches(Sitting(visit: 0, day: day, steps: []), VisitStep(item: item, action: .view))
        }
        return removed + words - muted.count
    }
}
