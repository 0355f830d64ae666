/// How likeness to what has a place becomes a penalty.
protocol Variety {
    /// Begins; at most `depth` contenders will get a place.
    mutating func open(_ contenders: Int, depth: Int)
    /// Adds to the penalties that a contender got a place, to whom all are so alike.
    mutating func add(_ pick: Int, likes: [Double], to penalties: inout [Double])
}

/// The likeness to the most alike one.
struct MarginalVariety: Variety, Sendable {
    mutating func open(_ contenders: Int, depth: Int) {}

    mutating func add(_ pick: Int, likes: [Double], to penalties: inout [Double]) {
        let likes = likes.span
        var penalties = penalties.mutableSpan
        for contender in likes.indices { penalties[contender] = max(penalties[contender], likes[contender]) }
    }
}

extension Array {
    /// Makes it so many of one value, in the memory that is there.
    mutating func refill(_ value: Element, count: Int) {
        removeAll(keepingCapacity: true)
        append(contentsOf: repeatElement(value, count: count))
    }
}
