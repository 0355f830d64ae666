import Ledger

/// Sizes up to just past a power of two: every shape of a small tree.
let smallSizes = 0...33

/// As many different leaves as a tree of any small size needs.
let manyLeaves = smallSizes.map { MerkleTree.leafHash([UInt8($0)]) }

/// The first leaves.
func leaves(_ size: Int) -> [Hash] { Array(manyLeaves.prefix(size)) }

extension Hash {
    /// The same hash with one bit turned over.
    func flipping(bit: Int) throws -> Hash {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << (bit % 8)
        return try Hash(bytes: bytes)
    }
}

extension [Hash] {
    /// Every list that differs from this one in one of these bits of one hash.
    func flippings(bits: some Sequence<Int>) throws -> [[Hash]] {
        try bits.flatMap { bit in
            try indices.map { place in
                var copy = self
                copy[place] = try self[place].flipping(bit: bit)
                return copy
            }
        }
    }
}

/// All bits of a small tree, a few of a larger one.
func bitsToFlip(size: Int) -> [Int] {
    size <= 5 ? Array(0..<256) : [0, 100, 255]
}
