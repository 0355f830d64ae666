/// The form in which a graph travels, in shards of so many items each, so that a large one need not be one file.
///
///     "CFG1" | first item | items in this shard | items in all | positions: count, each
///     names: length and UTF-8, for each item
///     edges: how many, for each item; then the neighbours, rising, as differences; then the weights, a byte each
///
/// Numbers are LEB128. The columns stand apart because each is alike in itself, and so gets small in gzip.
extension ItemGraph {
    /// The shards of the graph, with the names of its items by number; a graph without items is one shard.
    ///
    /// Throws `names-missing` unless there is one name for each item.
    public func shards(of size: Int = 10_000, names: [String]) throws(GraphFault) -> [[UInt8]] {
        guard names.count == count else { throw GraphFault(.namesMissing) }
        let size = max(size, 1)
        return stride(from: 0, to: max(count, 1), by: size).map { first in
            shard(first..<min(first + size, count), names)
        }
    }

    private func shard(_ items: Range<Int>, _ names: [String]) -> [UInt8] {
        var bytes = Self.magic
        for number in [items.lowerBound, items.count, count, positions.count] { bytes.appendNumber(number) }
        for position in positions { bytes.appendNumber(Int(position)) }
        for item in items {
            bytes.appendNumber(names[item].utf8.count)
            bytes.append(contentsOf: names[item].utf8)
        }
        for item in items { bytes.appendNumber(neighbours[item].count) }
        for item in items {
            var last: Int32 = -1
            for edge in neighbours[item] {
                bytes.appendNumber(Int(edge.to - last - 1))
                last = edge.to
            }
        }
        for item in items { for edge in neighbours[item] { bytes.append(edge.weight) } }
        return bytes
    }

    /// A graph and the names of its items from all its shards, in order.
    ///
    /// Throws `not-a-graph`, `truncated`, `shard-missing`, or what `init` throws.
    public init(shards: [[UInt8]], names: inout [String]) throws(GraphFault) {
        names.removeAll()
        var neighbours: [[Edge]] = []
        var positions: [UInt16] = []
        var total = 0
        for bytes in shards {
            var reader = GraphReader(bytes)
            guard reader.take(Self.magic.count).elementsEqual(Self.magic) else { throw GraphFault(.notAGraph) }
            let first = try reader.number()
            let count = try reader.number()
            total = try reader.number()
            guard first == neighbours.count, total >= first + count else { throw GraphFault(.shardMissing) }
            positions = []
            for _ in 0..<(try reader.number(upTo: Self.mostPositions)) {
                positions.append(UInt16(try reader.number(upTo: Int(UInt16.max))))
            }
            for _ in 0..<count { names.append(try reader.text()) }
            var counts: [Int] = []
            for _ in 0..<count { counts.append(try reader.number()) }
            for count in counts {
                var last: Int32 = -1
                var edges: [Edge] = []
                for _ in 0..<count {
                    last += Int32(try reader.number(upTo: total)) + 1
                    guard last < total else { throw GraphFault(.strangeNeighbour) }
                    edges.append(Edge(to: last, weight: 1))
                }
                neighbours.append(edges)
            }
            for item in first..<(first + count) {
                for edge in neighbours[item].indices { neighbours[item][edge].weight = try reader.byte() }
            }
            guard reader.isAtEnd else { throw GraphFault(.notAGraph) }
        }
        guard !shards.isEmpty, neighbours.count == total else { throw GraphFault(.shardMissing) }
        try self.init(positions: positions, neighbours: neighbours)
    }

    private static let magic = Array("CFG1".utf8)
}

extension [UInt8] {
    fileprivate mutating func appendNumber(_ number: Int) {
        var rest = UInt64(number)
        while rest >= 0x80 {
            append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

/// Reads what a shard is made of; nothing is taken that is not there.
private struct GraphReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let taken = bytes.prefix(count)
        bytes = bytes.dropFirst(count)
        return taken
    }

    mutating func byte() throws(GraphFault) -> UInt8 {
        guard let byte = bytes.popFirst() else { throw GraphFault(.truncated) }
        return byte
    }

    /// A number; every item and every character takes a byte, so that none is larger than what is left by much.
    mutating func number(upTo most: Int = Int(Int32.max)) throws(GraphFault) -> Int {
        var number = 0
        var shift = 0
        while true {
            let byte = try byte()
            number |= Int(byte & 0x7f) << shift
            guard number <= most else { throw GraphFault(.notAGraph) }
            if byte < 0x80 { return number }
            shift += 7
            guard shift < 35 else { throw GraphFault(.notAGraph) }
        }
    }

    mutating func text() throws(GraphFault) -> String {
        let length = try number(upTo: 1 << 20)
        let bytes = take(length)
        guard bytes.count == length else { throw GraphFault(.truncated) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw GraphFault(.notAGraph) }
        return text
    }
}
