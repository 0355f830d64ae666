import Consent
import HTTPTypes
import Testing

@testable import Server

/// What may be asked, in which words, and whose answers count.
@Suite struct NoticesTests {
    static func ask(
        _ house: TestHouse, _ query: String = "", shopper: String? = nil, gpc: Bool = false
    ) async throws -> JSON {
        let answer = try await house.send(
            .get, "/v1/consent/notices\(query)", key: house.tents.write.text, shopper: shopper,
            headers: gpc ? ["Sec-GPC": "1"] : [:])
        #expect(answer.status == 200)
        return answer.json
    }

    @Test func aVisitorMayBeAskedEverythingOnce() async throws {
        try await withHouse { house in
            let answer = try await Self.ask(house, "?language=de-AT")
            #expect(answer.notices.list.map(\.purpose.text) == PurposeCode.allCases.map(\.name))
            #expect(answer.controller.name == "not configured" && answer.controller.complaints == .null)
            #expect(answer.notices.list.allSatisfy { $0.may_ask == true && $0.because == "never_asked" })
            #expect(answer.notices.list.allSatisfy { $0.language == "de" && $0.sha256.text.count == 64 })
            #expect(answer.place == "unknown" && answer.age_of_consent == 16)
            #expect(answer.asking == ["months_after_no": 6, "months_after_yes": 12], "as the floor asks, in 2024")
            let silent = try await Self.ask(house, gpc: true)
            #expect(silent.gpc_honoured == true && answer.gpc_sentences == .null)
            #expect(silent.notices.list.allSatisfy { $0.may_ask == false && $0.because == "signal" })
        }
    }

