/// The split of a catalog into head and tail.
///
/// The head is the smallest set of most popular items (lower numbers first among equals) that holds at least a share of
/// all interactions, 80 % unless said otherwise. All other items are the tail, those without interactions included.
public struct Head: Sendable {
    /// How many items the head has.
    public let count: Int
    private let isIn: [Bool]

    /// The head of a catalog with so many interactions for each item.
    public init(_ interactions: [Int], share: Ratio = Ratio(4, over: 5)) {
        let total = UInt64(interactions.reduce(0, +))
        var isIn = Array(repeating: false, count: interactions.count)
        var held: UInt64 = 0
        var count = 0
        for item in interactions.indices.sorted(by: { (interactions[$1], $0) < (interactions[$0], $1) }) {
            guard total > 0, Ratio(held, over: total) < share, interactions[item] > 0 else { break }
            held += UInt64(interactions[item])
            isIn[item] = true
            count += 1
        }
        self.isIn = isIn
        self.count = count
    }

    /// Whether an item belongs to the head.
    public func contains(_ item: ItemNumber) -> Bool { item < isIn.count && isIn[Int(item)] }
}
