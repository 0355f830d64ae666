/// What a budget is kept for: one set of data, used for one purpose. Two people who ask share it.
public struct BudgetKey: Sendable, Hashable, Comparable {
    /// The data, for instance a shop's visits.
    public let dataset: String

    /// What releases of it are for.
    public let purpose: String

    /// Names of 1 to 64 of a-z, 0-9, dot and dash; throws `bad-name`.
    public init(dataset: String, purpose: String) throws(BudgetError) {
        for name in [dataset, purpose] {
            guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(Self.isAllowed) else {
                throw BudgetError(.badName)
            }
        }
        self.dataset = dataset
        self.purpose = purpose
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }

    public static func < (one: Self, other: Self) -> Bool {
        (one.dataset, one.purpose) < (other.dataset, other.purpose)
    }
}

/// One line of the book of charges.
struct Charge: Hashable {
    let key: BudgetKey
    /// The number of the period, counted from 1970 in lengths of a period.
    let period: Int64
    let cost: Cost

    /// The line without its hash.
    var text: String { "\(key.dataset) \(key.purpose) \(period) \(cost.rho.units) \(cost.delta.units)" }

    init(key: BudgetKey, period: Int64, cost: Cost) {
        self.key = key
        self.period = period
        self.cost = cost
    }

    /// Reads exactly what ``text`` writes.
    init?(_ text: Substring) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 5, let period = Int64(parts[2]), let rho = UInt64(parts[3]), let delta = UInt64(parts[4]),
            let key = try? BudgetKey(dataset: String(parts[0]), purpose: String(parts[1]))
        else { return nil }
        self.init(key: key, period: period, cost: Cost(rho: Rho(units: rho), delta: Delta(units: delta)))
        guard self.text == text else { return nil }
    }
}
