import Consent
import HTTPTypes
import Testing

@testable import Server

/// The privacy centre says what holds now, and no more.
@Suite struct CentreTests {
    private static func send(_ house: TestHouse, _ form: String) async throws -> Answer {
        try await house.send(
            .post, "/privacy/tents", bytes: Array("token=\(house.tents.token(for: "c-7"))&\(form)".utf8))
    }

    private static func isOn(_ purpose: PurposeCode, _ page: Answer) -> Bool {
        page.text.contains("name=\"\(purpose.name)\" value=\"account\" checked")
    }

    @Test func aYesThatRanOutIsOffAndCanBeGivenAgain() async throws {
        try await withHouse { house in
            let saved = try await Self.send(house, "do=choose&history=account")
            #expect(saved.status == 200 && saved.text.contains("Saved.") && Self.isOn(.history, saved))
            // The same again is no answer, and leaves no line.
            #expect(try await !Self.send(house, "do=choose&history=account").text.contains("Saved."))

            house.clock.advance(days: 366)
            let late = try await Self.send(house, "do=show")
            #expect(!Self.isOn(.history, late), "what ran out does not hold")
            let again = try await Self.send(house, "do=choose&history=account")
            #expect(again.text.contains("Saved.") && Self.isOn(.history, again))
            let standing = try await house.send(
                .get, "/v1/consent", key: house.tents.write.text, shopper: house.tents.token(for: "c-7"))
            #expect(standing.json.purposes[1].level == "account")
        }
    }

    @Test(arguments: Engine.allCases)
    func whatIsNotToBeUsedIsKeptSaidAndErased(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let token = house.tents.token(for: "c-7")
            #expect(
                try await Self.send(house, "do=dial&step=5").text.contains(CentreWords.english.failed),
                "no yes, no dial")
            _ = try await house.consent(Say.account, shopper: token)
            for visit in 20..<26 {
                let body = Say.events(Say.tents(1, 5), visit: visit, consent: #"{"learning":"visit"}"#)
                _ = try await house.post("/v1/events", body)
            }
            _ = try await house.post("/v1/events", Say.events(["tent-2", "tent-1"], visit: 1), shopper: token)
            func reasons() async throws -> Set<String> {
                let shelf = try await house.post("/v1/recommendations", #"{"placement":"home"}"#, shopper: token)
                return Set(shelf.json["items"].list.flatMap(\.reasons.list).map(\.item.text)).subtracting([""])
            }
            #expect(try await reasons().contains("tent-1"))
            let muted = try await Self.send(house, "do=mute&item=tent-1")
            #expect(muted.text.contains(CentreWords.english.isMuted) && muted.text.contains("value=\"unmute\""))
            #expect(try await !reasons().contains("tent-1"))
            let turned = try await Self.send(house, "do=dial&step=5")
            #expect(turned.text.contains("name=\"step\" value=\"5\" checked"))
            // It is a part of what is held, and said to her.
            let asked = try await house.post("/v1/me/requests", #"{"kind":"access"}"#, shopper: token)
            let path = "/v1/me/requests/\(asked.json.request.id.text)/data"
            let data = try await house.send(.get, path, key: house.tents.write.text, shopper: token)
            #expect(data.json.not_used_for_suggestions == ["tent-1"] && data.json.surprise == 5)
            let page = try await house.send(.get, path + "?format=html", key: house.tents.write.text, shopper: token)
            #expect(page.text.contains("not use for suggestions"))
            #expect(try await Self.send(house, "do=unmute&item=tent-1").text.contains(CentreWords.english.unmuted))
            #expect(try await reasons().contains("tent-1"))
            // An item that is removed takes the word about it along.
            _ = try await Self.send(house, "do=mute&item=tent-1")
            _ = try await Self.send(house, "do=remove&item=tent-1")
            let left = try await house.send(.get, path, key: house.tents.write.text, shopper: token)
            #expect(left.json.not_used_for_suggestions == [] && left.json.surprise == 5)
            _ = try await house.delete("/v1/shoppers/c-7")
            #expect(try await !Self.send(house, "do=show").text.contains("name=\"step\""))
        }
    }

    @Test(arguments: [
        "do=mute", "do=mute&item=never-seen", "do=dial", "do=dial&step=0", "do=dial&step=6", "do=dial&step=x",
    ])
    func whatCannotBeMeantIsRefused(_ form: String) async throws {
        try await withHouse { house in
            _ = try await house.consent(Say.account, shopper: house.tents.token(for: "c-7"))
            let before = try await house.snapshot()
            #expect(try await Self.send(house, form).status == 422)
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func nothingOfHersIsKeptByAnyCache() async throws {
        try await withHouse { house in
            #expect(try await Self.send(house, "do=show").header("Cache-Control") == "no-store")
            let stranger = try await house.send(.post, "/privacy/tents", bytes: Array("token=none".utf8))
            #expect(stranger.status == 401 && !stranger.text.contains("<fieldset>"))
        }
    }
}
