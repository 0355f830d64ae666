import Ledger
import Testing

@Suite struct ConsistencyTests {
    @Test(arguments: smallSizes)
    func everyPrefixIsProven(size: Int) throws {
        let tree = leaves(size)
        for old in 0...size {
            try MerkleTree.verifyConsistency(
                from: old, MerkleTree.root(of: leaves(old)), to: size, MerkleTree.root(of: tree),
                proof: MerkleTree.consistencyProof(from: old, in: tree))
        }
    }

    @Test(arguments: smallSizes.dropFirst())
    func anyFlippedBitIsRefused(size: Int) throws {
        let tree = leaves(size)
        for old in 1...size {
            // The two roots first, then the proof.
            let honest =
                try [MerkleTree.root(of: leaves(old)), MerkleTree.root(of: tree)]
                + MerkleTree.consistencyProof(from: old, in: tree)
            for forged in try honest.flippings(bits: bitsToFlip(size: size)) {
                #expect(throws: LedgerError(.rootMismatch)) {
                    try MerkleTree.verifyConsistency(
                        from: old, forged[0], to: size, forged[1], proof: Array(forged[2...]))
                }
            }
        }
    }

    @Test(arguments: smallSizes.dropFirst())
    func aProofOfAnotherLengthIsRefused(size: Int) throws {
        let tree = leaves(size)
        let root = MerkleTree.root(of: tree)
        for old in 0...size {
            let proof = try MerkleTree.consistencyProof(from: old, in: tree)
            for forged in [proof + [root], Array(proof.dropLast())] where forged != proof {
                #expect(throws: LedgerError(.proofLength)) {
                    try MerkleTree.verifyConsistency(
                        from: old, MerkleTree.root(of: leaves(old)), to: size, root, proof: forged)
                }
            }
        }
    }

    /// The point of the log: change, drop or move one early line, and no honest proof fits any more.
    @Test func aRewrittenPastIsRefused() throws {
        let before = MerkleTree.root(of: leaves(9))
        var changed = leaves(20)
        changed[4] = MerkleTree.leafHash([0xff])
        var swapped = leaves(20)
        swapped.swapAt(2, 3)
        var dropped = leaves(20)
        dropped.remove(at: 0)
        for rewritten in [changed, swapped, dropped] {
            let proof = try MerkleTree.consistencyProof(from: 9, in: rewritten)
            #expect(throws: LedgerError(.rootMismatch)) {
                try MerkleTree.verifyConsistency(
                    from: 9, before, to: rewritten.count, MerkleTree.root(of: rewritten), proof: proof)
            }
        }
    }

    @Test func theEmptyTreeHasOneRoot() {
        let root = manyLeaves[0]
        #expect(throws: LedgerError(.rootMismatch)) {
            try MerkleTree.verifyConsistency(from: 0, root, to: 1, root, proof: [])
        }
        #expect(throws: LedgerError(.rootMismatch)) {
            try MerkleTree.verifyConsistency(from: 0, MerkleTree.emptyRoot, to: 0, root, proof: [])
        }
        #expect(throws: LedgerError(.rootMismatch)) {
            try MerkleTree.verifyConsistency(from: 0, root, to: 0, root, proof: [])
        }
    }

    @Test(arguments: [(-1, 3), (4, 3), (Int.max, 0)])
    func aLogDoesNotShrink(old: Int, new: Int) {
        let root = MerkleTree.emptyRoot
        #expect(throws: LedgerError(.treeSize)) {
            try MerkleTree.verifyConsistency(from: old, root, to: new, root, proof: [])
        }
        #expect(throws: LedgerError(.treeSize)) { try MerkleTree.consistencyProof(from: old, in: leaves(new)) }
    }
}
