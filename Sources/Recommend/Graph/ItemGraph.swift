/// Which items stand beside which, small enough to be downloaded: what a browser ranks with by itself.
///
/// Everything is in whole numbers, so that whoever ranks a visit on it, in whatever language, gets the same answer. Item
/// `i` is the i-th most popular. What the weights mean is up to who makes the graph.
public struct ItemGraph: Sendable, Equatable {
    /// A neighbour of an item, and how much it speaks for it: 1...255.
    public struct Edge: Sendable, Equatable {
        public var to: Int32
        public var weight: UInt8

        public init(to: Int32, weight: UInt8) {
            self.to = to
            self.weight = weight
        }
    }

    /// How much the steps of a visit count, the newest first; at most 16.
    public let positions: [UInt16]
    /// Neighbours by item, each list in rising order of the neighbours.
    public let neighbours: [[Edge]]

    /// The number of items.
    public var count: Int { neighbours.count }

    /// A graph of the items below `neighbours.count`; lists may stand in any order.
    ///
    /// Throws `GraphFault` for a neighbour that is no item, is the item itself or stands twice, for a weight of zero, and
    /// for too many positions.
    public init(positions: [UInt16], neighbours: [[Edge]]) throws(GraphFault) {
        guard positions.count <= Self.mostPositions else { throw GraphFault(.tooManyPositions) }
        guard neighbours.count <= Int(Int32.max) else { throw GraphFault(.tooManyItems) }
        var sorted = neighbours
        for item in sorted.indices {
            sorted[item].sort { $0.to < $1.to }
            var last: Int32 = -1
            for edge in sorted[item] {
                guard edge.to > last, edge.to < neighbours.count, edge.to != item else {
                    throw GraphFault(.strangeNeighbour)
                }
                guard edge.weight > 0 else { throw GraphFault(.noWeight) }
                last = edge.to
            }
        }
        self.positions = positions
        self.neighbours = sorted
    }

    /// Sums stay far below 2⁵³, up to which JavaScript counts exactly.
    static let mostPositions = 16
}

/// Why something is not an item graph.
public struct GraphFault: Error, Equatable {
    public enum Code: String, Sendable {
        case tooManyPositions = "too-many-positions"
        case tooManyItems = "too-many-items"
        case strangeNeighbour = "strange-neighbour"
        case noWeight = "no-weight"
        case namesMissing = "names-missing"
        case notAGraph = "not-a-graph"
        case truncated
        case shardMissing = "shard-missing"
    }

    public let code: Code

    init(_ code: Code) { self.code = code }
}
