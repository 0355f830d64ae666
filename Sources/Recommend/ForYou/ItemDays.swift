import Glibc

/// In how many histories each item stands, and on which days it was had.
struct ItemDays: Sendable {
    /// By item: in how many histories it stands.
    private(set) var totals: [UInt32] = []
    /// By item: the days it was had, oldest first; an entry is the day, moved to be positive, in the upper and how often
    /// in the lower 32 bits.
    private(set) var days = Rows<UInt64>(blank: 0)

    func total(_ item: ItemNumber) -> UInt32 { item < totals.count ? totals[Int(item)] : 0 }

    mutating func add(_ entries: [History.Entry], distinct: [ItemNumber]) {
        if let highest = distinct.last, highest >= totals.count {
            totals.append(contentsOf: repeatElement(0, count: Int(highest) + 1 - totals.count))
        }
        for item in distinct { totals[Int(item)] += 1 }
        for entry in entries {
            let (offset, place, found) = find(entry)
            if found {
                days[at: place] += 1
            } else {
                days.insert(Self.key(entry.day) | 1, at: offset, in: Int(entry.item))
            }
        }
    }

    mutating func subtract(_ entries: [History.Entry], distinct: [ItemNumber]) {
        for item in distinct where total(item) > 0 { totals[Int(item)] -= 1 }
        for entry in entries {
            let (offset, place, found) = find(entry)
            guard found else { continue }
            days[at: place] -= 1
            if days[at: place] & 0xffff_ffff == 0 { days.remove(at: offset, in: Int(entry.item)) }
        }
    }

    /// How often an item was had, each time counting half after so many days.
    func recent(_ item: Int, now: Int32, halfLife: Double) -> Double {
        days.row(item).reduce(0) { sum, entry in
            let day = Int64(entry >> 32) - 0x8000_0000
            let age = max(0, Double(Int64(now) - day))
            return sum + Double(entry & 0xffff_ffff) * exp2(-age / halfLife)
        }
    }

    private static func key(_ day: Int32) -> UInt64 { UInt64(Int64(day) + 0x8000_0000) << 32 }

    private func find(_ entry: History.Entry) -> (offset: Int, place: Int, found: Bool) {
        let range = days.range(Int(entry.item))
        let key = Self.key(entry.day)
        var place = range.upperBound  // mostly the newest
        while place > range.lowerBound, days[at: place - 1] >= key { place -= 1 }
        return (place - range.lowerBound, place, place < range.upperBound && days[at: place] >> 32 == key >> 32)
    }

    func write(to writer: inout CanonicalWriter) {
        for item in totals.indices where totals[item] > 0 {
            writer.put(UInt32(item))
            writer.put(totals[item])
            writer.put(UInt32(days.count(item)))
            for entry in days.row(item) { writer.put(entry) }
        }
    }
}
