import Consent
import HTTPTypes
import Shop
import Testing

@testable import Server

/// The consent store goes away while many requests are under way, and comes back: nobody outside sees a fault, and
/// nothing personal is read or written meanwhile.
@Suite struct FailUnderLoadTests {
    private static let shelf =
        #"{"placement":"home","visit":["tent-8"],"consent":{"recommendations":"account","learning":"account"}}"#

    /// One request of a page, by turns of each kind, for one of twelve shoppers who agreed to everything.
    private static func ask(_ number: Int, _ house: TestHouse) async throws -> Answer {
        let token = house.tents.token(for: "c-\(number % 12)")
        switch number % 3 {
        case 0: return try await house.post("/v1/recommendations", shelf, shopper: token)
        case 1:
            return try await house.post(
                "/v1/rank", #"{"placement":"home","visit":["tent-8"],"candidates":["tent-1","tent-3"]}"#, shopper: token
            )
        default:
            return try await house.post("/v1/events", Say.events(["tent-2"], visit: 100 + number), shopper: token)
        }
    }

    /// Runs requests side by side; `between` is called once when about half of them have been answered.
    private static func load(
        _ count: Int, _ house: TestHouse, between: @Sendable () -> Void
    ) async throws -> [(number: Int, answer: Answer)] {
        try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
            var answers: [(Int, Answer)] = []
            for number in 0..<count {
                if number >= 16, let answer = try await group.next() { answers.append(answer) }
                if number == count / 2 { between() }
                group.addTask { (number, try await ask(number, house)) }
            }
            for try await answer in group { answers.append(answer) }
            return answers
        }
    }

    private static func withShoppers(
        _ body: @escaping @Sendable (TestHouse, FaultyStore) async throws -> Void
    ) async throws {
        try await withHouse(over: FaultyStore.init) { house in
            let store = try #require(house.store as? FaultyStore)
            for number in 0..<12 {
                let token = house.tents.token(for: "c-\(number)")
                _ = try await house.consent(Say.account, shopper: token)
                _ = try await house.post("/v1/events", Say.events(Say.tents(8, 3), visit: number), shopper: token)
            }
            try await body(house, store)
        }
    }

    @Test(arguments: [StoreFault.Code.unavailable, .corrupt])
    func theStoreGoesAwayInTheMiddle(_ code: StoreFault.Code) async throws {
        try await Self.withShoppers { house, store in
            let stop: @Sendable () -> Void = { store.fail(.entry, with: StoreFault(code)) }
            let answers = try await Self.load(96, house, between: stop)
            #expect(answers.allSatisfy { $0.answer.status == 200 }, "no fault of ours reaches the storefront")
            let shelves = answers.filter { $0.number % 3 != 2 }
            let levels = Dictionary(grouping: shelves) { $0.answer.json.level.text }
            // Some were answered before, some after, and none by half.
            #expect(Set(levels.keys) == ["account", "off"])
            for (_, answer) in levels["off"] ?? [] {
                #expect(answer.json.because == "store_unavailable")
                #expect(answer.json.purposes == [])
            }
        }
    }

    @Test func whileItIsAwayNothingPersonalIsReadOrWritten() async throws {
        try await Self.withShoppers { house, store in
            store.fail(.entry)
            for call in [FaultyStore.Call.row, .commit] { _ = store.takeCount(of: call) }
            let before = try await house.snapshot()
            let nothing: @Sendable () -> Void = {}
            let answers = try await Self.load(48, house, between: nothing)
            #expect(answers.allSatisfy { $0.answer.status == 200 })
            for (number, answer) in answers {
                if number % 3 == 2 {
                    #expect(answer.json.dropped == ["no_consent": 1])
                } else {
                    #expect(answer.json.level == "off")
                }
            }
            #expect(store.takeCount(of: .row) == 0)
            #expect(store.takeCount(of: .commit) == 0)
            #expect(try await house.snapshot() == before)
            // What a stranger gets is what all of them got.
            let asked = Self.shelf.replacing("account", with: "off")
            let stranger = try await house.post("/v1/recommendations", asked)
            for (number, answer) in answers where number % 3 == 0 {
                #expect(answer.json["items"] == stranger.json["items"])
            }
        }
    }

    /// It flickers: every request is answered wholly under her decisions, or wholly without them.
    @Test func aStoreThatFlickersGivesNoHalfAnswers() async throws {
        try await Self.withShoppers { house, store in
            let flicker = Task {
                while !Task.isCancelled {
                    store.fail(.entry, times: 3)
                    await Task.yield()
                    store.heal()
                    await Task.yield()
                }
            }
            let nothing: @Sendable () -> Void = {}
            let answers = try await Self.load(96, house, between: nothing)
            flicker.cancel()
            await flicker.value
            store.heal()
            #expect(answers.allSatisfy { $0.answer.status == 200 })
            for (number, answer) in answers where number % 3 != 2 {
                let isHers = answer.json.level == "account"
                #expect(isHers != (answer.json.because == "store_unavailable"))
                #expect(isHers || answer.json.purposes == [])
            }
            let again = try await house.post("/v1/recommendations", Self.shelf, shopper: house.tents.token(for: "c-1"))
            #expect(again.json.level == "account")
        }
    }
}
