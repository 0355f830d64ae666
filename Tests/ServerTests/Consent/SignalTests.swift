import Consent
import HTTPTypes
import Ledger
import Oversight
import Testing

@testable import Server

/// `Sec-GPC: 1` lowers at once, and leaves one line when it comes, not one for each request.
@Suite struct SignalTests {
    @Test(arguments: Engine.allCases)
    func aSignalIsRecordedOnce(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let token = house.tents.token(for: "c-1")
            let room = house.house.rooms[1]!
            _ = try await house.consent(Say.account, shopper: token)
            let before = try await house.store.frontier(of: 1).size

            // Wherever it shows first: here with a shelf, which does not wait for the ledger.
            for _ in 0..<3 {
                let shelf = try await house.post(
                    "/v1/recommendations", #"{"placement":"home"}"#, shopper: token, headers: ["Sec-GPC": "1"])
                #expect(shelf.json.level == "visit" && shelf.json.because == "signal")
                try await room.recordSignals(now: house.clock.now)
            }
            #expect(try await house.store.frontier(of: 1).size == before + 1)

            let answer = try await house.send(
                .get, "/v1/consent", key: house.tents.write.text, shopper: token, headers: ["Sec-GPC": "1"])
            #expect(answer.json.gpc_honoured == true && answer.json.signal.gpc == true)
            #expect(try await house.store.frontier(of: 1).size == before + 1)

            // Her receipt opens the line.
            let receipt = answer.json.signal.receipt
            let salt = try #require(Hex.decode(receipt.salt.text))
            let opening = try Opening(salt: salt, act: .signal, payload: Array(receipt.payload.text.utf8))
            let leaves = try await house.store.lines(of: 1, from: before, limit: 1).map(\.leaf)
            #expect(leaves == [Commitment(opening: opening).leaf])
        }
    }

    @Test func itsGoingIsRecordedTheDayAfterAndRaisesNothingByItself() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            let gpc = ["Sec-GPC": "1"]
            _ = try await house.consent(Say.nothing, shopper: token)
            let read = { (headers: [String: String]) in
                try await house.send(
                    .get, "/v1/consent", key: house.tents.write.text, shopper: token, headers: headers)
            }
            let never = try await read([:]).json.signal
            #expect(never == .null)
            let came = try await read(gpc).json.signal
            #expect(came.gpc == true)
            let sameDay = try await read([:]).json.signal
            #expect(sameDay.gpc == true, "another browser of hers, the same day")
            house.clock.advance(days: 1)
            let gone = try await read([:]).json
            #expect(gone.signal.gpc == false)
            #expect(gone.purposes.list.allSatisfy { $0.level == "off" }, "its absence is no yes")
        }
    }

    @Test func ofWhoeverDecidedNothingNothingIsKept() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-9")
            _ = try await house.send(
                .get, "/v1/consent", key: house.tents.write.text, shopper: token, headers: ["Sec-GPC": "1"])
            #expect(try await house.store.entry(of: house.tents.secret.pseudonym(of: "c-9"), in: 1) == nil)
            #expect(try await house.store.frontier(of: 1).size == 0)
        }
    }
}
