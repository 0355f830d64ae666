import Glibc

/// What the weights of past periods are worth today.
struct Recency: Sendable {
    /// One in fixed point.
    static let one = 65_536.0

    /// The period that counts in full; those to come do too.
    let today: UInt8
    /// By period: what it counts, in fixed point.
    let decays: [UInt64]

    /// Periods are 64 days long, and 256 of them, 44 years, follow each other in a circle.
    static func period(of day: Int32) -> UInt8 { UInt8(truncatingIfNeeded: day >> 6) }

    /// `halfLife` in days.
    init(today: UInt8, halfLife: Double) {
        self.today = today
        decays = (0...UInt8.max).map { period in
            let age = max(0, Int(Int8(truncatingIfNeeded: Int(today) - Int(period))))
            return UInt64((Self.one * exp2(-64 * Double(age) / halfLife)).rounded())
        }
    }

    /// The weight of an entry, decayed.
    func decayed(_ entry: UInt64) -> UInt64 {
        UInt64(UInt32(truncatingIfNeeded: entry)) &* decays[Int(UInt8(truncatingIfNeeded: entry >> 32))]
    }
}
