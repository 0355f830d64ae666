import HTTPTypes
import Ledger
import Oversight
import Testing

@testable import Server

/// The ledger is open to everybody, and everybody can check it.
@Suite struct LedgerTests {
    /// Six lines: three answers of each of two shoppers.
    private func fill(_ house: TestHouse) async throws -> [Receipt] {
        var receipts: [Receipt] = []
        for name in ["c-1", "c-2"] {
            let answer = try await house.consent(
                #"{"recommendations":"account","history":"account","learning":"off"}"#,
                shopper: house.tents.token(for: name))
            receipts += try answer.json.receipts.list.map(receipt)
        }
        return receipts
    }

    private func receipt(_ json: JSON) throws -> Receipt {
        let act = try #require(Act.allCases.first { $0.name == json.act.text })
        let opening = try Opening(
            salt: Hash(hex: json.salt.text).bytes, act: act, payload: Array(json.payload.text.utf8))
        return Receipt(opening: opening, index: UInt64(json.index.int), proof: try TlogProof(json.proof.text))
    }

    private func key(_ house: TestHouse) async throws -> VerifierKey {
        let text = try await house.send(.get, "/v1/ledger/tents/key").text
        return try VerifierKey(text.dropLast())
    }

    @Test(arguments: Engine.allCases)
    func theReceiptsOfAnAnswerVerify(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let receipts = try await fill(house)
            let key = try await key(house)
            #expect(receipts.map(\.index) == [0, 1, 2, 3, 4, 5])
            for receipt in receipts { try receipt.verify(by: key) }
            let erased = try await house.delete("/v1/shoppers/c-1").json.receipt
            let proof = try TlogProof(erased.proof.text)
            try proof.verify(Commitment(hash: Hash(hex: erased.commitment.text)), by: key)
        }
    }

    @Test func anybodyCanReadAndCheckIt() async throws {
        try await withHouse(at: .live) { house in
            let receipts = try await fill(house)
            let key = try await key(house)
            let note = try await house.send(.get, "/v1/ledger/tents/checkpoint")
            let checkpoint = try Checkpoint(SignedNote(note.text), by: key)
            #expect(checkpoint.size == 6)
            #expect(note.header("Cache-Control") == "public, max-age=1")

            let lines = try await house.send(.get, "/v1/ledger/tents/lines").json
            let leaves = try lines.leaves.list.map { try Hash(base64: $0.text) }
            #expect(leaves == receipts.map(\.commitment.leaf) && MerkleTree.root(of: leaves) == checkpoint.root)
            let rest = try await house.send(.get, "/v1/ledger/tents/lines?from=5").json
            #expect(rest.from == 5 && rest.leaves.list.count == 1)
            #expect(try await house.send(.get, "/v1/ledger/tents/lines?from=6").json.leaves.list.isEmpty)

            let proof = try await house.send(.get, "/v1/ledger/tents/proof?index=2&size=4")
            #expect(try TlogProof(proof.text).verify(receipts[2].commitment, by: key).size == 4)
            #expect(proof.header("Cache-Control")?.contains("immutable") == true)
            let latest = try await house.send(.get, "/v1/ledger/tents/proof?index=2")
            #expect(try TlogProof(latest.text).verify(receipts[2].commitment, by: key).size == 6)

            let shown = try await house.send(.get, "/v1/ledger/tents/consistency?from=3&to=6").json
            let old = try Checkpoint(SignedNote(shown.old.text), by: key)
            let new = try Checkpoint(SignedNote(shown.new.text), by: key)
            try MerkleTree.verifyConsistency(
                from: 3, old.root, to: 6, new.root, proof: shown.proof.list.map { try Hash(base64: $0.text) })
        }
    }

    @Test func whatIsNotThereIsNamed() async throws {
        try await withHouse { house in
            _ = try await fill(house)
            for (path, status, field) in [
                ("nobody/checkpoint", 404, ""), ("nobody/proof?index=0", 404, ""), ("tents/proof", 422, "index"),
                ("tents/proof?index=6", 422, "index"), ("tents/proof?index=3&size=3", 422, "index"),
                ("tents/proof?index=3&size=7", 422, "size"), ("tents/proof?index=-1", 422, "index"),
                ("tents/proof?index=01", 422, "index"), ("tents/proof?index=x", 422, "index"),
                ("tents/proof?index=99999999999999999999", 422, "index"), ("tents/consistency", 422, "from"),
                ("tents/consistency?from=7", 422, "from"), ("tents/consistency?from=4&to=3", 422, "to"),
                ("tents/consistency?from=4&to=7", 422, "to"), ("tents/lines?from=one", 422, "from"),
            ] {
                let answer = try await house.send(.get, "/v1/ledger/\(path)")
                #expect(answer.status == status, "\(path)")
                #expect(answer.json.errors[0].pointer.text == field, "\(path)")
            }
        }
    }

    @Test func anActIsAnsweredWithItsReceiptThoughNoProofCanBeRead() async throws {
        let box = Box<FaultyStore>()
        try await withHouse(
            over: { inner in
                let store = FaultyStore(inner)
                box.add(store)
                return store
            }
        ) { house in
            box.all.first?.fail(.roots)
            let answer = try await house.consent(Say.account, shopper: house.tents.token(for: "c-1"))
            #expect(answer.status == 200)
            let receipt = answer.json.receipts[0]
            #expect(receipt.proof == .null && receipt.salt.text.count == 64)
            #expect(try await house.send(.get, "/v1/ledger/tents/proof?index=0").status == 503)
            box.all.first?.heal()
            let proof = try await house.send(.get, "/v1/ledger/tents/proof?index=\(receipt.index.int)")
            try TlogProof(proof.text).verify(
                Commitment(hash: Hash(hex: receipt.commitment.text)), by: try await key(house))
        }
    }

    @Test func thePageMayLoadOnlyItself() async throws {
        try await withHouse { house in
            let page = try await house.send(.get, "/receipt")
            let policy = try #require(page.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-") && !policy.contains("unsafe"))
            #expect(page.text.contains(policy.replacing("; frame-ancestors 'none'", with: "")))
            for act in Act.allCases { #expect(page.text.contains("\"\(act.name)\": \(act.rawValue)")) }
        }
    }
}
