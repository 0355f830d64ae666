public import Shop

/// What a run of retention deleted, or would delete.
public struct RetentionReport: Sendable, Hashable {
    /// One class of records.
    public struct Row: Sendable, Hashable {
        public let kind: RecordClass
        /// Its limit in days.
        public let days: Int
        /// Records past it: rows deleted; for profiles, sealed rows that were trimmed or deleted.
        public var count = 0
    }

    public var rows: [Row]
    /// Shoppers of whom a yes had run out: what was kept under it is gone.
    public var lapsed = 0
    /// Words about forgotten visits that every node has read by now.
    public var forgotten = 0
    /// The journal number from which no model holds any of it.
    public var position: UInt64 = 0

    init(_ limits: RetentionLimits) { rows = RecordClass.allCases.map { Row(kind: $0, days: limits[$0]) } }

    /// Everything that was past its date.
    public var total: Int { rows.reduce(lapsed + forgotten) { $0 + $1.count } }

    /// The count of one class.
    public subscript(kind: RecordClass) -> Int {
        get { rows.first { $0.kind == kind }?.count ?? 0 }
        set { for at in rows.indices where rows[at].kind == kind { rows[at].count = newValue } }
    }
}
