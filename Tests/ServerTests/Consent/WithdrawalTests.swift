import HTTPTypes
import Testing

@testable import Server

/// Law 3: withdrawing is as quick as giving, and it takes out what was learned.
@Suite struct WithdrawalTests {
    @Test(arguments: Engine.allCases, Depth.allCases)
    func aYesCountsAtOnceAndSoDoesANo(_ engine: Engine, _ depth: Depth) async throws {
        try await withHouse(on: engine, at: depth) { house in
            let token = house.tents.token(for: "c-1")
            let asked = #"{"placement":"home"}"#
            let never = try await house.digest()

            // One request gives …
            #expect(try await house.consent(Say.account, shopper: token).status == 200)
            let events = try await house.post("/v1/events", Say.events(Say.tents(2, 5), visit: 1), shopper: token)
            #expect(events.json.kept == 2)
            #expect(try await house.digest() != never)
            let known = try await house.post("/v1/recommendations", asked, shopper: token)
            #expect(known.json.level == "account")
            #expect(known.json.because == .null)
            #expect(known.json.purposes == ["recommendations", "history"])

            // … and one request takes back, models included, before it is answered.
            let no = try await house.consent(Say.nothing, shopper: token)
            #expect(no.status == 200)
            #expect(no.json.receipts.list.count == 4)
            #expect(no.json.receipts.list.allSatisfy { $0.act == "withdrawal" })
            #expect(try await house.digest() == never)
            let unknown = try await house.post("/v1/recommendations", asked, shopper: token)
            #expect(unknown.json.level == "off")
            #expect(unknown.json.because == "decided")
            #expect(unknown.json.purposes == [])
            let dropped = try await house.post("/v1/events", Say.events(["tent-3"], visit: 1), shopper: token)
            #expect(dropped.json.dropped == ["no_consent": 1])
        }
    }

    @Test func onePurposeCanBeWithdrawnAlone() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            let never = try await house.digest()
            _ = try await house.consent(Say.account, shopper: token)
            _ = try await house.post("/v1/events", Say.events(Say.tents(2, 5), visit: 1), shopper: token)
            _ = try await house.consent(#"{"learning":"off"}"#, shopper: token)
            #expect(try await house.digest() == never)
            let answer = try await house.post("/v1/recommendations", #"{"placement":"home"}"#, shopper: token)
            #expect(answer.json.level == "account")
        }
    }

    @Test func aSecondYesBeginsAnewWithNothing() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            for round in 1...2 {
                _ = try await house.consent(Say.account, shopper: token)
                let answer = try await house.post(
                    "/v1/recommendations", #"{"placement":"product","item":"tent-9"}"#, shopper: token)
                // Nothing of the first round is a reason in the second.
                #expect(answer.json["items"].list.allSatisfy { $0.reasons[0].item != "tent-2" }, "round \(round)")
                _ = try await house.post("/v1/events", Say.events(Say.tents(2, 5), visit: round), shopper: token)
                _ = try await house.consent(Say.nothing, shopper: token)
            }
            #expect(try await house.get("/v1/models").json.visits == 0)
        }
    }

    @Test func aWithdrawalLeavesOtherPeoplesVisitsAlone() async throws {
        try await withHouse { house in
            _ = try await house.post("/v1/events", Say.events(Say.tents(1, 2), visit: 7, consent: Say.yes))
            let without = try await house.digest()
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            _ = try await house.post("/v1/events", Say.events(Say.tents(2, 5), visit: 8), shopper: token)
            _ = try await house.consent(#"{"learning":"visit"}"#, shopper: token)
            #expect(try await house.digest() == without)
        }
    }
}
