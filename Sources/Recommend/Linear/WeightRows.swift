/// The weights that are served: for each item the strongest of those it carries, lower item numbers first.
struct WeightRows: Sendable {
    /// An item that is carried, and how much.
    struct Entry: Sendable {
        var item: ItemNumber
        var weight: Float
    }

    /// Where each row begins; one more for the end.
    private(set) var starts: [Int] = [0]
    private(set) var entries: [Entry] = []

    /// The number of rows.
    var count: Int { starts.count - 1 }

    /// Where the entries of an item stand.
    func range(_ item: ItemNumber) -> Range<Int> {
        item < count ? starts[Int(item)]..<starts[Int(item) + 1] : 0..<0
    }

    /// How much one item carries another.
    func weight(_ item: ItemNumber, _ other: ItemNumber) -> Float {
        var range = range(item)
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if entries[middle].item == other { return entries[middle].weight }
            range = entries[middle].item < other ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return 0
    }

    /// Rows one after the other, from parts.
    init(joining parts: [WeightRows]) {
        entries.reserveCapacity(parts.reduce(0) { $0 + $1.entries.count })
        for part in parts {
            let base = entries.count
            starts.append(contentsOf: part.starts.dropFirst().map { $0 + base })
            entries.append(contentsOf: part.entries)
        }
    }

    init() {}

    /// What is fainter than this share of the strongest weight of its row is not kept.
    private static let faint: Float = 0.04

    /// Adds a row of weights by item number, most of which are too faint to be kept.
    mutating func append(_ weights: [Float], limit: Int, memory: inout (row: [Entry], numbers: [UInt32])) {
        let least = max(Self.faint * Self.strongest(weights.span), .leastNonzeroMagnitude)
        memory.row.removeAll(keepingCapacity: true)
        for item in weights.indices where weights[item].magnitude >= least {
            memory.row.append(Entry(item: ItemNumber(item), weight: weights[item]))
        }
        append(memory.row, limit: limit, memory: &memory.numbers)
    }

    private static func strongest(_ weights: Span<Float>) -> Float {
        var best = SIMD8<Float>(repeating: 0)
        var at = 0
        while at + 8 <= weights.count {
            for lane in 0..<8 { best[lane] = max(best[lane], weights[at + lane].magnitude) }
            at += 8
        }
        while at < weights.count {
            best[0] = max(best[0], weights[at].magnitude)
            at += 1
        }
        return best.max()
    }

    /// Adds a row: the `limit` strongest of the entries, which come with rising item numbers.
    mutating func append(_ row: [Entry], limit: Int, memory: inout [UInt32]) {
        if row.count <= limit {
            entries.append(contentsOf: row)
        } else if limit > 0 {
            memory.removeAll(keepingCapacity: true)
            for entry in row { memory.append(entry.weight.magnitude.bitPattern) }
            let least = Selection.largest(limit, of: &memory)
            var ties = limit - row.count { $0.weight.magnitude.bitPattern > least }
            for entry in row {
                let strength = entry.weight.magnitude.bitPattern
                if strength < least { continue }
                if strength == least {
                    guard ties > 0 else { continue }
                    ties -= 1
                }
                entries.append(entry)
            }
        }
        starts.append(entries.count)
    }
}
