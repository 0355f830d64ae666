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

    @Test func nothingOfHersIsKeptByAnyCache() async throws {
        try await withHouse { house in
            #expect(try await Self.send(house, "do=show").header("Cache-Control") == "no-store")
            let stranger = try await house.send(.post, "/privacy/tents", bytes: Array("token=none".utf8))
            #expect(stranger.status == 401 && !stranger.text.contains("<fieldset>"))
        }
    }
}
