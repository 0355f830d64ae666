public import Consent
public import Oversight
public import Shop

extension MemoryStore: RetentionBook {
    /// Visits that taught something before a day, oldest first.
    public func agedVisits(of shop: ShopNumber, before day: Int32, limit: Int) async throws -> [UInt64] {
        read(shop) { rows in
            let old = rows.facts.values.compactMap(\.contribution).filter { $0.day < day }
            return old.sorted { $0.day < $1.day }.prefix(limit).map(\.visit)
        }
    }

    /// Shoppers with a sealed row of a purpose that holds something from before a day, oldest first.
    public func agedSeals(
        of shop: ShopNumber, _ purpose: PurposeCode, before day: Int32, limit: Int
    ) async throws -> [Pseudonym] {
        read(shop) { rows in
            let old = rows.sealed.compactMap { shopper, seals in
                seals[purpose].flatMap { $0.oldest < day ? (shopper, $0.oldest) : nil }
            }
            return old.sorted { $0.1 < $1.1 }.prefix(limit).map(\.0)
        }
    }

    /// Shoppers of whom a yes has run out by a day.
    public func lapsed(of shop: ShopNumber, by day: Int32, limit: Int) async throws -> [Pseudonym] {
        read(shop) { rows in
            let old = rows.entries.filter { ($0.value.expiries.first?.number ?? .max) <= Int64(day) }
            return Array(old.keys.prefix(limit))
        }
    }

    /// Shoppers with decisions that ran out before a day.
    public func agedDecisions(of shop: ShopNumber, before day: Int32, limit: Int) async throws -> [Pseudonym] {
        read(shop) { rows in
            let old = rows.decisions.filter { $0.value.contains { $0.expires.number < Int64(day) } }
            return Array(old.keys.prefix(limit))
        }
    }

    /// How many records of a class there are, and the day of the oldest; only those before a day, if one is given.
    public func census(of shop: ShopNumber, _ kind: RecordClass, before day: Int32) async throws -> Census {
        let days: [Int32] = read(shop) { rows in
            switch kind {
            case .visits: rows.facts.values.compactMap(\.contribution).map(\.day)
            case .links: rows.sealed.values.compactMap { $0[.learning]?.oldest }
            case .profiles: rows.sealed.values.flatMap { $0.filter { $0.key != .learning }.map(\.value.oldest) }
            case .decisions: rows.decisions.values.flatMap { $0.map { Int32(clamping: $0.expires.number) } }
            case .messages: Array(rows.seen.values)
            case .contributors: Array(rows.contributors.values)
            case .counters: rows.counters.keys.map(\.day)
            }
        }.filter { $0 < day }
        return Census(count: days.count, oldest: days.min())
    }

    /// The newest run at or before a time; nil when there was none.
    public func run(of shop: ShopNumber, by time: Int64) async throws -> RetentionRun? {
        read(shop) { rows in rows.runs.values.filter { $0.time <= time }.max { $0.time < $1.time } }
    }
}
