import Consent
import HTTPTypes
import Shop
import Testing

@testable import Server

/// Law 1: what cannot be read is not used, and the shelf is filled all the same.
@Suite struct FailClosedTests {
    /// A house in which a shopper has a profile, and her token.
    private static func withProfile(
        _ body: @escaping @Sendable (TestHouse, FaultyStore, _ token: String) async throws -> Void
    ) async throws {
        try await withHouse(over: FaultyStore.init) { house in
            let store = try #require(house.store as? FaultyStore)
            let token = house.tents.token(for: "c-1")
            _ = try await house.consent(Say.account, shopper: token)
            _ = try await house.post(
                "/v1/events", Say.events(Say.tents(8, 3), visit: 1, kind: "purchase"), shopper: token)
            for visit in 2...4 {
                _ = try await house.post("/v1/events", Say.events(Say.tents(8, 3), visit: visit, consent: Say.yes))
            }
            for call in [FaultyStore.Call.entry, .row, .commit] { _ = store.takeCount(of: call) }
            try await body(house, store, token)
        }
    }

    static let questions = [
        ("/v1/recommendations", #"{"placement":"home","visit":["tent-8"],"consent":{"recommendations":"account"}}"#),
        ("/v1/rank", #"{"placement":"home","visit":["tent-8"],"candidates":["tent-1","tent-3"]}"#),
    ]

    @Test(arguments: questions, [StoreFault.Code.unavailable, .corrupt, .busy])
    func withTheConsentStoreDownSheIsAStranger(
        _ question: (path: String, body: String), _ code: StoreFault.Code
    ) async throws {
        try await Self.withProfile { house, store, token in
            let stranger = try await house.post(question.path, question.body.replacing("account", with: "off"))
            store.fail(.entry, with: StoreFault(code))
            let answer = try await house.post(question.path, question.body, shopper: token)
            #expect(answer.status == 200)
            #expect(answer.json.level == "off")
            #expect(answer.json.because == "store_unavailable")
            #expect(answer.json.purposes == [])
            #expect(answer.json["items"] == stranger.json["items"])
            // Not even tried: no row of hers was asked for, and nothing was written.
            #expect(store.takeCount(of: .row) == 0)
            #expect(store.takeCount(of: .commit) == 0)
        }
    }

    @Test(arguments: questions, [0, 1])
    func aProfileThatBreaksHalfwayIsNotUsedByHalf(
        _ question: (path: String, body: String), _ rows: Int
    ) async throws {
        try await Self.withProfile { house, store, token in
            let asked = question.body.replacing("account", with: "off")
            let stranger = try await house.post(question.path, asked)
            store.fail(.row, after: rows)
            let answer = try await house.post(question.path, question.body, shopper: token)
            #expect(answer.status == 200)
            #expect(answer.json.level == "off")
            #expect(answer.json.because == "store_unavailable")
            #expect(answer.json.purposes == [])
            #expect(answer.json["items"] == stranger.json["items"])
            #expect(store.takeCount(of: .commit) == 0)
            // And then it is used again.
            store.heal()
            #expect(try await house.post(question.path, question.body, shopper: token).json.level == "account")
        }
    }

    @Test func aFaultThatNobodyForesawIsNoReasonToGuessEither() async throws {
        try await Self.withProfile { house, store, token in
            for call in [FaultyStore.Call.entry, .row] {
                store.fail(call, with: FaultyStore.Unforeseen())
                let answer = try await house.post(Self.questions[0].0, Self.questions[0].1, shopper: token)
                #expect(answer.status == 200)
                #expect(answer.json.level == "off")
                store.heal()
            }
        }
    }

    @Test func eventsAreDroppedWhileNobodyKnowsWhatSheAgreedTo() async throws {
        try await Self.withProfile { house, store, token in
            let before = try await house.snapshot()
            store.fail(.entry)
            let answer = try await house.post(
                "/v1/events", Say.events(["tent-1"], visit: 9, consent: Say.account), shopper: token)
            #expect(answer.status == 200)
            #expect(answer.json.dropped == ["no_consent": 1])
            #expect(store.takeCount(of: .commit) == 0)
            store.heal()
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func anEventThatCannotBeAddedToAProfileChangesNothing() async throws {
        try await Self.withProfile { house, store, token in
            let before = try await house.snapshot()
            for rows in 0...1 {
                store.fail(.row, after: rows)
                let answer = try await house.post("/v1/events", Say.events(["tent-1"], visit: 9), shopper: token)
                #expect(answer.status == 503)
                #expect(store.takeCount(of: .commit) == 0)
                #expect(try await house.snapshot() == before)
            }
        }
    }

    @Test func anotherMasterKeyOpensNothing() async throws {
        // Her wrapped key is moved to another shopper: it does not open there, and so nothing of either is used.
        try await Self.withProfile { house, _, _ in
            let (anna, berta) = (house.tents.secret.pseudonym(of: "c-1"), house.tents.secret.pseudonym(of: "c-2"))
            let hers = try await house.store.entry(of: anna, in: 1)
            let decision = Decision(
                purpose: .recommendations, level: .account, notice: Notice(version: "1", language: "en"),
                time: TestClock.start)
            _ = try await house.store.commit(
                Change(shop: 1, writes: [.decide(berta, [decision], after: 0, key: hers?.wrappedKey)]))
            let token = house.tents.token(for: "c-2")
            let answer = try await house.post("/v1/recommendations", #"{"placement":"home"}"#, shopper: token)
            #expect(answer.status == 200)
            #expect(answer.json.because == "store_unavailable")
        }
    }
}
