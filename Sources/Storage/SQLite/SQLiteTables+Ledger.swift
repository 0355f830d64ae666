import Ledger
import Oversight
import Shop

extension SQLiteTables: LedgerTables {
    func append(_ line: LogLine) throws(StoreFault) {
        try session.run(.appendLine, of, .int(line.index), .bytes(line.leaf.bytes), .bytes(line.root.bytes))
    }

    func append(_ node: LogNode) throws(StoreFault) {
        try session.run(.appendNode, of, .int(node.level), .int(node.place), .bytes(node.hash.bytes))
    }

    func keep(_ checkpoint: KeptCheckpoint) throws(StoreFault) {
        try session.run(.keepCheckpoint, of, .int(checkpoint.size), .text(checkpoint.note))
    }

    func kept(_ level: Int, _ places: Range<Int>) throws(StoreFault) -> [Hash] {
        let rows =
            if level == 0 {
                try session.rows(.lineHashes, of, .int(places.lowerBound), .int(places.upperBound)) {
                    ($0.int(0), $0.bytes(1))
                }
            } else {
                try session.rows(.nodeHashes, of, .int(level), .int(places.lowerBound), .int(places.upperBound)) {
                    ($0.int(0), $0.bytes(1))
                }
            }
        var hashes: [Hash] = []
        for (place, bytes) in rows {
            guard Int(place) == places.lowerBound + hashes.count, let hash = try? Hash(bytes: bytes) else { break }
            hashes.append(hash)
        }
        return hashes
    }

    func lines(from index: Int, limit: Int) throws(StoreFault) -> [LogLine] {
        let rows = try session.rows(.lines, of, .int(index), .int(limit)) { ($0.int(0), $0.bytes(1), $0.bytes(2)) }
        var lines: [LogLine] = []
        for (number, leaf, root) in rows {
            guard Int(number) == index + lines.count, let leaf = try? Hash(bytes: leaf),
                let root = try? Hash(bytes: root)
            else { break }
            lines.append(LogLine(index: Int(number), leaf: leaf, root: root))
        }
        return lines
    }

    func checkpoints(after size: Int, limit: Int) throws(StoreFault) -> [KeptCheckpoint] {
        try session.rows(.checkpoints, of, .int(size), .int(limit)) {
            KeptCheckpoint(size: Int($0.int(0)), note: $0.text(1))
        }
    }
}
