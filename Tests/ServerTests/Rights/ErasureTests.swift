import Consent
import Engagement
import HTTPTypes
import Ledger
import Oversight
import Recommend
import Shop
import Testing

@testable import Server

/// Law 2, through HTTP: forgetting is exact.
@Suite struct ErasureTests {
    private static let first = [[1, 2, 3], [2, 3], [4, 5, 6]]
    private static let later = [[1, 3], [6, 7, 8], [2, 8]]

    private static func visitors(_ visits: [[Int]], from number: Int, _ house: TestHouse) async throws {
        for (at, items) in visits.enumerated() {
            let body = Say.events(items.map { "tent-\($0)" }, visit: number + at, consent: #"{"learning":"visit"}"#)
            #expect(try await house.post("/v1/events", body).json.kept.int == items.count)
        }
    }

    private static func anna(_ house: TestHouse) async throws {
        let token = house.tents.token(for: "c-1")
        _ = try await house.consent(Say.account, shopper: token)
        for (visit, items) in [(51, [1, 8]), (52, [8, 2]), (53, [3, 3, 1])] {
            let body = Say.events(items.map { "tent-\($0)" }, visit: visit, kind: "purchase")
            #expect(try await house.post("/v1/events", body, shopper: token).status == 200)
        }
    }

    /// Brings a shop's journal level with another's by changing a price to and fro, which teaches the models nothing.
    ///
    /// A visit's place in the journal is a part of it; so a shop that never saw her must have had other facts instead.
    private static func level(_ house: TestHouse, with head: UInt64) async throws {
        var price = 1_000
        while try await house.store.head(of: 1) < head {
            price += 1
            _ = try await house.put("/v1/items/tent-12", #"{"title":"T","price":"\#(price) EUR"}"#)
        }
    }

    @Test(arguments: Engine.allCases, Depth.allCases)
    func afterAnErasureTheModelsAreThoseOfAShopThatNeverSawHer(_ engine: Engine, _ depth: Depth) async throws {
        let founding = try Founding()
        let (digests, heads) = (Box<String>(), Box<UInt64>())
        try await withHouse(founding, on: engine, at: depth) { house in
            try await Self.visitors(Self.first, from: 1, house)
            try await Self.anna(house)
            heads.add(try await house.store.head(of: 1))
            try await Self.visitors(Self.later, from: 11, house)
            let with = try await house.digest()

            let answer = try await house.delete("/v1/shoppers/c-1")
            #expect(answer.status == 200)
            #expect(answer.json.erased == ["visits": 3, "sealed_rows": 3, "decisions": 4, "keys": 1])
            let position = try await house.get("/v1/models").json.position
            #expect(answer.json.position == position)
            digests.add(try await house.digest())
            #expect(digests.all[0] != with)

            // A node that folds the journal from its beginning comes to the same.
            let other = try await House(store: house.store, master: founding.master) { TestClock.start }
            #expect(other.rooms[1]?.fold.standing().digest.description == digests.all[0])
        }
        try await withHouse(founding, on: engine) { house in
            try await Self.visitors(Self.first, from: 1, house)
            try await Self.level(house, with: heads.all[0])
            try await Self.visitors(Self.later, from: 11, house)
            #expect(try await house.digest() == digests.all[0])
        }
    }

    @Test(arguments: Engine.allCases)
    func anErasedShopperIsAStranger(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            try await Self.anna(house)
            _ = try await house.delete("/v1/shoppers/c-1")
            let token = house.tents.token(for: "c-1")
            let consent = try await house.send(.get, "/v1/consent", key: house.tents.write.text, shopper: token)
            #expect(consent.json.purposes.list.allSatisfy { $0.level == "off" && $0.because == "not_asked" })
            let shelf = try await house.post("/v1/recommendations", #"{"placement":"home"}"#, shopper: token)
            #expect(shelf.json.level == "off")
            #expect(shelf.json.because == "not_asked")
            let events = try await house.post("/v1/events", Say.events(["tent-1"], visit: 60), shopper: token)
            #expect(events.json.dropped == ["no_consent": 1])
            let shopper = house.tents.secret.pseudonym(of: "c-1")
            #expect(try await house.store.entry(of: shopper, in: 1) == nil)
            #expect(try await house.store.decisions(of: shopper, in: 1).isEmpty)
            // And she may come back as anybody may.
            #expect(try await house.consent(Say.account, shopper: token).status == 200)
        }
    }

    @Test func whoIsErasedTwiceIsErasedOnce() async throws {
        try await withHouse { house in
            try await Self.anna(house)
            _ = try await house.delete("/v1/shoppers/c-1")
            let before = try await house.snapshot()
            let again = try await house.delete("/v1/shoppers/c-1")
            #expect(again.status == 200)
            #expect(again.json.erased == ["visits": 0, "sealed_rows": 0, "decisions": 0, "keys": 0])
            let after = try await house.snapshot()
            #expect(after.models == before.models && after.visits == before.visits)
            #expect(after.ledger != before.ledger, "that it was asked leaves its line, as it does for everybody")
            let unknown = try await house.delete("/v1/shoppers/never-seen")
            // Nobody can tell from the answer whether somebody was ever there.
            #expect(unknown.status == 200)
            #expect(unknown.json.erased == again.json.erased)
            #expect(Set(unknown.json.members.keys) == Set(again.json.members.keys))
        }
    }

    /// What an erasure asks of the store, of the list of destroyed keys and of the ledger.
    private struct Steps: Equatable {
        var calls: [FaultyStore.Call: Int] = [:]
        var lines = 0
        var marks: [Int] = []
    }

    /// Counts what is written to the list of destroyed keys: the marks of each wait for the disk.
    private final class CountedKeys: StruckKeys {
        private let batches = Box<Int>()
        func contains(_ mark: KeyMark) -> Bool { false }
        func strike(_ marks: [KeyMark]) async throws { batches.add(marks.count) }
        var all: [Int] { batches.all }
    }

    /// Nobody can tell from how long it takes whether somebody was there: the house does the same for both.
    @Test(arguments: Engine.allCases)
    func aShopperNobodyKnowsTakesTheSameSteps(_ engine: Engine) async throws {
        let keys = CountedKeys()
        try await withHouse(on: engine, over: FaultyStore.init, settle: { $0.struck = keys }) { house in
            let store = try #require(house.store as? FaultyStore)
            _ = try await house.consent(Say.account, shopper: house.tents.token(for: "c-1"))
            _ = try await house.post(
                "/v1/events", Say.events(["tent-1"], visit: 51), shopper: house.tents.token(for: "c-1"))
            func steps(_ path: String, _ visits: Int) async throws -> Steps {
                for call in FaultyStore.Call.allCases { _ = store.takeCount(of: call) }
                let (lines, batches) = (try await store.frontier(of: 1).size, keys.all.count)
                let answer = try await house.delete(path)
                #expect(answer.json.erased.visits.int == visits)
                var steps = Steps()
                for call in FaultyStore.Call.allCases { steps.calls[call] = store.takeCount(of: call) }
                steps.lines = try await store.frontier(of: 1).size - lines
                steps.marks = Array(keys.all.dropFirst(batches))
                return steps
            }
            let known = try await steps("/v1/shoppers/c-1", 1)
            let unknown = try await steps("/v1/shoppers/never-seen", 0)
            #expect(known == unknown)
            #expect(known.calls[.commit] == 1 && known.lines == 1 && known.marks == [2])
            #expect(
                known.calls[.facts] == unknown.calls[.facts] && (known.calls[.facts] ?? 0) > 0, "and the models wait")
        }
    }

    @Test func anErasureLeavesALineThatSaysNothingOfHer() async throws {
        try await withHouse { house in
            try await Self.anna(house)
            let receipt = try await house.delete("/v1/shoppers/c-1").json.receipt
            #expect(receipt.act == "erasure")
            #expect(receipt.payload.text == "time=\(TestClock.start)")
            let salt = try #require(Hex.decode(receipt.salt.text))
            let opening = try Opening(salt: salt, act: .erasure, payload: Array(receipt.payload.text.utf8))
            let leaf = try await house.store.lines(of: 1, from: receipt.index.int, limit: 1).map(\.leaf)
            #expect(leaf == [Commitment(opening: opening).leaf])
        }
    }

    @Test func onlyTheShopsServerMayEraseAPerson() async throws {
        try await withHouse { house in
            try await Self.anna(house)
            let before = try await house.snapshot()
            let token = house.tents.token(for: "c-1")
            let answer = try await house.send(
                .delete, "/v1/shoppers/c-1", key: house.tents.write.text, shopper: token)
            #expect(answer.code == "key_may_not")
            #expect(try await house.snapshot() == before)
        }
    }

    @Test(arguments: ["/v1/shoppers/%", "/v1/shoppers/%FF", "/v1/shoppers/" + String(repeating: "c", count: 257)])
    func aCustomerNumberThatIsNoneIsRefused(_ path: String) async throws {
        try await withHouse { house in
            let answer = try await house.delete(path)
            #expect(answer.status == 422)
        }
    }

    @Test(arguments: Engine.allCases)
    func whoHoldsAVisitsTokenMayHaveItForgotten(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            try await Self.visitors(Self.first, from: 1, house)
            let without = try await house.digest()
            try await Self.visitors([[7, 8]], from: 99, house)
            let body = #"{"visit":"\#(Say.visit(99))"}"#
            let answer = try await house.post("/v1/visits/forget", body)
            #expect(answer.status == 200)
            #expect(answer.json.erased.visits == 1)
            #expect(answer.json.receipt.act == "erasure")
            #expect(try await house.digest() == without)
            let again = try await house.post("/v1/visits/forget", body)
            #expect(again.status == 200)
            #expect(again.json.erased.visits == 0)
            #expect(try await house.digest() == without)
        }
    }

    @Test(arguments: ["{}", #"{"visit":""}"#, #"{"visit":1}"#, #"{"vist":"x"}"#, ""])
    func aVisitMustBeNamed(_ body: String) async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            #expect([400, 422].contains(try await house.post("/v1/visits/forget", body).status))
            #expect(try await house.snapshot() == before)
        }
    }
}
