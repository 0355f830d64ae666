import Consent
import HTTPTypes
import Ledger
import Oversight
import Testing

@testable import Server

@Suite struct ConsentTests {
    @Test(arguments: Depth.allCases)
    func whoWasNeverAskedHasEverythingOff(_ depth: Depth) async throws {
        try await withHouse(at: depth) { house in
            let answer = try await house.send(
                .get, "/v1/consent", key: house.tents.write.text, shopper: house.tents.token(for: "c-1"))
            #expect(answer.status == 200)
            #expect(answer.json.purposes.list.map(\.purpose.text) == PurposeCode.allCases.map(\.name))
            #expect(answer.json.purposes.list.allSatisfy { $0.level == "off" && $0.because == "not_asked" })
            #expect(answer.json.receipts == .null)
        }
    }

    @Test(arguments: Engine.allCases, Depth.allCases)
    func aDecisionIsAnsweredWithWhatHoldsNow(_ engine: Engine, _ depth: Depth) async throws {
        try await withHouse(on: engine, at: depth) { house in
            let token = house.tents.token(for: "c-1")
            let answer = try await house.consent(#"{"recommendations":"account","messages":"off"}"#, shopper: token)
            #expect(answer.status == 200)
            let again = try await house.send(.get, "/v1/consent", key: house.tents.write.text, shopper: token)
            for purposes in [answer.json.purposes, again.json.purposes] {
                #expect(
                    purposes[0] == [
                        "purpose": "recommendations", "level": "account", "because": "decided", "expires": "2025-10-04",
                        "may_ask": false,
                    ])
                #expect(
                    purposes[4]
                        == ["purpose": "messages", "level": "off", "because": "decided", "may_ask": false])
                #expect(
                    purposes[2]
                        == ["purpose": "learning", "level": "off", "because": "not_asked", "may_ask": true])
            }
        }
    }

    /// What a storefront goes by: the same answer as with the words that she would be asked in.
    @Test func whetherSheMayBeAskedIsSaidTheSameInBothPlaces() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            let key = house.tents.write.text
            _ = try await house.consent(#"{"recommendations":"account","messages":"off"}"#, shopper: token)
            var due: [[Bool]] = []
            for _ in 0..<3 {
                let standing = try await house.send(.get, "/v1/consent", key: key, shopper: token)
                let notices = try await house.send(.get, "/v1/consent/notices", key: key, shopper: token)
                let asked = notices.json.notices.list
                for each in standing.json.purposes.list {
                    let notice = asked.first { $0.purpose == each.purpose }
                    #expect(each.may_ask == notice?.may_ask, "\(each.purpose.text)")
                }
                due.append([0, 4].map { standing.json.purposes[$0].may_ask == true })
                house.clock.advance(days: 190)
            }
            #expect(due == [[false, false], [false, true], [true, true]], "a no runs out first, then a yes")
        }
    }

    @Test func aSignalIsShownWhereItLowersWhatWasDecided() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let answer = try await house.send(
                .get, "/v1/consent", key: house.tents.write.text, shopper: token, headers: ["Sec-GPC": "1"])
            let (shown, learning) = (answer.json.purposes[0], answer.json.purposes[2])
            #expect(shown.level == "visit" && shown.because == "signal")
            #expect(learning.level == "off" && learning.because == "signal")
            #expect(answer.json.gpc_honoured == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func aReceiptOpensToItsLineInTheLedger(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let token = house.tents.token(for: "c-1")
            let given = try await house.consent(#"{"learning":"account","history":"visit"}"#, shopper: token)
            let withdrawn = try await house.consent(#"{"learning":"off"}"#, shopper: token)
            let receipts = given.json.receipts.list + withdrawn.json.receipts.list
            #expect(receipts.map(\.index) == [0, 1, 2])
            #expect(receipts.map(\.act) == ["decision", "decision", "withdrawal"])
            let leaves = try await house.store.lines(of: 1, from: 0, limit: 10).map(\.leaf)
            for (receipt, leaf) in zip(receipts, leaves) {
                let act = try #require(Act.allCases.first { $0.name == receipt.act.text })
                let salt = try #require(Hex.decode(receipt.salt.text))
                let opening = try Opening(salt: salt, act: act, payload: Array(receipt.payload.text.utf8))
                let commitment = Commitment(opening: opening)
                #expect(commitment.hash.description == receipt.commitment.text)
                #expect(commitment.leaf == leaf)
                // One letter more, and it opens nothing.
                let other = try Opening(salt: salt, act: act, payload: Array((receipt.payload.text + " ").utf8))
                #expect(Commitment(opening: other) != commitment)
            }
            let record = JSON(bytes: Array(receipts[2].payload.text.utf8))
            #expect(record.pii_processing[0].purpose == "learning" && record.confide.level == "off")
            #expect(record.events[0].event_state == "dpv:ConsentWithdrawn")
            let ledger = try await house.get("/v1/ledger").json
            #expect(ledger.size == 3)
            #expect(ledger.root.text == MerkleTree.root(of: leaves).description)
        }
    }

    static let bad: [BadBody] = [
        .init(name: "no body", body: "", code: "malformed", pointer: "#", status: 400),
        .init(name: "nothing said", body: "{}", code: "missing", pointer: "#/decisions"),
        .init(name: "no decisions", body: Say.decisions("{}"), code: "missing", pointer: "#/decisions"),
        .init(name: "no notice", body: #"{"decisions":{"learning":"visit"}}"#, code: "missing", pointer: "#/notice"),
        .init(
            name: "no version", body: #"{"decisions":{"learning":"visit"},"notice":{"language":"en"}}"#,
            code: "missing", pointer: "#/notice/version"),
        .init(
            name: "no language", body: #"{"decisions":{"learning":"visit"},"notice":{"version":"1"}}"#,
            code: "missing", pointer: "#/notice/language"),
        .init(
            name: "a long version",
            body: #"{"decisions":{"learning":"visit"},"notice":{"version":"\#(String(repeating: "1", count: 65))"}}"#,
            code: "too_long", pointer: "#/notice/version"),
        .init(
            name: "an unknown purpose", body: Say.decisions(#"{"recommendation":"visit"}"#), code: "unknown_name",
            pointer: "#/decisions/recommendation", hint: "did you mean 'recommendations'"),
        .init(
            name: "an unknown level", body: Say.decisions(#"{"learning":"acount"}"#), code: "unknown_name",
            pointer: "#/decisions/learning", hint: "did you mean 'account'"),
        .init(
            name: "yes for a level", body: Say.decisions(#"{"learning":true}"#), code: "wrong_type",
            pointer: "#/decisions/learning"),
        .init(
            name: "two answers to one question", body: Say.decisions(#"{"learning":"off","learning":"account"}"#),
            code: "malformed", pointer: "#/decisions/learning", status: 400),
        .init(
            name: "an unknown field", body: Say.decisions(#"{"learning":"visit"}"#).replacing("notice", with: "notise"),
            code: "unknown_field", pointer: "#/notise", hint: "did you mean 'notice'"),
    ]

    @Test(arguments: bad)
    func aDecisionThatIsNotClearIsNoDecision(_ bad: BadBody) async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            let before = try await house.snapshot()
            let answer = try await house.send(
                .put, "/v1/consent", key: house.tents.write.text, shopper: token, bytes: Array(bad.body.utf8))
            #expect(answer.status == bad.status)
            #expect(answer.json.errors[0].code.text == bad.code)
            #expect(answer.json.errors[0].pointer.text == bad.pointer)
            #expect(answer.json.errors[0].detail.text.contains(bad.hint))
            #expect(try await house.snapshot() == before)
            let now = try await house.send(.get, "/v1/consent", key: house.tents.write.text, shopper: token)
            #expect(now.json.purposes[2].level == "account")
        }
    }
}
