import Glibc
public import Recommend

/// What is public about the items that a release may name: their numbers, and what the catalog says of them.
///
/// Nothing in it comes from shoppers. Items stand in the order of their numbers; an item's place is its index.
public struct ReleaseCatalog: Sendable {
    /// The items that are listed, in rising order.
    public let items: [ItemNumber]

    /// By place: the numbers of its traits, rising; those that no other item has are left out.
    let traits: [[Int32]]

    /// By trait: how telling it is, from 0 for one that half of the items have; each level is twice as rare.
    let levels: [Int]

    /// By trait: what it weighs where items are compared in full.
    let weights: [Double]

    /// The number of levels.
    static let levelCount = 12

    private let places: [ItemNumber: Int32]

    /// A catalog of listed items with their traits, such as words, category and brand, as numbers of the caller's choice.
    ///
    /// An item that comes again is passed over.
    public init(_ listed: some Sequence<(item: ItemNumber, traits: [UInt32])>) {
        var rows: [ItemNumber: [UInt32]] = [:]
        for (item, traits) in listed where rows[item] == nil { rows[item] = traits }
        let items = rows.keys.sorted()
        var having: [UInt32: Int] = [:]
        for row in rows.values { for trait in Set(row) { having[trait, default: 0] += 1 } }
        let shared = having.filter { $0.value > 1 }.sorted { $0.key < $1.key }
        let numbers = Dictionary(uniqueKeysWithValues: shared.enumerated().map { ($1.key, Int32($0)) })

        self.items = items
        places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, Int32($0)) })
        traits = items.map { item in Set((rows[item] ?? []).compactMap { numbers[$0] }).sorted() }
        levels = shared.map { _, count in
            min(Int.bitWidth - 1 - (items.count / count).leadingZeroBitCount, Self.levelCount - 1)
        }
        weights = shared.map { _, count in Self.rarity(of: count, among: items.count) }
    }

    /// The place of a listed item.
    func place(of item: ItemNumber) -> Int32? { places[item] }

    /// The most telling trait that two items share, or ``nothing``.
    func shared(_ one: Int, _ other: Int) -> Int32 {
        var best = nothing
        forEachShared(one, other) { trait in
            if best == nothing || weights[trait] > weights[Int(best)] { best = Int32(trait) }
        }
        return best
    }

    /// What stands for a trait where two items share none; it is the last.
    var nothing: Int32 { Int32(levels.count) }

    /// How telling a trait is, or ``nothing``.
    func level(_ trait: Int32) -> Int { trait == nothing ? 0 : levels[Int(trait)] }

    /// How much alike two items are: the weights of what they share over those of what they have, 0...1.
    func likeness(_ one: Int, _ other: Int) -> Double {
        var shared = 0.0
        forEachShared(one, other) { shared += weights[$0] }
        guard shared > 0 else { return 0 }
        func own(_ place: Int) -> Double { traits[place].reduce(0) { $0 + weights[Int($1)] } }
        return shared / (own(one) * own(other)).squareRoot()
    }

    private func forEachShared(_ one: Int, _ other: Int, _ body: (Int) -> Void) {
        let (left, right) = (traits[one], traits[other])
        var (a, b) = (0, 0)
        while a < left.count, b < right.count {
            if left[a] == right[b] { body(Int(left[a])) }
            let step = left[a]
            if step <= right[b] { a += 1 }
            if right[b] <= step { b += 1 }
        }
    }

    /// How telling it is to share what so many have (Robertson and Spärck Jones 1976).
    private static func rarity(of count: Int, among all: Int) -> Double {
        log1p((Double(all - count) + 0.5) / (Double(count) + 0.5))
    }
}
