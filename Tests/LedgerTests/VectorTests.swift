import Ledger
import Testing

/// Our trees are those of RFC 6962, hash for hash.
@Suite struct VectorTests {
    let hashes = Vectors.leaves.map(MerkleTree.leafHash)

    func nodes(_ names: [String]) throws -> [Hash] {
        try names.map { try Hash(hex: #require(Vectors.nodes[$0])) }
    }

    @Test func leavesAndNodes() {
        #expect(hashes.map(\.description) == Vectors.leafHashes)
        #expect(MerkleTree.leafHash(Array("L123456".utf8)).description == Vectors.leafOfL123456)
    }

    /// The published vector hashes texts in place of hashes, so only its layout can be checked here.
    @Test func aNodeIsOneByteAndTwoHashes() {
        #expect(Hash(sha256: [0x01] + Array("N123N456".utf8)).description == Vectors.nodeOfN123AndN456)
        let (left, right) = (hashes[0], hashes[1])
        #expect(MerkleTree.nodeHash(left, right) == Hash(sha256: [0x01] + left.bytes + right.bytes))
    }

    @Test func roots() {
        var frontier = Frontier()
        for (size, root) in Vectors.rootsBySize.enumerated() {
            #expect(MerkleTree.root(of: Array(hashes.prefix(size))).description == root)
            #expect(frontier.root.description == root)
            if size < hashes.count { frontier.append(hashes[size]) }
        }
    }

    @Test func inclusionProofs() throws {
        for vector in Vectors.inclusion {
            let proof = try nodes(vector.proof)
            #expect(
                try MerkleTree.inclusionProof(index: vector.index, in: Array(hashes.prefix(vector.size))) == proof)
            try MerkleTree.verifyInclusion(
                of: hashes[vector.index], index: vector.index, size: vector.size,
                root: Hash(hex: Vectors.rootsBySize[vector.size]), proof: proof)
        }
    }

    @Test func consistencyProofs() throws {
        for vector in Vectors.consistency {
            let proof = try nodes(vector.proof)
            #expect(
                try MerkleTree.consistencyProof(from: vector.old, in: Array(hashes.prefix(vector.new))) == proof)
            try MerkleTree.verifyConsistency(
                from: vector.old, Hash(hex: Vectors.rootsBySize[vector.old]),
                to: vector.new, Hash(hex: Vectors.rootsBySize[vector.new]), proof: proof)
        }
    }
}
