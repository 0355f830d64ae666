/// What is remembered of one shopper for one purpose: her visits' steps, oldest first. Kept only sealed.
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

    public private(set) var sittings: [Sitting] = []

    /// Nothing is remembered.
    public init() {}

    /// Adds steps to the visit if it is the newest one, or begins it.
    public mutating func append(_ steps: [VisitStep], visit: UInt64, day: Int32) {
        guard !steps.isEmpty else { return }
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

    /// The day of the oldest sitting; nil when nothing is remembered.
    public var oldest: Int32? { sittings.map(\.day).min() }

    /// Lets go of the sittings of days before `day`.
    public mutating func drop(before day: Int32) { sittings.removeAll { $0.day < day } }

    /// Takes out the steps that match, and answers how many; a sitting without steps goes too.
    public mutating func remove(_ matches: (Sitting, VisitStep) -> Bool) -> Int {
        var removed = 0
        for at in sittings.indices {
            let sitting = sittings[at]
            sittings[at].steps.removeAll { matches(sitting, $0) }
            removed += sitting.steps.count - sittings[at].steps.count
        }
        sittings.removeAll(where: \.steps.isEmpty)
        return removed
    }

    /// The bytes that are sealed: a form number, then each sitting as visit, day, count and steps.
    public func encoded() -> [UInt8] {
        var bytes: [UInt8] = [1]
        for sitting in sittings {
            Varint.append(sitting.visit, to: &bytes)
            Varint.append(UInt64(UInt32(bitPattern: sitting.day)), to: &bytes)
            let steps = StepCode.encode(sitting.steps)
            Varint.append(UInt64(steps.count), to: &bytes)
            bytes += steps
        }
        return bytes
    }

    /// Reads what `encoded` wrote; nil for anything else.
    public init?(encoded bytes: [UInt8]) {
        guard bytes.first == 1 else { return nil }
        var at = 1
        while at < bytes.count {
            guard let visit = Varint.read(bytes, &at), let day = Varint.read(bytes, &at),
                let count = Varint.read(bytes, &at), count <= UInt64(bytes.count - at),
                let steps = StepCode.decode(bytes[at..<at + Int(count)])
            else { return nil }
            at += Int(count)
            sittings.append(
                Sitting(visit: visit, day: Int32(bitPattern: UInt32(truncatingIfNeeded: day)), steps: steps))
        }
    }
}
