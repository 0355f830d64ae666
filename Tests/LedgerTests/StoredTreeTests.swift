import Ledger
import Testing

/// Proofs from what a store keeps are those from all leaves, at every size.
@Suite struct StoredTreeTests {
    static let size = 300
    static let log = Log(size)

    @Test func everyProofIsThatOfTheDefinition() throws {
        let leaves = Self.log.lines.map(\.leaf)
        for size in [1, 2, 15, 16, 17, 31, 33, 64, 100, 255, 256, 257, 300] {
            let tree = Array(leaves.prefix(size))
            #expect(MerkleTree.root(of: 0..<size, kept: Self.log.kept) == MerkleTree.root(of: tree))
            for index in stride(from: 0, to: size, by: 7) {
                let runs = try MerkleTree.inclusionRuns(index: index, size: size)
                let proof = runs.compactMap { MerkleTree.root(of: $0, kept: Self.log.kept) }
                #expect(try proof == MerkleTree.inclusionProof(index: index, in: tree))
                let more = try MerkleTree.consistencyRuns(from: index, to: size)
                #expect(
                    try more.compactMap { MerkleTree.root(of: $0, kept: Self.log.kept) }
                        == MerkleTree.consistencyProof(from: index, in: tree))
            }
        }
    }

    @Test func everySixteenthLineKeepsANode() {
        #expect(Self.log.nodes.count { $0.level == 4 } == 18)
        #expect(Self.log.nodes.filter { $0.level > 4 }.map(\.leaves) == [0..<256])
        #expect(Self.log.nodes.allSatisfy { MerkleTree.root(of: Self.log.lines[$0.leaves].map(\.leaf)) == $0.hash })
    }

    @Test func aProofInAMillionLinesReadsFewHashes() throws {
        let size = 1_000_000
        var read = 0
        let any = MerkleTree.emptyRoot
        for index in [0, 1, 65_535, 65_536, 777_777, size - 1] {
            read = 0
            for run in try MerkleTree.inclusionRuns(index: index, size: size) {
                _ = MerkleTree.root(of: run) { level, places in
                    #expect(level.isMultiple(of: LogNode.step) && places.count <= 8)
                    #expect(places.upperBound << level <= size, "a kept node is complete")
                    read += places.count
                    return places.map { _ in any }
                }
            }
            #expect(read <= 160)
        }
    }

    @Test func whatIsMissingIsNoProof() {
        var log = Self.log
        log.nodes.removeAll { $0.level == 4 && $0.place == 3 }
        #expect(MerkleTree.root(of: 32..<64, kept: log.kept) == nil)
        #expect(MerkleTree.root(of: 0..<300, kept: log.kept) != nil)
    }
}
