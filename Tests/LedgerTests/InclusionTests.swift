import Ledger
import Testing

@Suite struct InclusionTests {
    @Test(arguments: smallSizes)
    func everyLeafIsProvenAndNoOther(size: Int) throws {
        let tree = leaves(size)
        let root = MerkleTree.root(of: tree)
        for index in tree.indices {
            let proof = try MerkleTree.inclusionProof(index: index, in: tree)
            for claimed in tree.indices {
                let proves = { try MerkleTree.verifyInclusion(of: $0, index: $1, size: size, root: root, proof: proof) }
                if claimed == index {
                    try proves(tree[index], index)
                } else {
                    #expect(throws: LedgerError.self) { try proves(tree[claimed], index) }
                    #expect(throws: LedgerError.self) { try proves(tree[index], claimed) }
                }
            }
        }
    }

    @Test(arguments: smallSizes)
    func anyFlippedBitIsRefused(size: Int) throws {
        let tree = leaves(size)
        for index in tree.indices {
            // Leaf and root first, then the proof: whatever is flipped, the check fails.
            let honest =
                try [tree[index], MerkleTree.root(of: tree)] + MerkleTree.inclusionProof(index: index, in: tree)
            for forged in try honest.flippings(bits: bitsToFlip(size: size)) {
                #expect(throws: LedgerError(.rootMismatch)) {
                    try MerkleTree.verifyInclusion(
                        of: forged[0], index: index, size: size, root: forged[1], proof: Array(forged[2...]))
                }
            }
        }
    }

    @Test(arguments: smallSizes.dropFirst())
    func aProofOfAnotherLengthIsRefused(size: Int) throws {
        let tree = leaves(size)
        let root = MerkleTree.root(of: tree)
        for index in tree.indices {
            let proof = try MerkleTree.inclusionProof(index: index, in: tree)
            for forged in [proof + [root], Array(proof.dropLast())] where forged != proof {
                #expect(throws: LedgerError(.proofLength)) {
                    try MerkleTree.verifyInclusion(of: tree[index], index: index, size: size, root: root, proof: forged)
                }
            }
        }
    }

    @Test func aNodeIsNoLeaf() throws {
        let tree = leaves(4)
        let left = MerkleTree.nodeHash(tree[0], tree[1])
        let right = MerkleTree.nodeHash(tree[2], tree[3])
        // Whoever shows the two hashes under a node as the data of a leaf gets another hash than the node's.
        #expect(MerkleTree.leafHash(tree[0].bytes + tree[1].bytes) != left)
        #expect(throws: LedgerError(.proofLength)) {
            try MerkleTree.verifyInclusion(
                of: left, index: 0, size: 4, root: MerkleTree.root(of: tree), proof: [right])
        }
    }

    @Test(arguments: [(-1, 3), (3, 3), (0, 0), (Int.max, 3)])
    func thereIsNoSuchLeaf(index: Int, size: Int) {
        #expect(throws: LedgerError(.leafIndex)) {
            try MerkleTree.inclusionProof(index: index, in: leaves(size))
        }
        #expect(throws: LedgerError(.leafIndex)) {
            try MerkleTree.verifyInclusion(
                of: manyLeaves[0], index: index, size: size, root: MerkleTree.emptyRoot, proof: [])
        }
    }

    @Test func extremeSizesEnd() {
        let root = MerkleTree.emptyRoot
        #expect(throws: LedgerError(.treeSize)) {
            try MerkleTree.verifyInclusion(of: root, index: 0, size: -1, root: root, proof: [])
        }
        #expect(throws: LedgerError(.proofLength)) {
            try MerkleTree.verifyInclusion(of: root, index: .max - 1, size: .max, root: root, proof: [])
        }
        #expect(throws: LedgerError(.proofLength)) {
            try MerkleTree.verifyInclusion(of: root, index: 0, size: .max, root: root, proof: manyLeaves + manyLeaves)
        }
    }
}
