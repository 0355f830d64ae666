import Consent
import Engagement
import HTTPTypes
import Shop
import Testing

@testable import Server

@Suite struct EventTests {
    @Test(arguments: Engine.allCases, Depth.allCases)
    func eachPurposeTakesWhatWasAgreedTo(_ engine: Engine, _ depth: Depth) async throws {
        try await withHouse(on: engine, at: depth) { house in
            let body = Say.events(Say.tents(1, 2), visit: 1, consent: #"{"learning":"visit","measurement":"visit"}"#)
            let answer = try await house.post("/v1/events", body)
            #expect(answer.status == 200)
            #expect(answer.json.received == 2)
            #expect(answer.json.kept == 2)
            #expect(answer.json.dropped == [:])
            #expect(answer.json.used == ["learning": 2, "measurement": 2])
            #expect(try await house.get("/v1/models").json.visits == 1)
            #expect(try await house.snapshot().counters.map(\.events) == [1, 1])
        }
    }

    @Test(arguments: ["learning", "measurement"])
    func oneYesIsNoYesToAnotherPurpose(_ purpose: String) async throws {
        try await withHouse { house in
            let answer = try await house.post(
                "/v1/events", Say.events(["tent-1"], visit: 1, consent: #"{"\#(purpose)":"visit"}"#))
            #expect(answer.json.used == .object([purpose: 1]))
            let after = try await house.snapshot()
            #expect(after.visits == (purpose == "learning" ? 1 : 0))
            #expect(after.counters.count == (purpose == "measurement" ? 1 : 0))
        }
    }

    @Test(arguments: Engine.allCases, [nil, "{}", Say.nothing, #"{"learning":"off"}"#, #"{"messages":"visit"}"#])
    func withoutAYesTheAnswerIsStill200AndNothingIsKept(_ engine: Engine, _ consent: String?) async throws {
        try await withHouse(on: engine) { house in
            let before = try await house.snapshot()
            let answer = try await house.post(
                "/v1/events",
                Say.events(["tent-1", "never-heard-of"], visit: 1, consent: consent, ids: ["m-1", "m-2"]))
            #expect(answer.status == 200)
            #expect(answer.json.received == 2)
            #expect(answer.json.kept == 0)
            #expect(answer.json.dropped == ["no_consent": 2])
            #expect(answer.json.used == [:])
            #expect(try await house.snapshot() == before)
            let metrics = try await house.get("/metrics").text
            #expect(metrics.contains(#"confide_events_dropped_total{reason="no_consent"} 2"#))

            // Not even the messages are remembered: after a yes the same ones would count.
            let again = Say.events(["tent-1", "tent-2"], visit: 1, consent: Say.yes, ids: ["m-1", "m-2"])
            #expect(try await house.post("/v1/events", again).json.kept == 2)
        }
    }

    @Test func globalPrivacyControlOutweighsEveryYes() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let before = try await house.snapshot()
            let body = Say.events(["tent-1"], visit: 1, consent: Say.yes)
            for shopper in [token, nil] {
                let answer = try await house.post("/v1/events", body, shopper: shopper, headers: ["Sec-GPC": "1"])
                #expect(answer.status == 200)
                #expect(answer.json.dropped == ["no_consent": 1])
            }
            #expect(try await house.snapshot() == before)
            // Only "1" is a signal (W3C GPC, section 3.2).
            #expect(try await house.post("/v1/events", body, headers: ["Sec-GPC": "0"]).json.kept == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func anEventOfAnAccountServesEveryPurposeOfIts(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let viewed = try await house.post("/v1/events", Say.events(["tent-1"], visit: 1), shopper: token)
            #expect(viewed.json.used == ["recommendations": 1, "learning": 1, "measurement": 1])
            let bought = try await house.post(
                "/v1/events", Say.events(["tent-2"], visit: 1, kind: "purchase"), shopper: token)
            #expect(bought.json.used == ["recommendations": 1, "history": 1, "learning": 1, "measurement": 1])
            let listed = try await house.post(
                "/v1/events", Say.events(["tent-3"], visit: 1, kind: "view_item_list"), shopper: token)
            #expect(listed.json.used == ["measurement": 1])
            #expect(try await house.get("/v1/models").json.visits == 1)
        }
    }

    @Test func whatAnEventCarriesOnlyEverLowersWhatIsOnRecord() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(#"{"measurement":"account"}"#, shopper: token)
            let raised = try await house.post(
                "/v1/events", Say.events(["tent-1"], visit: 1, consent: Say.account), shopper: token)
            #expect(raised.json.used == ["measurement": 1])
            let lowered = try await house.post(
                "/v1/events", Say.events(["tent-1"], visit: 1, consent: #"{"measurement":"off"}"#), shopper: token)
            #expect(lowered.json.dropped == ["no_consent": 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func aMessageCountsOnceHoweverOftenItIsSent(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let twice = Say.events(Say.tents(1, 1), visit: 1, consent: Say.yes, ids: ["m-1", "m-1"])
            let first = try await house.post("/v1/events", twice)
            #expect(first.json.kept == 1)
            #expect(first.json.dropped == ["duplicate": 1])
            let before = try await house.snapshot()
            let second = try await house.post("/v1/events", twice)
            #expect(second.status == 200)
            #expect(second.json.dropped == ["duplicate": 2])
            #expect(try await house.snapshot() == before)
            // A new message beside old ones still counts.
            let mixed = Say.events(Say.tents(1, 2), visit: 1, consent: Say.yes, ids: ["m-1", "m-2"])
            #expect(try await house.post("/v1/events", mixed).json.kept == 1)
            // Ids are the sender's own: another shop's are its own as well.
            let there = try await house.send(
                .post, "/v1/events", key: house.books.write.text,
                bytes: Array(Say.events(["book-1"], visit: 1, consent: Say.yes, ids: ["m-1"]).utf8))
            #expect(there.json.kept == 1)
        }
    }

    @Test func eventsThatNoPurposeNeedsAreCountedAndDropped() async throws {
        try await withHouse { house in
            let answer = try await house.post("/v1/events", #"{"events":[{"name":"page_view"},{"name":"search"}]}"#)
            #expect(answer.status == 200)
            #expect(answer.json.dropped == ["not_needed": 2])
        }
    }

    @Test func anEventThatIsAcknowledgedCountsInTheNextAnswer() async throws {
        try await withHouse { house in
            for visit in 1...3 {
                let body = Say.events(Say.tents(8, 3), visit: visit, consent: Say.yes)
                _ = try await house.post("/v1/events", body)
                #expect(try await house.get("/v1/models").json.visits == .number(Double(visit)))
            }
            let answer = try await house.post("/v1/recommendations", #"{"placement":"product","item":"tent-8"}"#)
            #expect(answer.json["items"][0].id == "tent-3")
        }
    }
}
