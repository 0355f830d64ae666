/// Solved columns, so that a query need not solve them again, and what has happened to the items since.
///
/// What was learned since leaves a column as it was until the next settling; what was forgotten makes it unusable at
/// once.
struct Columns: Sendable {
    /// Rows by item; an entry is the other item in the upper 32 bits and its gain, a `Float`, in the lower.
    private(set) var rows = Rows<UInt64>(blank: 0)
    private var solved: [UInt32] = []
    private var learned: [UInt32] = []
    private var forgotten: [UInt32] = []
    private var clock: UInt32 = 1
    /// When something was forgotten last.
    private var latest: UInt32 = 0
    private var rewound: UInt32 = 1

    static func entry(_ item: ItemNumber, _ gain: Double) -> UInt64 {
        UInt64(item) << 32 | UInt64(Float(gain).bitPattern)
    }

    static func item(_ entry: UInt64) -> ItemNumber { ItemNumber(entry >> 32) }

    static func gain(_ entry: UInt64) -> Double { Double(Float(bitPattern: UInt32(truncatingIfNeeded: entry))) }

    /// Makes room for items below `count`.
    mutating func open(_ count: Int) {
        guard count > solved.count else { return }
        let more = repeatElement(UInt32(0), count: count - solved.count)
        solved.append(contentsOf: more)
        learned.append(contentsOf: more)
        forgotten.append(contentsOf: more)
    }

    mutating func noteLearned(_ items: [ItemNumber]) {
        tick()
        for item in items { learned[Int(item)] = clock }
    }

    mutating func noteForgotten(_ items: [ItemNumber]) {
        tick()
        latest = clock
        for item in items where item < forgotten.count { forgotten[Int(item)] = clock }
    }

    /// All columns are of yesterday.
    mutating func rewind() {
        tick()
        rewound = clock
    }

    private mutating func tick() {
        if clock == .max {  // begins anew, with no column solved
            let count = solved.count
            self = Columns()
            open(count)
        }
        clock += 1
    }

    mutating func store(_ column: [UInt64], of item: ItemNumber) {
        rows.set(Int(item), to: column)
        solved[Int(item)] = clock
    }

    /// Whether the column, were it solved now, would be what it is; then it counts as solved now.
    mutating func confirm(_ item: ItemNumber) -> Bool {
        guard !isStale(item) else { return false }
        solved[Int(item)] = clock
        return true
    }

    /// Whether the column was solved before all that is known of it was learned.
    func isStale(_ item: ItemNumber) -> Bool {
        let time = solved[Int(item)]
        if time < rewound || time < learned[Int(item)] || !isUsable(item) { return true }
        return rows.range(Int(item)).contains { learned[Int(Self.item(rows[at: $0]))] > time }
    }

    /// Whether the column was ever solved and nothing that it was solved with has been forgotten since.
    func isUsable(_ item: ItemNumber) -> Bool {
        let time = solved[Int(item)]
        guard time > 0 else { return false }
        if time >= latest { return true }
        guard time >= forgotten[Int(item)] else { return false }
        return rows.range(Int(item)).allSatisfy { forgotten[Int(Self.item(rows[at: $0]))] <= time }
    }
}
