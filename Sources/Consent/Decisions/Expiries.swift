/// For each purpose the first day on which the yes on record no longer counts: 28 bytes, no allocation.
public struct Expiries: Sendable, Hashable {
    /// Days since 1970-01-01 plus one; 0 is "no yes".
    private var days = SIMD8<Int32>(repeating: 0)

    public init() {}

    /// The day for a purpose; nil where there is no yes to run out.
    public subscript(purpose: PurposeCode) -> CalendarDay? {
        get {
            let day = days[Int(purpose.rawValue)]
            return day == 0 ? nil : CalendarDay(number: Int64(day) - 1)
        }
        set { days[Int(purpose.rawValue)] = newValue.map { Int32(clamping: $0.number + 1) } ?? 0 }
    }

    /// The first of all the days; nil where no yes is on record.
    public var first: CalendarDay? { PurposeCode.allCases.compactMap { self[$0] }.min() }

    /// Four bytes a purpose, in order, for stores.
    public var bytes: [UInt8] {
        PurposeCode.allCases.flatMap { purpose in
            let day = UInt32(bitPattern: days[Int(purpose.rawValue)])
            return (0..<4).map { UInt8(truncatingIfNeeded: day >> (8 * $0)) }
        }
    }

    /// As a store gave them back; nil for anything that was cut.
    public init?(stored bytes: [UInt8]) {
        guard bytes.count == 4 * PurposeCode.allCases.count else { return nil }
        for place in PurposeCode.allCases.indices {
            let day = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[4 * place + $1]) << (8 * UInt32($1)) }
            days[place] = Int32(bitPattern: day)
        }
    }
}
