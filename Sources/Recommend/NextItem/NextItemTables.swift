import Glibc

/// The parameters of ``NextItem`` as tables.
///
/// What a shared item carries in a neighbour is rounded to a whole number once, and all sums of a prediction are sums
/// of whole numbers. Their order therefore does not matter, and neither does the order in which visits were learned:
/// the same survivors give the same bytes.
struct NextItemTables: Sendable {
    /// One, for what a shared item carries. Thousands of neighbours that share everything still fit into 64 bits.
    static let unit = 268_435_456.0
    /// One, for decays within a visit.
    static let one = 65_536.0
    /// The most positions of a query.
    static let positionBound = 31
    /// The most visits of one item that are looked at.
    static let neighbourBound = 10_000.0
    /// So many visits of an item are looked at, however far back it is in the query.
    private static let fewest = 3
    private static let inverseRoot = RoughPower(-0.5)

    let parameters: NextItemParameters
    /// What a position counts, newest first.
    let position: [Double]
    /// How many visits of the item at a position are looked at.
    let visits: [Int]
    /// What distance and direction leave of a weight: by the place in the visit, against that of the shared item, which
    /// stands in the middle.
    let decays: [UInt64]
    /// What is left of an item by the number of its visits, where it is shared and where it is a candidate.
    let rarity: RoughPower
    let candidateRarity: RoughPower
    /// What a score must at least be multiplied by to reach the sum of an item that the query does not have.
    let mostOfSum: Double
    /// What more a neighbour counts by the sum of what its shared items count.
    let overlap: RoughPower
    /// What is left of a followed candidate by the number of its visits, as in a cosine.
    let root = Self.inverseRoot
    let echo: Double
    /// The number of candidates that are followed, and of their visits that are looked at.
    let echoItems: Int
    let echoVisits: Int
    /// By age in days.
    private let recency: [Double]
    private let freshness: [Double]

    init(_ parameters: NextItemParameters) {
        self.parameters = parameters
        let positions = Int(Self.within(1...Double(Self.positionBound), parameters.positions))
        position = (0..<positions).map { Self.decay(Double($0), parameters.positionDecay) }
        let neighbours = Self.within(1...Self.neighbourBound, parameters.neighbours)
        visits = position.map { Int(max(neighbours * $0, min(neighbours, Double(Self.fewest)))) }
        let distances = (0...Visit.widest).map { Double(max($0 - 1, 0)) }
        let next = Self.within(0...16, parameters.next)
        let before = Self.within(0...16, parameters.before)
        let behind = distances.enumerated().map { place, distance in
            Self.fixed(Self.decay(distance, parameters.distance) + (place == 1 ? next : 0))
        }
        let ahead = distances.map { Self.fixed(Self.decay($0, parameters.distanceBefore) * before) }
        decays = ahead.dropFirst().reversed() + behind
        rarity = RoughPower(-Self.within(-2...2, parameters.rarity))
        candidateRarity = RoughPower(-Self.within(-2...2, parameters.candidateRarity))
        mostOfSum = 0.999 / max(candidateRarity[1], candidateRarity[Int.max])
        overlap = RoughPower(Self.within(0...1, parameters.overlap))
        echo = Self.within(0...16, parameters.echo)
        echoItems = echo > 0 ? Int(Self.within(0...100, parameters.echoItems)) : 0
        echoVisits = Int(Self.within(0...1_000, parameters.echoVisits))
        let horizon = Int(Self.within(1...36_500, parameters.recencyDays * 11))
        recency = (0...horizon).map { Self.decay(Double($0), parameters.recencyDays) }
        let fading = -Self.within(0...4, parameters.freshness)
        freshness = (0...1_000).map { pow(1 + Double($0), fading) }
    }

    /// What its age leaves of a visit.
    @inline(__always)
    func recency(_ day: Int32, _ today: Int32) -> Double {
        recency[min(max(0, Int(today) - Int(day)), recency.count - 1)]
    }

    /// What the age of its newest visit leaves of a candidate; at most 1.
    @inline(__always)
    func freshness(_ day: Int32, _ today: Int32) -> Double {
        freshness[min(max(0, Int(today) - Int(day)), freshness.count - 1)]
    }

    /// e to the power of a negative distance, measured in lengths.
    private static func decay(_ distance: Double, _ length: Double) -> Double {
        exp(-distance / within(1e-3...1e9, length))
    }

    /// The number, or the bound that it lies beyond; the lower one for what is not a number.
    static func within(_ range: ClosedRange<Double>, _ number: Double) -> Double {
        number >= range.lowerBound ? min(number, range.upperBound) : range.lowerBound
    }

    /// At least 1: whatever is far away still counts a little.
    private static func fixed(_ number: Double) -> UInt64 { UInt64(max(1, number * one)) }
}