    @Test func californiansAreShownThatTheirSignalWasObeyed() async throws {
        try await withHouse { house in
            house.clock.advance(days: 600)
            let token = house.token(["place": #""US-CA""#])
            let shown = try await Self.ask(house, shopper: token, gpc: true)
            #expect(shown.gpc_sentences == [["language": "en", "text": "Opt-Out Request Honored"]])
            #expect(shown.asking.months_after_no == 12)
        }
    }

    @Test func aNoIsNotAskedAgainForMonthsAndAYesRunsOut() async throws {
        try await withHouse { house in
            let token = house.token(["place": #""DE""#])
            _ = try await house.consent(#"{"offers":"off","history":"account"}"#, shopper: token)
            let now = try await Self.ask(house, shopper: token)
            #expect(now.place == "DE")
            #expect(now.notices[5].because == "said_no" && now.notices[5].not_before == "2025-04-04")
            #expect(now.notices[1].because == "said_yes" && now.notices[0].because == "never_asked")

            house.clock.advance(days: 183)
            let later = try await Self.ask(house, shopper: token)
            #expect(later.notices[5].may_ask == true && later.notices[5].because == "no_is_old")

            house.clock.advance(days: 183)
            let year = try await Self.ask(house, shopper: token)
            #expect(year.notices[1].may_ask == true && year.notices[1].because == "expired")
            let standing = try await house.send(.get, "/v1/consent", key: house.tents.write.text, shopper: token)
            #expect(standing.json.purposes[1].level == "off" && standing.json.purposes[1].because == "expired")
        }
    }

    @Test func wordsThatAreNotInUseAreRefusedWithWhatIs() async throws {
        try await withHouse { house in
            let token = house.tents.token(for: "c-1")
            for (notice, pointer, hint) in [
                (#"{"version":"2","language":"en"}"#, "#/notice/version", "version '1'"),
                (#"{"version":"1","language":"fr"}"#, "#/notice/language", "in en, de"),
                (#"{"version":"1","language":"ed"}"#, "#/notice/language", "did you mean"),
                (#"{"version":"1","language":"en","hash":"00"}"#, "#/notice/hash", "GET /v1/consent/notices"),
            ] {
                let answer = try await house.send(
                    .put, "/v1/consent", key: house.tents.write.text, shopper: token,
                    bytes: Array(#"{"decisions":{"learning":"visit"},"notice":\#(notice)}"#.utf8))
                #expect(answer.status == 422)
                #expect(answer.json.errors[0].pointer.text == pointer)
                #expect(answer.json.errors[0].detail.text.contains(hint))
            }
            let surface = try await house.send(
                .put, "/v1/consent", key: house.tents.write.text, shopper: token,
                bytes: Array(
                    #"{"decisions":{"learning":"visit"},"notice":{"version":"1","language":"en"},"surface":"baner"}"#
                        .utf8))
            #expect(surface.json.errors[0].detail.text.contains("did you mean 'banner'"))
            #expect(try await house.store.decisions(of: house.tents.secret.pseudonym(of: "c-1"), in: 1).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func aVisitorsReceiptIsHersAlone(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let body = Say.decisions(#"{"recommendations":"visit","learning":"off"}"#)
            let answer = try await house.post("/v1/consent/anonymous", body)
            #expect(answer.status == 200)
            #expect(answer.json.receipts.list.map(\.index) == [0, 1])
            let record = JSON(bytes: Array(answer.json.receipts[0].payload.text.utf8))
            #expect(record.pii_processing[0].purpose == "recommendations" && record.confide.level == "visit")
            // A token beside it changes nothing: nothing is kept of whoever sends it.
            let token = house.tents.token(for: "c-1")
            _ = try await house.post("/v1/consent/anonymous", body, shopper: token)
            #expect(try await house.store.entry(of: house.tents.secret.pseudonym(of: "c-1"), in: 1) == nil)
            let far = try await house.post("/v1/consent/anonymous", Say.decisions(Say.account))
            #expect(far.status == 422 && far.json.errors[0].detail.text.contains("at most device"))
        }
    }
}

/// Below the age of consent nothing personal is kept.
@Suite struct MinorTests {
    @Test(arguments: [
        (["minor": "true"], true), (["minor": "false"], false), (["age": "15"], true), (["age": "16"], false),
        (["age": "13", "place": #""GB""#], true), (["age": "40", "minor": "true"], true), ([:], false),
    ])
    func theTokenSaysWhoIsOne(claims: [String: String], isMinor: Bool) async throws {
        try await withHouse { house in
            let answer = try await house.consent(#"{"learning":"account"}"#, shopper: house.token(claims))
            #expect(answer.status == (isMinor ? 422 : 200))
            if isMinor {
                #expect(answer.json.errors[0].detail.text.contains("below the age of consent"))
                #expect(try await house.store.entry(of: house.tents.secret.pseudonym(of: "c-1"), in: 1) == nil)
            }
        }
    }

    @Test func whatAnAccountHeldIsNotUsedUnderAMinorsToken() async throws {
        try await withHouse { house in
            _ = try await house.consent(Say.account, shopper: house.token([:]))
            let before = try await house.snapshot()
            let young = house.token(["minor": "true"])
            let events = try await house.post("/v1/events", Say.events(["tent-1"], visit: 1), shopper: young)
            #expect(events.json.kept == 0)
            #expect(try await house.snapshot() == before)
            let answer = try await house.post("/v1/recommendations", #"{"placement":"home"}"#, shopper: young)
            #expect(answer.json.level == "visit" && answer.json.because == "below_age")
            let asked = try await NoticesTests.ask(house, shopper: young)
            #expect(asked.notices.list.allSatisfy { $0.may_ask == false && $0.because == "below_age" })
            // Taking back is open to everyone.
            #expect(try await house.consent(Say.nothing, shopper: young).status == 200)
        }
    }

    @Test(arguments: [
        ["minor": "1"], ["minor": #""true""#], ["age": "-1"], ["age": "15.5"], ["age": #""15""#], ["age": "151"],
        ["place": #""Germany""#], ["place": #""de""#], ["place": "1"],
    ])
    func aTokenThatIsNotClearIsNoToken(claims: [String: String]) async throws {
        try await withHouse { house in
            let answer = try await house.send(
                .get, "/v1/consent", key: house.tents.write.text, shopper: house.token(claims))
            #expect(answer.status == 401 && answer.code == "shopper_token_invalid")
        }
    }
}

extension TestHouse {
    /// A token of the tent shop for `c-1` with further claims, given as JSON.
    func token(_ claims: [String: String]) -> String {
        let more = claims.map { #","\#($0.key)":\#($0.value)"# }.joined()
        return Forge.token(
            #"{"sub":"c-1","aud":"confide:tents","exp":4000000000\#(more)}"#, by: tents.secret.tokenKey)
    }
}
