import Foundation
import Ledger
import Testing

/// The Swift in the chapters of Ledger.docc stands here too, between marks, where it is compiled and run.
///
/// One test compares the two, so that neither can change alone.
@Suite struct DocumentationTests {
    @Test func whatALineCommitsTo() {
        // docs: ThePromise
        let opening = Opening(act: .decision, payload: Array(#"{"purpose":"learning","level":"off"}"#.utf8))
        let commitment = Commitment(opening: opening)
        assert(opening.matches(commitment))

        // The same words again are another line, because the salt is new.
        assert(Commitment(opening: Opening(act: .decision, payload: opening.payload)) != commitment)
        // end
    }

    @Test func twoStories() throws {
        let signing = try signingKey()
        let key = signing.verifier
        let shownToHer = try Log(2).checkpoint(2, by: signing).description
        let shownToTheAuditor = try Checkpoint(origin: key.name, size: 2, root: MerkleTree.emptyRoot)
            .signed(by: signing).description
        // docs: WhatIsNotPromised
        // Two checkpoints of one size, from two places.
        let here = try Checkpoint(SignedNote(shownToHer), by: key)
        let there = try Checkpoint(SignedNote(shownToTheAuditor), by: key)
        assert(here.size == there.size && here.root != there.root, "the shop signed two stories")
        // end
    }

    @Test func aReceipt() throws {
        let signing = try signingKey()
        let published = signing.verifier.description
        let (salt, payload) = (Array(repeating: UInt8(9), count: 32), "words")
        let leaf = Commitment(opening: try Opening(salt: salt, act: .decision, payload: Array(payload.utf8))).leaf
        let leaves = [MerkleTree.emptyRoot, leaf]
        let proofText = TlogProof(
            index: 1, hashes: try MerkleTree.inclusionProof(index: 1, in: leaves),
            checkpoint: try Checkpoint(origin: signing.verifier.name, size: 2, root: MerkleTree.root(of: leaves))
                .signed(by: signing)
        ).description
        // docs: CheckingAReceipt
        let key = try VerifierKey(published)
        let opening = try Opening(salt: salt, act: .decision, payload: Array(payload.utf8))
        let proof = try TlogProof(proofText)

        let checkpoint = try proof.verify(Commitment(opening: opening), by: key)
        print("line \(proof.index) of the \(checkpoint.size) of \(checkpoint.origin)")
        // end
        // docs: CheckingAReceipt
        let other = try Opening(salt: salt, act: .decision, payload: Array("other words".utf8))
        do {
            try proof.verify(Commitment(opening: other), by: key)
        } catch {
            assert(error.code == .rootMismatch)
        }
        // end
        #expect(throws: LedgerError(.rootMismatch)) { try proof.verify(Commitment(opening: other), by: key) }
    }

    @Test func aLog() throws {
        let signing = try signingKey()
        let key = signing.verifier
        let store = Log(5)
        let (keptLastYear, fromToday) = try (
            "\(store.checkpoint(3, by: signing))", "\(store.checkpoint(5, by: signing))"
        )
        let hashes = try MerkleTree.consistencyProof(from: 3, in: store.lines.map(\.leaf))
        let copy = LogFile.head(try SignedNote(fromToday), key: key) + store.lines.map(LogFile.line).joined()
        let second = LogFile.line(store.lines[1])
        let tampered = copy.replacing(second, with: "A" + second.dropFirst())
        #expect(tampered != copy)
        let leaf = store.lines[1].leaf
        // docs: CheckingALog
        let old = try Checkpoint(SignedNote(keptLastYear), by: key)
        let new = try Checkpoint(SignedNote(fromToday), by: key)
        try MerkleTree.verifyConsistency(from: old.size, old.root, to: new.size, new.root, proof: hashes)
        // end
        // docs: CheckingALog
        var reader = LogFileReader(key: key, earlier: try SignedNote(keptLastYear))
        try reader.read(copy.utf8)
        let whole = try reader.finish().checkpoint
        assert(whole == new)
        // end
        // docs: CheckingALog
        var again = LogFileReader(key: key)
        do {
            try again.read(tampered.utf8)
            _ = try again.finish()
        } catch {
            assert(error.part == .line && error.index == 1)
        }
        // end
        // docs: CheckingALog
        let runs = try MerkleTree.inclusionRuns(index: 1, size: new.size)
        let path = runs.compactMap { MerkleTree.root(of: $0, kept: store.kept) }
        try MerkleTree.verifyInclusion(of: leaf, index: 1, size: new.size, root: new.root, proof: path)
        // end
        #expect(throws: LogFault(.line, at: 1, .rootMismatch)) { try LogFileTests.read(tampered) }
    }

    @Test func theChaptersSayWhatIsRunHere() throws {
        let here = URL(filePath: #filePath)
        let chapters = here.deletingLastPathComponent().appending(path: "../../Sources/Ledger/Ledger.docc")
        var written: [String: [String]] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: chapters, includingPropertiesForKeys: nil) {
            let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```swift\n").dropFirst()
            let blocks = parts.map { $0.components(separatedBy: "```")[0] }
            if !blocks.isEmpty { written[file.deletingPathExtension().lastPathComponent] = blocks }
        }
        var run: [String: [String]] = [:]
        let indent = String(repeating: " ", count: 8)
        for part in try String(contentsOf: here, encoding: .utf8).components(separatedBy: indent + "// docs: ")
            .dropFirst()
        {
            let lines = part.components(separatedBy: indent + "// end")[0].components(separatedBy: "\n")
            let block = lines.dropFirst().map { $0.hasPrefix(indent) ? String($0.dropFirst(8)) : $0 }
            run[lines[0], default: []].append(block.joined(separator: "\n"))
        }
        #expect(written.count == 4)
        #expect(written == run)
    }
}
