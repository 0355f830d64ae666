import Ledger
import Testing

/// A checkpoint says three things and is believed by its signature; a proof needs nothing else.
@Suite struct CheckpointTests {
    @Test func itIsReadAsItIsWritten() throws {
        let key = try signingKey()
        let log = Log(5)
        let note = try log.checkpoint(5, by: key)
        #expect(note.text == "confide/tents/0123456789abcdef\n5\n\(log.frontier.root.base64)\n")
        let read = try Checkpoint(SignedNote(note.description), by: key.verifier)
        #expect(read == Checkpoint(origin: key.verifier.name, size: 5, root: log.frontier.root))
    }

    @Test func anotherLedgersCheckpointIsRefused() throws {
        let key = try signingKey()
        let note = try Checkpoint(origin: "confide/books", size: 0, root: MerkleTree.emptyRoot).signed(by: key)
        #expect(throws: LedgerError(.origin)) { try Checkpoint(note, by: key.verifier) }
        #expect(throws: LedgerError(.notSigned)) { try Checkpoint(note, by: signingKey(9).verifier) }
    }

    @Test(arguments: [
        ("a\n1\n", LedgerError.Code.checkpointForm), ("a\n1\n\nx\n", .checkpointForm), ("a\n\nb\n", .checkpointForm),
        ("a\n01\nx\n", .numberForm), ("a\n-1\nx\n", .numberForm), ("a\n+1\nx\n", .numberForm),
        ("a\n 1\nx\n", .numberForm),
        ("a\n9223372036854775808\nx\n", .numberForm), ("a\n٣\nx\n", .numberForm), ("a\n1\nAAAA\n", .hashDigits),
    ])
    func anotherFormIsRefused(text: String, code: LedgerError.Code) {
        #expect(throws: LedgerError(code)) { try Checkpoint(text: text) }
    }

    @Test func linesBehindItArePassedOver() throws {
        let root = MerkleTree.emptyRoot
        #expect(try Checkpoint(text: "a\n0\n\(root.base64)\nmore\n") == Checkpoint(origin: "a", size: 0, root: root))
    }

    static func proof(_ index: Int, of size: Int, extra: [UInt8]? = nil) throws -> TlogProof {
        let log = Log(size)
        return TlogProof(
            index: index, hashes: try MerkleTree.inclusionProof(index: index, in: log.lines.map(\.leaf)),
            checkpoint: try log.checkpoint(size, by: signingKey()), extra: extra)
    }

    @Test(arguments: [nil, [], [1, 2, 3]] as [[UInt8]?])
    func aProofIsReadAsItIsWritten(extra: [UInt8]?) throws {
        let proof = try Self.proof(3, of: 5, extra: extra)
        #expect(try TlogProof(proof.description) == proof)
        #expect(proof.description.hasPrefix("c2sp.org/tlog-proof@v1\n\(extra == nil ? "index 3" : "extra ")"))
    }

    @Test func noFlippedBitOfAProofVerifies() throws {
        let key = try signingKey()
        let opening = Opening(act: .erasure, payload: [1])
        var frontier = Log(3).frontier
        frontier.append(Commitment(opening: opening).leaf)
        let leaves = Log(3).lines.map(\.leaf) + [Commitment(opening: opening).leaf]
        let proof = TlogProof(
            index: 3, hashes: try MerkleTree.inclusionProof(index: 3, in: leaves),
            checkpoint: try Checkpoint(origin: key.verifier.name, size: 4, root: frontier.root).signed(by: key))
        #expect(try proof.verify(Commitment(opening: opening), by: key.verifier).size == 4)
        for forged in proof.description.flippings {
            #expect(throws: LedgerError.self) {
                try TlogProof(forged).verify(Commitment(opening: opening), by: key.verifier)
            }
        }
        #expect(throws: LedgerError(.rootMismatch)) {
            try proof.verify(Commitment(opening: Opening(act: .erasure, payload: [1])), by: key.verifier)
        }
    }

    @Test func anotherFormIsNoProof() throws {
        let text = try Self.proof(3, of: 5).description
        for forged in [
            "", "\n\n", String(text.dropFirst()), String(text.dropLast()), text + "\n",
            text.replacing("index 3", with: "index 03"), text.replacing("index 3", with: "extra !\nindex 3"),
            text.replacing("index 3", with: "index 3\n"), text.replacing("@v1", with: "@v2"),
            text.replacing("index 3\n", with: "index 3\nx\n"), text.replacing("index 3\n", with: ""),
            text.replacing(
                "index 3\n", with: "index 3\n" + String(repeating: MerkleTree.emptyRoot.base64 + "\n", count: 99)),
        ] {
            #expect(throws: LedgerError.self) { try TlogProof(forged) }
        }
    }
}
