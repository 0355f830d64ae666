import Consent
import Ledger
import Oversight
import Shop
import Storage
import Testing

/// A shop's ledger proves what it says to whoever has its key and nothing else.
@Suite struct ShopLedgerTests {
    struct Office {
        let store = MemoryStore()
        let ledger: ShopLedger
        let master: MasterKey
        let record: ShopRecord

        init(name: String = "tents") throws {
            master = try MasterKey(hex: MasterKey.newHex())
            record = ShopRecord(
                number: 1, name: name, wrappedSecret: try ShopSecret.newWrapped(for: 1, by: master))
            ledger = try ShopLedger(
                record, secret: ShopSecret(wrapped: record.wrappedSecret, of: 1, by: master), book: store)
        }

        func append(_ count: Int) async throws -> [Receipt] {
            let openings = (0..<count).map { Opening(act: .decision, payload: Array("{\"n\":\($0)}".utf8)) }
            let change = Change(shop: 1, writes: openings.map { .line(Commitment(opening: $0)) })
            let lines = try await store.commit(change).lines
            return zip(openings, lines).map { Receipt(opening: $0, index: $1) }
        }
    }

    @Test func everyReceiptVerifiesAtEverySizeSince() async throws {
        let office = try Office()
        var receipts: [Receipt] = []
        for batch in [1, 2, 14, 1, 20] {
            let new = await office.ledger.prove(try await office.append(batch))
            for receipt in new {
                #expect(try receipt.verify(by: office.ledger.verifier).size == receipts.count + batch)
            }
            receipts += new
        }
        for receipt in receipts {
            for size in [Int(receipt.index) + 1, 38] {
                let proof = try await office.ledger.proof(of: Int(receipt.index), size: size)
                #expect(try proof.verify(receipt.commitment, by: office.ledger.verifier).size == size)
            }
            await #expect(throws: LedgerError(.leafIndex)) {
                try await office.ledger.proof(of: Int(receipt.index), size: Int(receipt.index))
            }
        }
        await #expect(throws: LedgerError(.treeSize)) { try await office.ledger.proof(of: 0, size: 39) }
        await #expect(throws: LedgerError(.leafIndex)) { try await office.ledger.proof(of: -1) }
    }

    @Test func anyTwoSizesAreConsistent() async throws {
        let office = try Office()
        _ = try await office.append(35)
        let key = office.ledger.verifier
        for to in 0...35 {
            for from in 0...to {
                let shown = try await office.ledger.consistency(from: from, to: to)
                let (old, new) = (try Checkpoint(shown.old, by: key), try Checkpoint(shown.new, by: key))
                #expect(old.size == from && new.size == to)
                try MerkleTree.verifyConsistency(from: from, old.root, to: to, new.root, proof: shown.hashes)
            }
        }
        await #expect(throws: LedgerError(.treeSize)) { try await office.ledger.consistency(from: 3, to: 2) }
        await #expect(throws: LedgerError(.treeSize)) { try await office.ledger.consistency(from: 36) }
    }

    @Test func theKeySurvivesARestartAndIsTheShopsOwn() async throws {
        let office = try Office()
        let again = try ShopLedger(
            office.record, secret: ShopSecret(wrapped: office.record.wrappedSecret, of: 1, by: office.master),
            book: office.store)
        #expect(again.verifier == office.ledger.verifier)
        #expect(office.ledger.verifier.name.hasPrefix("confide/tents/"))
        // The same name elsewhere is another ledger.
        #expect(try Office().ledger.verifier.name != office.ledger.verifier.name)
    }

    @Test func checkpointsAreKeptOncePerSize() async throws {
        let office = try Office()
        #expect(try await office.ledger.keepCheckpoint() == 0)
        _ = try await office.append(3)
        #expect(try await office.ledger.keepCheckpoint() == 3)
        #expect(try await office.ledger.keepCheckpoint() == 3)
        _ = try await office.append(1)
        #expect(try await office.ledger.keepCheckpoint() == 4)
        #expect(try await office.store.checkpoints(of: 1, after: 0, limit: 9).map(\.size) == [3, 4])
        #expect(try await office.ledger.audit().size == 4)
    }

    @Test func aReceiptIsReadAsItIsWritten() async throws {
        let office = try Office()
        let receipt = try #require(await office.ledger.prove(try await office.append(3)).last)
        let bytes = JSONWriter.bytes { json in json.object { json in receipt.write(to: &json) } }
        let read = try Receipt(json: bytes)
        #expect(read.opening == receipt.opening && read.index == 2 && read.proof == receipt.proof)
        try read.verify(by: office.ledger.verifier)
        #expect(throws: LedgerError(.notSigned)) { try read.verify(by: Office().ledger.verifier) }
    }

    @Test func noChangedByteOfAReceiptVerifies() async throws {
        let office = try Office()
        let receipt = try #require(await office.ledger.prove(try await office.append(3)).first)
        let bytes = JSONWriter.bytes { json in json.object { json in receipt.write(to: &json) } }
        let key = office.ledger.verifier
        for at in bytes.indices {
            var changed = bytes
            changed[at] ^= 1
            #expect(throws: (any Error).self) { try Receipt(json: changed).verify(by: key) }
        }
        for count in 0..<bytes.count { #expect(throws: InputFault.self) { try Receipt(json: Array(bytes[..<count])) } }
    }

    @Test func aReceiptWithoutItsProofSaysSo() async throws {
        let office = try Office()
        let receipt = try #require(try await office.append(1).first)
        let bytes = JSONWriter.bytes { json in json.object { json in receipt.write(to: &json) } }
        #expect(throws: LedgerError(.proofForm)) { try Receipt(json: bytes).verify(by: office.ledger.verifier) }
    }
}
