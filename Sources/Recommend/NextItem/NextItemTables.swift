import Glibc

/// The parameters of ``NextItem`` as tables of whole numbers in fixed point.
///
/// All sums of a prediction are sums of whole numbers. Their order therefore does not matter, and neither does the
/// order in which visits were learned: the same survivors give the same bytes.
struct NextItemTables: Sendable {
    /// One, for decays: 2¹⁶.
    static let one = 65_536.0
    /// One, for the weight of a shared item: with inverse frequencies to the second power it stays below 2²⁷, so
    /// that the sum over 31 positions fits into 32 bits.
    static let unit = 262_144.0
    /// The most positions of a query.
    static let positionBound = 31
    private static let tabled = 4_096

    let parameters: NextItemParameters
    /// By position, newest first.
    let position: [Double]
    /// By age in days.
    private let recency: [UInt32]
    /// By the distance behind a shared item (0: the item itself), and before it.
    let after: [UInt32]
    let before: [UInt32]
    /// Logarithms of small numbers.
    private let logarithms: [Double]

    init(_ parameters: NextItemParameters) {
        self.parameters = parameters
        position = (0..<min(max(parameters.positions, 1), Self.positionBound)).map {
            Self.decay($0, parameters.positionDecay)
        }
        let horizon = Int(min(36_500, max(1, parameters.recencyDays) * 11))
        recency = (0...horizon).map { Self.fixed(Self.decay($0, parameters.recencyDays)) }
        // The shared item itself counts like its neighbours.
        let distances = (0...Visit.widest).map { Self.decay(max($0 - 1, 0), parameters.distance) }
        after = distances.map(Self.fixed)
        before = distances.map { Self.fixed($0 * parameters.before) }
        logarithms = (0..<Self.tabled).map { log(Double(max($0, 1))) }
    }

    /// What sharing an item at a position of the query counts, 27 bits; never nothing.
    func weight(position: Int, idf: Double) -> UInt32 {
        let weight = self.position[position] * Self.power(idf, parameters.rarity)
        return UInt32(min(134_217_727, max(1, weight * Self.unit)))
    }

    /// What its age leaves of a visit, 16 bits.
    @inline(__always)
    func recency(_ day: Int32, _ today: Int32) -> UInt64 {
        UInt64(recency[min(max(0, Int(today) - Int(day)), recency.count - 1)])
    }

    func logarithm(_ number: Int) -> Double {
        number < Self.tabled ? logarithms[number] : log(Double(number))
    }

    @inline(__always)
    static func power(_ base: Double, _ exponent: Double) -> Double {
        switch exponent {
        case 1: base
        case 2: base * base
        default: pow(base, exponent)
        }
    }

    /// e to the power of a negative distance, measured in lengths.
    private static func decay(_ distance: Int, _ length: Double) -> Double {
        exp(-Double(distance) / max(1e-3, length))
    }

    /// Between 1 and 2¹⁶: whatever is far away still counts a little.
    private static func fixed(_ number: Double) -> UInt32 { UInt32(min(one, max(1, number * one))) }
}
