/// How far one person may move a table of counts. The engine enforces it; nobody has to be trusted with it.
///
/// What is kept of a person follows from what is hers alone, never from others: so adding her to a table, or taking
/// her out, moves it by her bounded row and no more.
public struct ContributionBound: Sendable, Hashable {
    /// No bound may be wider in any direction: 2²⁰ cells, 2³⁰ long. Every length below then fits 64 bits.
    public static let widest = (cells: 1 << 20, norm: 1 << 30)

    private enum Shape: Hashable {
        case clipped(perCell: Int)
        case shared(norm: Int)
        case scaled(norm: Int)

        /// Whether amounts are made to fit a length, whatever number of cells they are in.
        var isLength: Bool { if case .clipped = self { false } else { true } }
    }

    /// The number of cells that one person may be in (L₀).
    public let cells: Int
    private let shape: Shape

    private init(_ cells: Int, _ size: Int, _ shape: Shape) throws(PrivacyError) {
        guard cells > 0, size > 0 else { throw PrivacyError(.notPositive) }
        guard cells <= Self.widest.cells, size <= Self.widest.norm,
            UInt128(cells) * UInt128(size) * UInt128(size) < 1 << 63 || shape.isLength
        else { throw PrivacyError(.tooLarge) }
        self.cells = cells
        self.shape = shape
    }

    /// At most so many cells, and at most so much in each: the largest amounts are kept.
    ///
    /// Throws `not-positive` or `too-large`.
    public static func clipped(cells: Int, perCell: Int = 1) throws(PrivacyError) -> Self {
        try Self(cells, perCell, .clipped(perCell: perCell))
    }

    /// At most so many cells, which share a vector of Euclidean length `norm` equally: the fewer, the more each counts.
    ///
    /// For m cells each counts ⌊norm/√m⌋, whatever the amounts were: a fixed point in which `norm` stands for 1.
    /// Throws `not-positive` or `too-large`.
    public static func shared(norm: Int, cells: Int) throws(PrivacyError) -> Self {
        try Self(cells, norm, .shared(norm: norm))
    }

    /// At most so many cells, whose amounts are scaled to a vector of Euclidean length `norm`: the largest amounts are
    /// kept, and what counts is how they stand to each other. Amounts above 2³⁰ count as that.
    ///
    /// Throws `not-positive` or `too-large`.
    public static func scaled(norm: Int, cells: Int) throws(PrivacyError) -> Self {
        try Self(cells, norm, .scaled(norm: norm))
    }

    /// The most that one person adds to one cell (L∞).
    public var perCell: UInt64 {
        switch shape {
        case .clipped(let perCell): UInt64(perCell)
        case .shared(let norm), .scaled(let norm): UInt64(norm)
        }
    }

    /// The most that one person adds to all cells together (L₁).
    public var length: UInt64 {
        switch shape {
        case .clipped(let perCell): UInt64(cells) * UInt64(perCell)
        case .shared(let norm), .scaled(let norm): root(of: UInt128(norm) * UInt128(norm) * UInt128(cells))
        }
    }

    /// The square of the Euclidean length of what one person adds (L₂²).
    public var squaredLength: UInt64 {
        switch shape {
        case .clipped(let perCell): UInt64(cells) * UInt64(perCell) * UInt64(perCell)
        case .shared(let norm), .scaled(let norm): UInt64(norm) * UInt64(norm)
        }
    }

    /// Whether each cell moves on its own by no more than ``perCell``, as dominating distributions need it.
    var isClipped: Bool { if case .clipped = shape { true } else { false } }

    /// What is kept of one person's row: the largest amounts first, and the first keys among equals.
    ///
    /// Throws `negative` for an amount below zero; zeros are left out.
    func bounded<Key: Hashable & Comparable>(
        _ row: [Key: Int]
    ) throws(PrivacyError) -> [(key: Key, amount: Int64)] {
        try bounded(row.map { (key: $0.key, amount: $0.value) })
    }

    /// The same for a row in which each key stands once.
    func bounded<Key: Comparable>(
        _ row: [(key: Key, amount: Int)]
    ) throws(PrivacyError) -> [(key: Key, amount: Int64)] {
        guard row.allSatisfy({ $0.amount >= 0 }) else { throw PrivacyError(.negative) }
        var kept = row.filter { $0.amount > 0 }
        if kept.count > cells {
            kept.sort { $0.amount != $1.amount ? $0.amount > $1.amount : $0.key < $1.key }
            kept.removeSubrange(cells...)
        }
        guard !kept.isEmpty else { return [] }
        switch shape {
        case .clipped(let perCell):
            return kept.map { ($0.key, Int64(min($0.amount, perCell))) }
        case .shared(let norm):
            let each = Int64(root(of: UInt128(norm) * UInt128(norm) / UInt128(kept.count)))
            return kept.map { ($0.key, each) }
        case .scaled(let norm):
            // At most 2²⁰ squares of 2⁶⁰; the length is rounded up, so that nothing gets longer than the norm.
            let amounts = kept.map { min($0.amount, Self.widest.norm) }
            let squares = amounts.reduce(UInt128(0)) { $0 + UInt128($1) * UInt128($1) }
            let length = Int(root(of: squares - 1)) + 1
            return zip(kept, amounts).map { ($0.key, Int64($1 * norm / length)) }
        }
    }
}
