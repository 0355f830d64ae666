import Ledger
import Testing

@Suite struct FrontierTests {
    @Test func equalsTheRecursiveDefinitionAtEverySize() {
        var frontier = Frontier()
        for size in 0...300 {
            #expect(frontier.size == size)
            #expect(frontier.hashes.count == size.nonzeroBitCount)
            // The definition is quadratic over all sizes, so beyond the small trees only odd shapes are compared.
            if smallSizes.contains(size) || size % 37 == 0 {
                #expect(frontier.root == MerkleTree.root(of: (0..<size).map(numbered)))
            }
            frontier.append(numbered(size))
        }
    }

    @Test(arguments: smallSizes)
    func goesOnAfterBeingStored(size: Int) throws {
        var through = Frontier()
        leaves(size).forEach { through.append($0) }
        var restored = try Frontier(size: through.size, hashes: through.hashes)
        #expect(restored == through)
        for leaf in manyLeaves {
            through.append(leaf)
            restored.append(leaf)
            #expect(restored.root == through.root)
        }
    }

    @Test(arguments: [(1, 0), (0, 1), (3, 1), (4, 2), (7, 4), (Int.max, 62)])
    func anotherShapeIsRefused(size: Int, count: Int) {
        #expect(throws: LedgerError(.frontierShape)) {
            try Frontier(size: size, hashes: Array(repeating: MerkleTree.emptyRoot, count: count))
        }
    }

    @Test func aNegativeSizeIsRefused() {
        #expect(throws: LedgerError(.treeSize)) { try Frontier(size: -1, hashes: []) }
    }

    private func numbered(_ index: Int) -> Hash {
        MerkleTree.leafHash([UInt8(index / 256), UInt8(index % 256)])
    }
}
