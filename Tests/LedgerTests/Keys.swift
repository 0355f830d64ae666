import Crypto
import Ledger

/// A key that is the same on every run: its secret is 32 times one byte.
func signingKey(_ byte: UInt8 = 7, name: String = "confide/tents/0123456789abcdef") throws -> SigningKey {
    try SigningKey(name: name, key: .init(rawRepresentation: [UInt8](repeating: byte, count: 32)))
}

/// A log of so many lines, as a store keeps it.
struct Log {
    var frontier = Frontier()
    var lines: [LogLine] = []
    var nodes: [LogNode] = []

    init(_ size: Int) {
        for index in 0..<size {
            let leaf = MerkleTree.leafHash([UInt8(index >> 8), UInt8(index & 255)])
            nodes += frontier.append(leaf)
            lines.append(LogLine(index: index, leaf: leaf, root: frontier.root))
        }
    }

    /// The hashes of neighbouring places of a level, up to the first that is missing.
    func kept(_ level: Int, _ places: Range<Int>) -> [Hash] {
        places.compactMap { place in
            level == 0
                ? lines.first { $0.index == place }?.leaf
                : nodes.first { $0.level == level && $0.place == place }?.hash
        }
    }

    /// The signed checkpoint of the first lines.
    func checkpoint(_ size: Int, by key: SigningKey) throws -> SignedNote {
        let root = size == 0 ? MerkleTree.emptyRoot : lines[size - 1].root
        return try Checkpoint(origin: key.verifier.name, size: size, root: root).signed(by: key)
    }
}

extension String {
    /// Every text that differs from this one in one bit of one byte, or has no such byte; not all are UTF-8.
    var flippings: [String] {
        let bytes = Array(utf8)
        return bytes.indices.flatMap { at in
            (0..<8).map { bit in
                var flipped = bytes
                flipped[at] ^= 1 << bit
                return String(decoding: flipped, as: UTF8.self)
            }
        }
    }
}
